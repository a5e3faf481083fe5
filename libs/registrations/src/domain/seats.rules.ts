/* How many seats there are for whom: capacity, the two halves of a hybrid session, and quotas. Pure.
   Source: docs/stories/seats.md. */

import type { SeatState } from '#sessions';

export type { SeatState };

/** Seats kept for people of a kind of organisation, of a city, or of both; or set aside for one organisation. */
export interface QuotaSeats {
  readonly id: string;
  readonly seats: number;
  /** Its people who hold a seat, whichever. */
  readonly taken: number;
  /** Its unused seats went to everybody. */
  readonly isReleased: boolean;
  /** Of one organisation: what nobody has claimed counts as taken. Left out: no. */
  readonly isSetAside?: boolean;
}

/** The seat row as the lock shows it, with its quotas. */
export interface Seats {
  readonly capacity: number;
  readonly taken: number;
  /** People. */
  readonly waiting: number;
  /** Of them, those who share the place of another. */
  readonly waitingTogether: number;
  /** Drawn by the next to join the waitlist. */
  readonly nextRank: number;
  readonly state: SeatState;
  /** The session's start. */
  readonly closesAt: Date;
  readonly registrationOpensAt: Date | null;
  readonly registrationClosesAt: Date | null;
  /** Of the capacity, the part on-line; null unless the session is hybrid. */
  readonly online: { readonly capacity: number; readonly taken: number } | null;
  readonly quotas: readonly QuotaSeats[];
  readonly groupPolicy: 'HOLD' | 'SKIP';
  readonly promotion: 'CONFIRM' | 'OFFER';
  /** How long an offer stands, at most. */
  readonly offerHours: number;
  /** Hours before the start at which the last offer ends. */
  readonly offerCutoffHours: number;
  /** Hours before the start from which nobody cancels by themselves. */
  readonly cancelCutoffHours: number;
  readonly needsApproval: boolean;
  /** Minutes for which a seat is held until its address is confirmed; null: confirmed at once. */
  readonly addressHoldMinutes: number | null;
}

/** What decides which seats somebody may have. */
export interface Applicant {
  /** Quotas whose condition the person meets. */
  readonly quotaIds: readonly string[];
  /** On-line, in a hybrid session. */
  readonly online: boolean;
}

export const ANYBODY: Applicant = { quotaIds: [], online: false };

/** Whose seat it is: one that a quota keeps, or one that is open to all. */
export type Seat = { readonly quotaId: string } | 'OPEN';

/** Why there is none. */
export type NoSeat = 'FULL' | 'MODE_FULL' | 'QUOTA_USED_UP';

const keptBy = (quota: QuotaSeats): number => (quota.isReleased ? 0 : Math.max(0, quota.seats - quota.taken));

/** From this instant on nobody gives a seat back by themselves. */
export const cancellationEnds = ({
  closesAt,
  cancelCutoffHours,
}: Pick<Seats, 'closesAt' | 'cancelCutoffHours'>): Date =>
  new Date(closesAt.getTime() - cancelCutoffHours * 3_600_000);

export const freeSeats = (seats: Seats): number => Math.max(0, seats.capacity - seats.taken);

/** Free seats that no quota keeps. */
export const openSeats = (seats: Seats): number =>
  Math.max(0, freeSeats(seats) - seats.quotas.reduce((kept, quota) => kept + keptBy(quota), 0));

/** Seats set aside that nobody has claimed yet: as good as taken for everybody else. */
export const unclaimedSeats = (quotas: readonly QuotaSeats[]): number =>
  quotas.reduce((sum, quota) => sum + (quota.isSetAside ? keptBy(quota) : 0), 0);

function freeInMode(seats: Seats, online: boolean): number {
  if (!seats.online) return freeSeats(seats);
  const { capacity, taken } = seats.online;
  return online ? capacity - taken : seats.capacity - capacity - (seats.taken - taken);
}

/** The seat that this person can have now. One set aside for their organisation first; then a seat of their own quotas, so that the
 *  open ones stay for those who have no other; of several quotas the smallest remainder decides. However much quotas promise, nobody has a
 *  seat that is set aside for others. */
export function seatFor(seats: Seats, applicant: Applicant): Seat | NoSeat {
  if (freeSeats(seats) === 0) return 'FULL';
  if (freeInMode(seats, applicant.online) <= 0) return 'MODE_FULL';
  const own = seats.quotas.filter((quota) => !quota.isReleased && applicant.quotaIds.includes(quota.id));
  const aside = own.find((quota) => quota.isSetAside && keptBy(quota) > 0);
  if (aside) return { quotaId: aside.id };
  if (freeSeats(seats) <= unclaimedSeats(seats.quotas)) return 'QUOTA_USED_UP';
  const [smallest] = own.filter((quota) => !quota.isSetAside).toSorted((a, b) => keptBy(a) - keptBy(b));
  if (smallest && keptBy(smallest) > 0) return { quotaId: smallest.id };
  return openSeats(seats) > 0 ? 'OPEN' : 'QUOTA_USED_UP';
}

export const isSeat = (answer: Seat | NoSeat): answer is Seat =>
  answer === 'OPEN' || typeof answer === 'object';

/** The row with one seat more taken by this person, or one less for -1. */
export function countSeat(seats: Seats, applicant: Applicant, by: 1 | -1): Seats {
  return {
    ...seats,
    taken: seats.taken + by,
    online:
      seats.online && applicant.online ? { ...seats.online, taken: seats.online.taken + by } : seats.online,
    quotas: seats.quotas.map((quota) =>
      applicant.quotaIds.includes(quota.id) ? { ...quota, taken: quota.taken + by } : quota,
    ),
  };
}

export interface Seated {
  readonly seats: readonly Seat[];
  /** The row after all of them. */
  readonly after: Seats;
}

/** Seats for all of them, or why the first who has none has none. */
export function seatTogether(seats: Seats, applicants: readonly Applicant[]): Seated | NoSeat {
  let after = seats;
  const given: Seat[] = [];
  for (const applicant of applicants) {
    const seat = seatFor(after, applicant);
    if (!isSeat(seat)) return seat;
    given.push(seat);
    after = countSeat(after, applicant, 1);
  }
  return { seats: given, after };
}
