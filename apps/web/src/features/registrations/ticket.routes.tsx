import { createRoute, notFound, redirect } from '@tanstack/react-router';
import { localeRoute } from '../../app/locale-route';
import { TicketPageDocument } from '../../shared/gql/graphql';
import type { RouterContext } from '../../shared/lib/frame';
import { randomKey } from '../../shared/lib/random-key';
import type { Locale } from '../../shared/lib/locale';
import { readReference } from '../../shared/lib/reference';
import { CancelPage } from './cancel-page';
import { FindTicketPage } from './find-ticket-page';
import { drawQr } from '../../shared/lib/qr-path';
import { TicketPage } from './ticket-page';

async function readTicket(
  context: RouterContext,
  { locale, reference }: { locale: Locale; reference: string },
) {
  const known = readReference(reference);
  if (!known) throw notFound();
  const { ticket } = await context.api(locale).query(TicketPageDocument, { reference: known });
  if (!ticket)
    throw redirect({ href: `/${locale}/tickets?unknown=${encodeURIComponent(reference.slice(0, 40))}` });
  return ticket;
}

/** `/km/tickets/<reference>`: the proof of a seat, and what happens next. */
export const ticketRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'tickets/$reference',
  loader: async ({ context, params }) => {
    const ticket = await readTicket(context, params);
    return { ticket, qr: drawQr(ticket.reference) };
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

/** `/km/tickets`: find a ticket by its reference. */
export const findTicketRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'tickets',
  validateSearch: (search: Record<string, unknown>) => ({
    reference: textOf(search['reference']),
    unknown: textOf(search['unknown']),
  }),
  loaderDeps: ({ search }) => search,
  loader: ({ params, deps }) => {
    const known = readReference(deps.reference);
    if (known) throw redirect({ href: `/${params.locale}/tickets/${known}` });
    return {
      typed: deps.reference || deps.unknown,
      refused: deps.unknown ? ('unknown' as const) : deps.reference ? ('malformed' as const) : null,
    };
  },
  staticData: { section: 'ticket' },
  component: () => <FindTicketPage {...findTicketRoute.useLoaderData()} />,
});
