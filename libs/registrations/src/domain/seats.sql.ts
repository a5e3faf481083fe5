import { sql, type SqlQuery, type Tx } from '#database';
import type { AttendanceMode } from './attendance-mode.js';
import { inSeatLine } from './seat-lock-line.js';
import type { QuotaSeats, Seats } from './seats.rules.js';
import type { Waiting } from './waitlist.rules.js';

export interface SeatsAtLock extends Seats {
  readonly sessionId: string;
  readonly scheduleVersion: number;
  /** The course comes after others: see `Prerequisites`. */
  readonly asksPrerequisites: boolean;
  /** It takes nobody who has a seat elsewhere at its hour. */
  readonly blocksSameHour: boolean;
  /** Of what the session asks. */
  readonly questionsVersion: number;
  readonly now: Date;
}

const COLUMNS = `s.session_id as "sessionId", s.capacity, s.taken, s.waiting, s.waiting_together as "waitingTogether",
  s.next_rank::int as "nextRank", s.state, s.closes_at as "closesAt", s.registration_opens_at as "registrationOpensAt",
  s.registration_closes_at as "registrationClosesAt",
  case when s.online_capacity is not null then jsonb_build_object('capacity', s.online_capacity, 'taken', s.online_taken) end as online,
  s.group_policy as "groupPolicy", s.promotion, s.offer_hours as "offerHours", s.offer_cutoff_hours as "offerCutoffHours",
  s.cancel_cutoff_hours as "cancelCutoffHours", s.needs_approval as "needsApproval", s.asks_prerequisites as "asksPrerequisites", s.blocks_same_hour as "blocksSameHour",
  s.guest_hold_minutes as "addressHoldMinutes", s.schedule_version as "scheduleVersion", s.questions_version as "questionsVersion",
  app_now() as now`;

const QUOTAS = `select q.id, q.seats, q.taken, q.released_at is not null as "isReleased",
  q.organisation_id is not null as "isSetAside" from seat_quotas q`;

/** Locks the seat row of a session until the transaction ends, and reads it, its quotas and the clock. Nothing: no such
 *  session. Lock: `lock_seats`, the first of every path that counts seats. The quotas are a statement of their own, so that
 *  they are as the holders of the lock before left them. */
export async function holdSeats(tx: Tx, sessionId: string): Promise<SeatsAtLock | undefined> {
  const [row] = await inSeatLine(sessionId, (forMs) =>
    tx.sql<Omit<SeatsAtLock, 'quotas'> & { quotaCount: number; waits: string }>({
      // The time-out is set before the lock is asked for, whose argument needs it, and taken back once it is had.
      text: `select ${COLUMNS}, s.quotas as "quotaCount", set_config('lock_timeout', '0', true) as "waits"
        from set_config('lock_timeout', $2, true) t(ms), lateral lock_seats(array[case when t.ms is not null then $1::uuid end]) s`,
      values: [sessionId, String(forMs)],
    }),
  );
  if (!row) return undefined;
  const { quotaCount, waits: _, ...seats } = row;
  return { ...seats, quotas: quotaCount > 0 ? await quotasOf(tx, sessionId) : [] };
}

const quotasOf = (tx: Tx, sessionId: string): Promise<QuotaSeats[]> =>
  tx.sql<QuotaSeats>({ text: `${QUOTAS} where q.session_id = $1 order by q.id`, values: [sessionId] });

/** The same without the lock, for those who only look. Index: pk_session_seats. */
export const readSeats = (sessionId: string): SqlQuery<SeatsAtLock> => ({
  text: `select ${COLUMNS}, coalesce((select jsonb_agg(to_jsonb(k) order by k.id) from (${QUOTAS} where q.session_id = s.session_id) k), '[]') as quotas
    from session_seats s where s.session_id = $1`,
  values: [sessionId],
});

/** How many have a seat, of those of these sessions that need so many. The function counts what its reader need not see. */
export const confirmedIn = (
  sessionIds: readonly string[],
): SqlQuery<{ sessionId: string; confirmed: number }> => sql`
  select session_id as "sessionId", confirmed from confirmed_in(${sessionIds}::uuid[])`;

/** Brings the counters of a session and its quotas from what they were to what they are; the caller holds the lock. */
export async function keepCounts(tx: Tx, before: SeatsAtLock, after: Seats): Promise<void> {
  await tx.sql(sql`
    update session_seats set taken = taken + ${after.taken - before.taken}, waiting = waiting + ${after.waiting - before.waiting},
      waiting_together = waiting_together + ${after.waitingTogether - before.waitingTogether},
      online_taken = online_taken + ${(after.online?.taken ?? 0) - (before.online?.taken ?? 0)},
      next_rank = next_rank + ${after.nextRank - before.nextRank}, version = version + 1
    where session_id = ${before.sessionId}`);
  const moved = after.quotas.flatMap((quota, at) => {
    const by = quota.taken - before.quotas[at]!.taken;
    return by === 0 ? [] : [{ id: quota.id, by }];
  });
  if (moved.length > 0)
    await tx.sql(sql`
      update seat_quotas q set taken = q.taken + m.by from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb) as m(id uuid, by int)
      where q.id = m.id`);
}

/** Those who wait, place by place, the first `most` of them; all for null. Index: ix_registrations__session_id_waitlist_rank. */
export const lineOf = (sessionId: string, most: number | null): SqlQuery<Waiting> => sql`
  select waitlist_rank::int as rank, jsonb_agg(jsonb_build_object('id', id, 'quotaIds', quota_ids,
    'online', coalesce(attendance_mode = 'ONLINE', false)) order by id) as members
  from registrations where session_id = ${sessionId} and status = 'WAITLISTED'
  group by waitlist_rank order by waitlist_rank limit ${most}`;

/** Of this row the first in line are all that matters: everybody is like everybody, and nobody stays together. */
export const isPlain = (seats: Seats): boolean =>
  seats.quotas.length === 0 && seats.online === null && seats.waitingTogether === 0;

/** Quotas that count somebody who comes for this organisation, seats set aside for it among them; of none for null. */
export const quotasOfOrganisation = (
  sessionId: string,
  organisationId: string | null,
): SqlQuery<{ quotaIds: string[] }> => sql`
  select quotas_for(${sessionId}::uuid, ${organisationId}::uuid) as "quotaIds"`;

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
  readonly status: 'CONFIRMED' | 'PENDING' | 'WAITLISTED';
  readonly waitlistPosition: number | null;
  /** Until when the seat is held for the address to be confirmed, as JSON writes an instant; left out where nothing is awaited. */
  readonly holdUntil?: string;
  /** Of a hybrid session; left out elsewhere. */
  readonly attendanceMode?: AttendanceMode;
}
