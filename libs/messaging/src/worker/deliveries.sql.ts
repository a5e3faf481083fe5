import { sql, type SqlQuery } from '#database';
import { LEDGER_COLUMNS } from '../domain/ledger.sql.js';
import type { LedgerRow } from '../domain/message.js';
import type { Settlement } from './settle.rules.js';

export interface ClaimedRow extends LedgerRow {
  readonly fence: number;
  readonly attempts: number;
  readonly unknowns: number;
  /** The same at every try. */
  readonly messageId: string;
}

/** Due rows that no job carries yet, oldest first, marked as handed to the queue.
 *  Index: ix_messages__due. Lock: the rows, for this statement; rows held by others are passed over. */
export const takeDue = (
  kinds: { only?: readonly string[]; except?: readonly string[] },
  limit: number,
): SqlQuery<{ id: string }> => sql`
  with due as (
    select id, created_at from messages
    where status in ('DUE', 'RETRY') and queued_at is null and due_at <= app_now()
      and (${kinds.only ?? null}::text[] is null or kind = any(${kinds.only ?? null}::text[]))
      and not kind = any(${kinds.except ?? []}::text[])
    order by due_at limit ${limit} for update skip locked
  )
  update messages m set queued_at = app_now() from due d where m.id = d.id and m.created_at = d.created_at returning m.id`;

/** Rows in doubt that may be sent again, marked as handed to the queue. Index: ix_messages__lease. Lock as `takeDue`. */
export const takeDoubtful = (limit: number): SqlQuery<{ id: string }> => sql`
  with doubtful as (
    select id, created_at from messages
    where status = 'UNKNOWN' and lease_until <= app_now() and queued_at is null
    order by lease_until limit ${limit} for update skip locked
  )
  update messages m set queued_at = app_now() from doubtful d where m.id = d.id and m.created_at = d.created_at returning m.id`;

/** How many rows wait in the queue, counted up to a limit. Index: ix_messages__queued. */
export const countQueued = (limit: number): SqlQuery<{ count: number }> => sql`
  select count(*)::int as count from (
    select from messages where status in ('DUE', 'RETRY') and queued_at is not null limit ${limit}) q`;

/** The claim: due by the database's clock, not withdrawn, not someone else's. Whoever waits here behind another
 *  claim or a withdrawal finds the row changed and passes over it. Index: pk_messages. Lock: the rows. */
export const claim = (
  ids: readonly string[],
  by: { worker: string; leaseSeconds: number; mailDomain: string },
): SqlQuery<ClaimedRow> => ({
  text: `update messages m set status = 'CLAIMED', queued_at = null, worker = $2, fence = m.fence + 1, attempts = m.attempts + 1,
      lease_until = app_now() + make_interval(secs => $3), message_id = coalesce(m.message_id, m.id || '@' || $4)
    where m.id = any($1::uuid[])
      and (m.status in ('DUE', 'RETRY') and m.due_at <= app_now() or m.status = 'UNKNOWN' and m.queued_at is not null)
    returning ${LEDGER_COLUMNS}, m.fence, m.attempts, m.unknowns, m.message_id as "messageId"`,
  values: [ids, by.worker, by.leaseSeconds, by.mailDomain],
});

/** Writes down how claims ended. A claim whose row was claimed again meanwhile (another fence) changes nothing.
 *  Index: pk_messages. Lock: the rows. */
export const settleClaims = (settlements: readonly Settlement[]): SqlQuery<{ id: string }> => sql`
  update messages m set
    status = s.status, outcome = s.outcome, queued_at = null, worker = null,
    sent_at = case when s.status = 'SENT' then app_now() else m.sent_at end,
    data_entered_at = case when s."dataEntered" then app_now() else m.data_entered_at end,
    unknowns = m.unknowns + case when s.status = 'UNKNOWN' and m.status = 'CLAIMED' then 1 else 0 end,
    due_at = case when s.status = 'RETRY' then app_now() + make_interval(secs => s."againInSeconds") else m.due_at end,
    lease_until = case when s.status = 'UNKNOWN' then app_now() + make_interval(secs => s."againInSeconds") end
  from jsonb_to_recordset(${JSON.stringify(settlements)}::jsonb)
    as s(id uuid, fence int, status text, outcome text, "dataEntered" boolean, "againInSeconds" float8)
  where m.id = s.id and m.fence = s.fence and m.status in ('CLAIMED', 'UNKNOWN')
  returning m.id`;

/** Claims whose lease ended without a word: their worker was lost, and the mail may have left. Sent again at once
 *  if that is allowed, else left to an operator. Index: ix_messages__lease. */
export const expireClaims = (
  maxUnknowns: number,
  neverSentTwice: readonly string[],
): SqlQuery<{ id: string }> => sql`
  update messages m set status = 'UNKNOWN', outcome = 'the worker was lost', unknowns = m.unknowns + 1, queued_at = null,
    lease_until = case when m.unknowns + 1 < ${maxUnknowns} and not m.kind = any(${neverSentTwice}::text[]) then app_now() end
  where m.status = 'CLAIMED' and m.lease_until < app_now()
  returning m.id`;

/** Rows handed to a queue that lost them. Indexes: ix_messages__queued, ix_messages__lease. */
export const putBackLost = (seconds: number): SqlQuery<{ id: string }> => sql`
  update messages m set queued_at = null
  where (m.status in ('DUE', 'RETRY') and m.queued_at is not null or m.status = 'UNKNOWN' and m.lease_until is not null)
    and m.queued_at < app_now() - make_interval(secs => ${seconds})
  returning m.id`;

/** Rows that a stopping worker did not begin. Index: pk_messages. */
export const handBack = (ids: readonly string[]): SqlQuery<never> => sql`
  update messages m set queued_at = null where m.id = any(${ids}::uuid[]) and m.status in ('DUE', 'RETRY', 'UNKNOWN')`;

/** Seconds for which the oldest due row has waited; null when none is due. Index: ix_messages__due, ix_messages__queued. */
export const mailAge = (): SqlQuery<{ seconds: number | null }> => sql`
  select extract(epoch from app_now() - least(
    (select due_at from messages where status in ('DUE', 'RETRY') and queued_at is null and due_at <= app_now() order by due_at limit 1),
    (select min(due_at) from messages where status in ('DUE', 'RETRY') and queued_at is not null)))::float8 as seconds`;

/** Messages that an operator should look at: in doubt for good, or never to be taken, in the last week. */
export const mailSetAside = (): SqlQuery<{ count: number }> => sql`
  select count(*)::int as count from messages
  where created_at > app_now() - interval '7 days' and (status = 'UNKNOWN' and lease_until is null or status = 'FAILED')`;
