import { notFound, redirect } from '@tanstack/react-router';
import { type TicketPartsFragment, TicketPageDocument } from '../../shared/gql/graphql';
import type { RouterContext } from '../../shared/lib/frame';
import type { Locale } from '../../shared/lib/locale';
import { readReference } from '../../shared/lib/reference';

/** The ticket of an address; leads to the search for one where there is none. */
export async function readTicket(
  context: RouterContext,
  { locale, reference }: { locale: Locale; reference: string },
): Promise<TicketPartsFragment> {
  const known = readReference(reference);
  if (!known) throw notFound();
  const { ticket } = await context.api(locale).query(TicketPageDocument, { reference: known });
  if (!ticket)
    throw redirect({ href: `/${locale}/tickets?unknown=${encodeURIComponent(reference.slice(0, 40))}` });
  return ticket;
}

/** An id or a code in an address: nothing else is written into a link. */
export const idOf = (value: unknown): string | null =>
  typeof value === 'string' && /^[A-Za-z0-9_]{1,60}$/.test(value) ? value : null;
