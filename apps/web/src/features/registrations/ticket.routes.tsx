import { createRoute, redirect } from '@tanstack/react-router';
import { localeRoute } from '../../app/locale-route';
import { MyTicketsDocument } from '../../shared/gql/graphql';
import { randomKey } from '../../shared/lib/random-key';
import { readReference } from '../../shared/lib/reference';
import { CancelPage } from './cancel-page';
import { FindTicketPage } from './find-ticket-page';
import { drawQr } from '../../shared/lib/qr-path';
import { idOf, readTicket } from './read-ticket';
import { TICKET_DONE } from './ticket-changes';
import { TicketPage } from './ticket-page';

/** `/km/tickets/<reference>`: the proof of a seat, and what happens next. */
export const ticketRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'tickets/$reference',
  validateSearch: (search: Record<string, unknown>) => ({
    done: TICKET_DONE.find((done) => done === search['done']) ?? null,
    other: idOf(search['other']),
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    const ticket = await readTicket(context, params);
    const errors = (context.submission?.errors ?? []).map((error) => ({ ...error, field: '' }));
    const qr = ticket.admissionCode === null ? null : drawQr(ticket.admissionCode);
    return { ticket, qr, errors, ...deps };
  },
  staticData: { section: 'ticket' },
  component: () => <TicketPage {...ticketRoute.useLoaderData()} />,
});

/** `/km/tickets/<reference>/cancel`: the question before a seat is given up. */
export const cancelTicketRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'tickets/$reference/cancel',
  loader: async ({ context, params }) => ({
    ticket: await readTicket(context, params),
    submission: context.submission,
    idempotencyKey: context.submission?.values['idempotencyKey'] ?? randomKey(),
  }),
  staticData: { section: 'ticket' },
  component: () => <CancelPage {...cancelTicketRoute.useLoaderData()} />,
});

const textOf = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 40) : '');

const cursorOf = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value.slice(0, 500) : null;

/** `/km/tickets`: find a ticket by its reference; for whoever is signed in, their own above it. */
export const findTicketRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'tickets',
  validateSearch: (search: Record<string, unknown>) => ({
    reference: textOf(search['reference']),
    unknown: textOf(search['unknown']),
    after: cursorOf(search['after']),
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    const known = readReference(deps.reference);
    if (known) throw redirect({ href: `/${params.locale}/tickets/${known}` });
    const { signedIn } = await context.viewer();
    const own = signedIn
      ? await context.api(params.locale).query(MyTicketsDocument, { after: deps.after })
      : null;
    return {
      own,
      after: deps.after,
      typed: deps.reference || deps.unknown,
      refused: deps.unknown ? ('unknown' as const) : deps.reference ? ('malformed' as const) : null,
    };
  },
  staticData: { section: 'ticket' },
  component: () => <FindTicketPage {...findTicketRoute.useLoaderData()} />,
});
