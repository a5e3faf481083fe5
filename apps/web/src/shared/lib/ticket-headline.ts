import type { OwnTicketFragment, SessionState } from '../gql/graphql';

export type Headline =
  | 'confirmed'
  | 'pending'
  | 'address'
  | 'waitlisted'
  | 'offered'
  | 'offered.frozen'
  | 'postponed'
  | 'cancelled'
  | 'given'
  | 'date-changed'
  | 'taken-back'
  | 'released'
  | 'not-approved'
  | 'ran-out'
  | 'left'
  | 'expired'
  | 'called-off';

type TicketFacts = Omit<OwnTicketFragment, 'reference' | 'waitlistPosition'> & {
  readonly session: { readonly state: SessionState };
};

/** A ticket that nobody gave up, by why it ended. */
const ENDED: Partial<Record<NonNullable<TicketFacts['endedBecause']>, Headline>> = {
  TRANSFERRED: 'given',
  DATE_CHANGED: 'date-changed',
  NOT_RECONFIRMED: 'taken-back',
  ADDRESS_NOT_CONFIRMED: 'released',
};

/** What a ticket is worth now. */
export function headlineOf(facts: TicketFacts): Headline {
  const { state, offerEndsAt, offerExpired, endedBecause, awaitedAddress, session } = facts;
  if (state === 'EXPIRED') return 'expired';
  if (state === 'CANCELLED') return (endedBecause && ENDED[endedBecause]) ?? 'cancelled';
  if (endedBecause === 'NOT_APPROVED') return 'not-approved';
  if (state === 'DECLINED') return offerExpired ? 'ran-out' : 'left';
  if (session.state === 'CANCELLED') return 'called-off';
  if (awaitedAddress) return 'address';
  if (session.state === 'POSTPONED' && state !== 'OFFERED') return 'postponed';
  if (state === 'OFFERED') return offerEndsAt ? 'offered' : 'offered.frozen';
  if (state === 'PENDING') return 'pending';
  return state === 'WAITLISTED' ? 'waitlisted' : 'confirmed';
}

type Mood = 'ok' | 'wait' | 'bad' | 'quiet';
/** How a notice with each headline looks. */
export const MOODS: Readonly<Record<Headline, Mood>> = {
  confirmed: 'ok',
  pending: 'wait',
  address: 'wait',
  waitlisted: 'wait',
  offered: 'ok',
  'offered.frozen': 'wait',
  postponed: 'wait',
  cancelled: 'quiet',
  given: 'quiet',
  'date-changed': 'quiet',
  'taken-back': 'quiet',
  released: 'quiet',
  'not-approved': 'quiet',
  'ran-out': 'quiet',
  left: 'quiet',
  expired: 'quiet',
  'called-off': 'bad',
};

const LIVE: ReadonlySet<Headline> = new Set([
  'confirmed',
  'pending',
  'address',
  'waitlisted',
  'offered',
  'offered.frozen',
  'postponed',
]);

/** Does the person have a seat, or may yet have one? */
export const isLive = (headline: Headline): boolean => LIVE.has(headline);
