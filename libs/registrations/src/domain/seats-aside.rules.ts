import { accept, type Refusal, refuse, type Result } from '#kernel';
import { isWithin, MOST_RELEASE_HOURS, MOST_SEATS, promisedSeats } from './seat-settings.rules.js';
import { openSeats, type Seats, unclaimedSeats } from './seats.rules.js';

/* Seats set aside for one organisation. Pure. Source: docs/stories/seats-aside.md. */

export interface AsideWish {
  /** For its people altogether, those who claimed one among them. */
  readonly seats: number;
  /** Hours before the start at which what is unclaimed goes to everybody; null: never. */
  readonly releaseHours: number | null;
}

export type AsideRefusal = Refusal<
  'SESSION_CANCELLED' | 'SESSION_STARTED' | 'QUOTA_INVALID' | 'QUOTAS_EXCEED_CAPACITY' | 'SEATS_NOT_FREE'
>;

const HOUR_MS = 3_600_000;

/** May so many be set aside? `ownId` is what is set aside for the organisation already. Refuses: SESSION_CANCELLED,
 *  SESSION_STARTED, QUOTA_INVALID (also a release that lies behind), QUOTAS_EXCEED_CAPACITY where all that is promised is more than there is, and
 *  SEATS_NOT_FREE with how many could be had, where others have or are promised the seats. */
export function decideAside(
  seats: Seats,
  ownId: string | null,
  { seats: wanted, releaseHours }: AsideWish,
  now: Date,
): Result<true, AsideRefusal> {
  if (seats.state === 'CANCELLED') return refuse('SESSION_CANCELLED');
  if (seats.closesAt <= now) return refuse('SESSION_STARTED');
  if (!isWithin(wanted, 1, MOST_SEATS)) return refuse('QUOTA_INVALID', { path: ['seats'] });
  const hours = releaseHours ?? 0;
  const isBehind = releaseHours !== null && seats.closesAt.getTime() - hours * HOUR_MS <= now.getTime();
  if (!isWithin(hours, 0, MOST_RELEASE_HOURS) || isBehind)
    return refuse('QUOTA_INVALID', { path: ['releaseHours'] });
  const own = seats.quotas.find(({ id }) => id === ownId);
  const without = { ...seats, quotas: seats.quotas.filter((quota) => quota !== own) };
  if (promisedSeats(without, 'ALL') + wanted > seats.capacity)
    return refuse('QUOTAS_EXCEED_CAPACITY', { path: ['seats'] });
  const asked = Math.max(0, wanted - (own?.taken ?? 0));
  const kept = own ? unclaimedSeats([own]) : 0;
  // What is kept for it already is nobody else's, however much other quotas promise.
  const open = Math.max(openSeats(without), kept);
  return asked > open
    ? refuse('SEATS_NOT_FREE', { path: ['seats'], detail: { free: open + (own?.taken ?? 0) } })
    : accept(true);
}
