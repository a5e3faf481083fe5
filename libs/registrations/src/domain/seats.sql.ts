import { sql, type SqlQuery } from '#database';
import type { Seats } from './seat-plan.rules.js';

export interface SeatsAtLock extends Seats {
  readonly sessionId: string;
  readonly scheduleVersion: number;
  readonly now: Date;
}

/** Locks the seat row of a session until the transaction ends, and reads it and the clock. No row: no such session.
 *  Lock: `lock_seats`, the first of every path that counts seats. */
export const lockSeats = (sessionId: string): SqlQuery<SeatsAtLock> => sql`
  select session_id as "sessionId", capacity, taken, waiting, next_rank::int as "nextRank", is_open as "isOpen",
    closes_at as "closesAt", schedule_version as "scheduleVersion", app_now() as now
  from lock_seats(array[${sessionId}]::uuid[])`;

/** The same without the lock, for those who only look. Index: pk_session_seats. */
export const readSeats = (sessionId: string): SqlQuery<SeatsAtLock> => sql`
  select session_id as "sessionId", capacity, taken, waiting, next_rank::int as "nextRank", is_open as "isOpen",
    closes_at as "closesAt", schedule_version as "scheduleVersion", app_now() as now
  from session_seats where session_id = ${sessionId}`;

/** Moves the counters of a session by these differences; the caller holds the lock. */
export const moveCounters = (
  sessionId: string,
  by: { taken: number; waiting: number; nextRank: number },
): SqlQuery<never> => sql`
  update session_seats set taken = taken + ${by.taken}, waiting = waiting + ${by.waiting}, next_rank = next_rank + ${by.nextRank},
    version = version + 1
  where session_id = ${sessionId}`;

/** The first of the waitlist, in order. Index: uq_registrations__session_id_waitlist_rank. */
export const firstInLine = (sessionId: string, count: number): SqlQuery<WaitingRow> => sql`
  select r.id, r.person_id as "personId", r.locale, p.email
  from registrations r join people p on p.id = r.person_id
  where r.session_id = ${sessionId} and r.status = 'WAITLISTED' order by r.waitlist_rank limit ${count} for no key update of r`;

export interface WaitingRow {
  readonly id: string;
  readonly personId: string;
  readonly locale: 'km' | 'en';
  readonly email: string | null;
}

/** Stored answer of a key, if the key was used. */
export const storedAnswer = (
  scope: string,
  key: string,
): SqlQuery<{ bodyHash: Buffer; answer: StoredRegistration }> => sql`
  select body_hash as "bodyHash", answer from idempotency_keys where scope = ${scope} and key = ${key}`;

/** What a registration answered; kept with its key. */
export interface StoredRegistration {
  readonly registrationId: string;
  readonly reference: string;
  readonly status: 'CONFIRMED' | 'WAITLISTED';
  readonly waitlistPosition: number | null;
}
