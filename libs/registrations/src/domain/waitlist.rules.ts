import {
  type Applicant,
  freeSeats,
  type NoSeat,
  type Seat,
  type Seats,
  seatTogether,
} from './seats.rules.js';

/* Who moves up, and who is passed over and why. Pure. Source: docs/stories/seats.md. */

/** One place in line: a person, or a group that stays together. */
export interface Waiting {
  readonly rank: number;
  /** In the order of the group's list; one for a person. */
  readonly members: readonly (Applicant & { readonly id: string })[];
}

export type PassReason = 'GROUP_TOO_LARGE' | 'QUOTA_USED_UP' | 'MODE_FULL';

export interface Promotion {
  readonly entry: Waiting;
  /** One for each member. */
  readonly seats: readonly Seat[];
}

export interface Pass {
  readonly entry: Waiting;
  readonly reason: PassReason;
  readonly seatsFree: number;
}

export interface PromotionPlan {
  /** In the order of the line. */
  readonly promotions: readonly Promotion[];
  readonly passes: readonly Pass[];
  /** The row after it. */
  readonly after: Seats;
}

const HOUR_MS = 3_600_000;

/** From this instant on nobody is offered a seat, and no offer stands longer. */
export const offersEnd = (seats: Pick<Seats, 'closesAt' | 'offerCutoffHours'>): Date =>
  new Date(seats.closesAt.getTime() - seats.offerCutoffHours * HOUR_MS);

/** When an offer made now ends: after its hours, and never past the offer cut-off. */
export const offerEnds = (seats: Seats, now: Date): Date =>
  new Date(Math.min(now.getTime() + seats.offerHours * HOUR_MS, offersEnd(seats).getTime()));

/** Does anybody move up now at all? Never after the start, nor while a session is a draft, postponed or cancelled, nor,
 *  where seats are offered, past the offer cut-off. Registration that is closed hinders nobody who waited before. */
export function movesUp(
  seats: Pick<Seats, 'state' | 'closesAt' | 'promotion' | 'offerCutoffHours'>,
  now: Date,
): boolean {
  if (seats.state !== 'OPEN' && seats.state !== 'CLOSED') return false;
  const until = seats.promotion === 'OFFER' ? offersEnd(seats) : seats.closesAt;
  return now < until;
}

interface Step {
  readonly promotion: Promotion;
  /** The row after it. */
  readonly after: Seats;
  /** Those before, who do not fit. */
  readonly passes: readonly Pass[];
}

/** The first in line who fits now, and whom that passes over; null where nobody is to move. A group larger than the free seats holds
 *  everybody behind it where the session says so. */
export function nextUp(seats: Seats, line: readonly Waiting[]): Step | null {
  const passes: Pass[] = [];
  const free = freeSeats(seats);
  if (free === 0) return null;
  for (const entry of line) {
    const seated = seatTogether(seats, entry.members);
    if (typeof seated === 'object')
      return { promotion: { entry, seats: seated.seats }, after: leaveLine(seated.after, entry), passes };
    const reason = passReason(seated, entry, free);
    if (reason === 'GROUP_TOO_LARGE' && seats.groupPolicy === 'HOLD') return null;
    passes.push({ entry, reason, seatsFree: free });
  }
  return null;
}

/** Moves up the first who fits, and looks again from the front, until nobody is left who fits: a seat that meets two quotas at once
 *  can open one to somebody who stands before. Who does not fit keeps the place. */
export function planPromotion(seats: Seats, line: readonly Waiting[], now: Date): PromotionPlan {
  const promotions: Promotion[] = [];
  const passes = new Map<Waiting, Pass>();
  let [after, left] = [seats, line];
  for (let step = movesUp(seats, now) ? nextUp(after, left) : null; step; step = nextUp(after, left)) {
    const { entry } = step.promotion;
    promotions.push(step.promotion);
    for (const pass of step.passes) passes.set(pass.entry, pass);
    passes.delete(entry);
    left = left.filter((other) => other !== entry);
    after = step.after;
  }
  promotions.sort((a, b) => a.entry.rank - b.entry.rank);
  return { promotions, passes: [...passes.values()], after };
}

const passReason = (why: NoSeat, entry: Waiting, free: number): PassReason => {
  if (entry.members.length > free || why === 'FULL') return 'GROUP_TOO_LARGE';
  return why;
};

/** The row when this entry has left the line. */
export function leaveLine(seats: Seats, { members }: Pick<Waiting, 'members'>): Seats {
  return {
    ...seats,
    waiting: seats.waiting - members.length,
    waitingTogether: seats.waitingTogether - (members.length - 1),
  };
}

/** The row when one of so many who share a place has left the line. */
export const leaveGroup = (seats: Seats, together: number): Seats => ({
  ...seats,
  waiting: seats.waiting - 1,
  waitingTogether: seats.waitingTogether - (together > 1 ? 1 : 0),
});

/** The row when an entry of so many has joined at its end. */
export function joinLine(seats: Seats, size: number): Seats {
  return {
    ...seats,
    waiting: seats.waiting + size,
    waitingTogether: seats.waitingTogether + size - 1,
    nextRank: seats.nextRank + 1,
  };
}

/** The place of an entry that joins now; 1 is next. */
export const placeAtEnd = (seats: Seats): number => seats.waiting - seats.waitingTogether + 1;
