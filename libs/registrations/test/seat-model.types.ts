/* What the model of seats knows of a session. */

export type Status = 'CONFIRMED' | 'PENDING' | 'OFFERED' | 'WAITLISTED' | 'CANCELLED' | 'DECLINED';

export interface ModelRegistration {
  readonly name: string;
  readonly quotas: readonly string[];
  status: Status;
  rank: number | null;
  readonly group: string | null;
  offerEnds: number | null;
  offerLeft: number | null;
  expired: boolean;
  /** Until when the seat is held for an address that is not confirmed. */
  heldUntil: number | null;
  holdEnded: boolean;
  passedOver: boolean;
  /** Has it moved up from the line? */
  promoted: boolean;
  approved: boolean;
  notApproved: boolean;
}

/** How one registration stands. */
export interface SeatStanding {
  readonly name: string;
  readonly status: string;
  /** In line, from 1; null for who does not wait. */
  readonly place: number | null;
  /** False for who waits and was never passed over. */
  readonly passed: boolean;
  /** The minute, since 1970, at which an offer or the hold for an address ends. */
  readonly ends: number | null;
}

export interface ModelQuota {
  readonly name: string;
  seats: number;
  released: boolean;
  readonly releaseHours: number | null;
  /** For one organisation: what it lacks counts as taken. */
  readonly aside?: boolean;
}

const MINUTE = 60_000;

/** The minute of an instant in milliseconds, the nearer one: between two travels the clock of the database ticks on by some
 *  milliseconds, to this side of the minute or to that. Null for none. */
export const minuteOf = (at: number | null): number | null => at && Math.round(at / MINUTE);

/** Somebody who was not there before. */
export const fresh = (
  { name, quotas }: { name: string; quotas: readonly string[] },
  status: Status,
  group: string | null = null,
): ModelRegistration => ({
  name,
  quotas,
  status,
  rank: null,
  group,
  offerEnds: null,
  offerLeft: null,
  expired: false,
  heldUntil: null,
  holdEnded: false,
  passedOver: false,
  promoted: false,
  approved: false,
  notApproved: false,
});
