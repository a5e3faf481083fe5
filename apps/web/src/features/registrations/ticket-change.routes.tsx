import { createRoute, redirect } from '@tanstack/react-router';
import { localeRoute } from '../../app/locale-route';
import {
  AddressLinkPageDocument,
  TicketDatesDocument,
  TicketQuestionsDocument,
} from '../../shared/gql/graphql';
import { randomKey } from '../../shared/lib/random-key';
import { readReference } from '../../shared/lib/reference';
import { ChangeDatePage } from './change-date-page';
import { ConfirmAddressPage } from './confirm-address-page';
import { CorrectAddressPage } from './correct-address-page';
import { GiveSeatPage } from './give-seat-page';
import { SwitchModePage } from './switch-mode-page';
import { TicketRoomPage } from './ticket-room';
import { TicketQuestionsPage } from './ticket-questions-page';
import { idOf, readTicket } from './read-ticket';

/** `/km/tickets/<reference>/date`: another date of the course; with `?to=`, the question before it. */
const changeDateRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'tickets/$reference/date',
  validateSearch: (search: Record<string, unknown>) => ({ to: idOf(search['to']) }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    const ticket = await readTicket(context, params);
    const reference = readReference(params.reference) ?? '';
    const found = await context.api(params.locale).query(TicketDatesDocument, { reference });
    const dates = found.ticket?.otherDates ?? [];
    const { submission } = context;
    const to = submission && submission.errors.length > 0 ? null : deps.to;
    return {
      ticket,
      dates,
      chosen: dates.find(({ id, state }) => id === to && state === 'OPEN') ?? null,
      submission,
      idempotencyKey: randomKey(),
    };
  },
  staticData: { section: 'ticket' },
  component: () => <ChangeDatePage {...changeDateRoute.useLoaderData()} />,
});

/** `/km/tickets/<reference>/give`: the seat for somebody else. */
const giveSeatRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'tickets/$reference/give',
  loader: async ({ context, params }) => ({
    ticket: await readTicket(context, params),
    submission: context.submission,
    idempotencyKey: context.submission?.values['idempotencyKey'] ?? randomKey(),
  }),
  staticData: { section: 'ticket' },
  component: () => <GiveSeatPage {...giveSeatRoute.useLoaderData()} />,
});

/** `/km/tickets/<reference>/mode`: on-line instead, or to the room instead. */
const switchModeRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'tickets/$reference/mode',
  loader: async ({ context, params }) => ({
    ticket: await readTicket(context, params),
    submission: context.submission,
    idempotencyKey: randomKey(),
  }),
  staticData: { section: 'ticket' },
  component: () => <SwitchModePage {...switchModeRoute.useLoaderData()} />,
});

/** `/km/tickets/<reference>/address`: the right address for the wrong one, while it is to be confirmed. */
const correctAddressRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'tickets/$reference/address',
  loader: async ({ context, params }) => ({
    ticket: await readTicket(context, params),
    submission: context.submission,
  }),
  staticData: { section: 'ticket' },
  component: () => <CorrectAddressPage {...correctAddressRoute.useLoaderData()} />,
});

/** `/km/confirm/<token>`: where the link of the mail leads. To look confirms nothing. */
const confirmAddressRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'confirm/$token',
  loader: async ({ context, params: { locale, token } }) => {
    const { addressLink } = await context.api(locale).query(AddressLinkPageDocument, { token });
    return { token, link: addressLink ?? null, submission: context.submission };
  },
  staticData: { section: 'ticket' },
  component: () => <ConfirmAddressPage {...confirmAddressRoute.useLoaderData()} />,
});

/** `/km/tickets/<reference>/questions`: what the session asks, and the answers. */
const ticketQuestionsRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'tickets/$reference/questions',
  loader: async ({ context, params }) => {
    const reference = readReference(params.reference) ?? '';
    const { ticket } = await context.api(params.locale).query(TicketQuestionsDocument, { reference });
    // Whoever has no such code is led to the search for one.
    if (!ticket)
      throw redirect({
        href: `/${params.locale}/tickets/${encodeURIComponent(params.reference.slice(0, 40))}`,
      });
    return { ticket, submission: context.submission };
  },
  staticData: { section: 'ticket' },
  component: () => <TicketQuestionsPage {...ticketQuestionsRoute.useLoaderData()} />,
});

/** `/km/tickets/<reference>/room`: why nobody is let in now; whoever may is led into the room before this page is asked for. */
const ticketRoomRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'tickets/$reference/room',
  loader: async ({ context, params }) => ({ ticket: await readTicket(context, params) }),
  staticData: { section: 'ticket' },
  component: () => <TicketRoomPage {...ticketRoomRoute.useLoaderData()} />,
});

export const ticketChangeRoutes = [
  changeDateRoute,
  giveSeatRoute,
  switchModeRoute,
  correctAddressRoute,
  confirmAddressRoute,
  ticketQuestionsRoute,
  ticketRoomRoute,
] as const;
