/* The law of seats, pure: no await, no clock of its own. `register_batch` in the database is its compiled form for
   plain requests; a property test drives both with the same commands. Source: docs/stories/waitlist.md. */

/** The seat row as the lock shows it. */
export interface Seats {
  readonly capacity: number;
  readonly taken: number;
  readonly waiting: number;
  /** Drawn by the next to join the waitlist. */
  readonly nextRank: number;
  readonly isOpen: boolean;
  readonly closesAt: Date;
}

export interface SeatRequest {
  readonly matchKey: string;
  /** Does this person already hold a live registration for the session? */
  readonly isRegistered: boolean;
}

export type SeatRefusal = 'SESSION_CANCELLED' | 'SESSION_STARTED' | 'ALREADY_REGISTERED';

export type SeatDecision =
  | { readonly outcome: 'CONFIRMED' }
  | { readonly outcome: 'WAITLISTED'; readonly rank: number; readonly position: number }
  | { readonly outcome: 'REFUSED'; readonly code: SeatRefusal };

export interface SeatPlan {
  readonly decisions: readonly SeatDecision[];
  /** The row after all of them. */
  readonly seats: Seats;
}

/** Seats that a newcomer can have: none while anyone waits, whatever is free. */
export const seatsForNewcomers = (seats: Pick<Seats, 'capacity' | 'taken' | 'waiting'>): number =>
  seats.waiting > 0 ? 0 : Math.max(0, seats.capacity - seats.taken);

/** Decides requests in the order of their arrival. Refuses SESSION_CANCELLED, SESSION_STARTED (from the very instant
 *  of the start) and ALREADY_REGISTERED; everyone else has a seat or a place in the waitlist. Never throws. */
export function planSeats(seats: Seats, requests: readonly SeatRequest[], now: Date): SeatPlan {
  const seen = new Set<string>();
  let plan = seats;
  const decisions = requests.map((request): SeatDecision => {
    if (!plan.isOpen) return { outcome: 'REFUSED', code: 'SESSION_CANCELLED' };
    if (plan.closesAt <= now) return { outcome: 'REFUSED', code: 'SESSION_STARTED' };
    if (request.isRegistered || seen.has(request.matchKey))
      return { outcome: 'REFUSED', code: 'ALREADY_REGISTERED' };
    seen.add(request.matchKey);
    if (seatsForNewcomers(plan) > 0) {
      plan = { ...plan, taken: plan.taken + 1 };
      return { outcome: 'CONFIRMED' };
    }
    const decision: SeatDecision = { outcome: 'WAITLISTED', rank: plan.nextRank, position: plan.waiting + 1 };
    plan = { ...plan, waiting: plan.waiting + 1, nextRank: plan.nextRank + 1 };
    return decision;
  });
  return { decisions, seats: plan };
}

/** How many of those who wait move up now: as many as seats are free, never after the start, never when cancelled. */
export function seatsToPromote(seats: Seats, now: Date): number {
  if (!seats.isOpen || seats.closesAt <= now) return 0;
  return Math.min(seats.waiting, Math.max(0, seats.capacity - seats.taken));
}
