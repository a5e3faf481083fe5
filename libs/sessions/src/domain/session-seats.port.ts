import type { Tx } from '#database';

export interface SeatTimes {
  readonly sessionId: string;
  readonly scheduleVersion: number;
  /** Nobody registers from this instant on: the session's start. */
  readonly closesAt: Date;
  /** Registration opens then; null: at once. */
  readonly registrationOpensAt: Date | null;
  /** Registration closes before the start, then; null: with it. */
  readonly registrationClosesAt: Date | null;
}

/** What becomes of seats. DRAFT: unknown to everybody; CLOSED: no registration, while who waits moves up; POSTPONED: seats are kept,
 *  nobody moves, offers are frozen. */
export type SeatState = 'DRAFT' | 'OPEN' | 'CLOSED' | 'POSTPONED' | 'CANCELLED';

export interface SeatCounts {
  /** 1 to 100,000; of a hybrid session room and on-line together. */
  readonly capacity: number;
  /** Of a hybrid session, the part on-line; otherwise null. */
  readonly onlineCapacity: number | null;
}

/** For so long a seat of a new session is held until its address is confirmed. */
export const ADDRESS_HOLD_MINUTES = 30;

export interface SeatOpening extends SeatCounts {
  readonly state: SeatState;
  /** Minutes for which a seat is held until its address is confirmed; null: confirmed at once. */
  readonly addressHoldMinutes: number | null;
}

/** What a session needs of its seats. Declared here, provided by registrations, which owns the seat rows. */
export abstract class SessionSeats {
  /** Opens the seats of a new session. */
  abstract open(tx: Tx, times: SeatTimes, opening: SeatOpening): Promise<void>;
  /** Opens the seats of a draft as those of another session are: how many there are, the rules by which they are given, quotas, which
   *  all stand, and questions. What is set aside for organisations does not go along. */
  abstract copy(tx: Tx, fromId: string, times: SeatTimes): Promise<SeatCounts>;
  /** How many seats a session has. */
  abstract capacityOf(tx: Tx, sessionId: string): Promise<SeatCounts>;
  /** How many are confirmed, of each of these sessions that needs so many; of the others nothing. */
  abstract confirmedIn(tx: Tx, sessionIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Sets how many seats a draft has, of which nobody holds any. */
  abstract resizeDraft(tx: Tx, sessionId: string, seats: SeatCounts): Promise<void>;
  /** Takes over a new time, under the seat lock. */
  abstract reschedule(tx: Tx, times: SeatTimes): Promise<void>;
  /** Takes over what the session has become, under the seat lock: whoever had no answer yet is answered by it. */
  abstract setState(tx: Tx, sessionId: string, state: SeatState, scheduleVersion: number): Promise<void>;
}
