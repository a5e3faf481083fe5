import type { Tx } from '#database';

export interface SeatTimes {
  readonly sessionId: string;
  readonly scheduleVersion: number;
  /** Registration closes at this instant: the session's start. */
  readonly closesAt: Date;
}

/** What a session needs of its seats. Declared here, provided by registrations, which owns the seat rows. */
export abstract class SessionSeats {
  /** Opens the seats of a new session. `capacity` is 1 to 100,000. */
  abstract open(tx: Tx, times: SeatTimes, capacity: number): Promise<void>;
  /** Takes over a new time, under the seat lock. */
  abstract reschedule(tx: Tx, times: SeatTimes): Promise<void>;
  /** Ends registration, under the seat lock: whoever had no answer yet is refused. */
  abstract close(tx: Tx, sessionId: string, scheduleVersion: number): Promise<void>;
}
