import { sql, type SqlQuery } from '#database';

export interface OutboxNews {
  readonly id: string;
  readonly topic: string;
  readonly payload: object;
}

/** Takes waiting rows for handing over, oldest first, passing over those that another relay holds.
 *  Index: ix_outbox__waiting. Lock: the rows, for this statement only. */
export const takeWaiting = (limit: number): SqlQuery<{ id: string }> => sql`
  with taken as (
    select id from outbox where dispatched_at is null and failure is null order by id limit ${limit} for update skip locked
  )
  update outbox o set dispatched_at = app_now() from taken t where o.id = t.id returning o.id`;

/** Back to waiting: the queue did not take them. Index: pk_outbox. */
export const putBack = (ids: readonly string[]): SqlQuery<never> => sql`
  update outbox set dispatched_at = null where id = any(${ids}) and handled_at is null`;

/** The rows of a batch that still want handling, locked until the transaction ends: of two handlers with the
 *  same rows the second waits and then finds none. Index: pk_outbox. */
export const lockUnhandled = (ids: readonly string[]): SqlQuery<OutboxNews> => sql`
  select id, topic, payload from outbox
  where id = any(${ids}) and handled_at is null and failure is null order by id for update`;

export const markHandled = (ids: readonly string[]): SqlQuery<never> => sql`
  update outbox set handled_at = app_now(), dispatched_at = coalesce(dispatched_at, app_now()) where id = any(${ids})`;

/** Counts a failed try of one row; after the last one it is put aside with its reason. */
export const noteFailure = (
  id: string,
  reason: string,
  attempts: number,
): SqlQuery<{ failure: string | null }> => sql`
  update outbox set attempts = attempts + 1, failure = case when attempts + 1 >= ${attempts} then ${reason} end
  where id = ${id} and handled_at is null returning failure`;

/** Rows that were handed over and not handled in time wait again: the queue was emptied, or their try failed.
 *  The wait doubles with each failure. Index: ix_outbox__unhandled. */
export const putBackLate = (seconds: number): SqlQuery<{ id: string }> => sql`
  update outbox set dispatched_at = null
  where handled_at is null and failure is null and dispatched_at is not null
    and dispatched_at < app_now() - make_interval(secs => ${seconds} * power(2, attempts))
  returning id`;

/** Seconds for which the oldest unhandled row has waited; null when there is none. Rows put aside do not count. */
export const outboxAge = (): SqlQuery<{ seconds: number | null }> => sql`
  select extract(epoch from app_now() - least(
    (select min(created_at) from (select created_at from outbox where dispatched_at is null and failure is null order by id limit 1) w),
    (select min(created_at) from outbox where handled_at is null and dispatched_at is not null and failure is null)))::float8 as seconds`;

export const outboxSetAside = (): SqlQuery<{ count: number }> => sql`
  select count(*)::int as count from outbox where failure is not null and handled_at is null`;

/** Forgets what was handled more than a week ago. Index: ix_outbox__handled_at. */
export const purgeOutbox = (): SqlQuery<never> =>
  sql`delete from outbox where handled_at < app_now() - interval '7 days'`;

/** Forgets idempotency keys after a week; they must be kept for a day. Index: ix_idempotency_keys__created_at. */
export const purgeIdempotencyKeys = (): SqlQuery<never> => sql`
  delete from idempotency_keys where created_at < app_now() - interval '7 days'`;
