import { sql, type SqlQuery } from '#database';
import type { LedgerRow, NewMessage } from './message.js';

/** Columns of a `LedgerRow` on `messages m`. */
export const LEDGER_COLUMNS = `m.id, m.kind, m.person_id as "personId", m.to_address as "toAddress", m.locale,
  m.subject_type as "subjectType", m.subject_id as "subjectId", m.subject_version as "subjectVersion",
  m.cause_type as "causeType", m.cause_id as "causeId", m.status, m.due_at as "dueAt"`;

export interface SubjectBelow {
  readonly subjectType: string;
  readonly subjectId: string;
  /** Rows of older versions than this one. */
  readonly belowVersion: number;
}

export interface Cause {
  readonly causeType: string;
  readonly causeId: string;
}

/** Inserts the messages whose key is new, in one statement. A key that another transaction is just writing is
 *  waited for, so of two callers one inserts. Index and lock: pk_message_dedupe_keys. */
export const insertMessages = (
  messages: readonly (NewMessage & { id: string })[],
): SqlQuery<{ id: string }> => sql`
  with given as (
    select * from jsonb_to_recordset(${JSON.stringify(messages.map(flat))}::jsonb) as g(
      id uuid, kind text, person_id uuid, to_address text, locale text, subject_type text, subject_id uuid,
      subject_version int, cause_type text, cause_id uuid, due_at timestamptz, key text)
  ), fresh as (
    insert into message_dedupe_keys (key, message_id) select key, id from given order by key
    on conflict do nothing returning message_id
  )
  insert into messages (id, kind, person_id, to_address, locale, subject_type, subject_id, subject_version, cause_type, cause_id, due_at)
  select g.id, g.kind, g.person_id, g.to_address, g.locale, g.subject_type, g.subject_id, g.subject_version, g.cause_type,
    g.cause_id, coalesce(g.due_at, app_now())
  from given g join fresh f on f.message_id = g.id
  returning id`;

const flat = (message: NewMessage & { id: string }): object => ({
  id: message.id,
  kind: message.kind,
  person_id: message.personId,
  to_address: message.toAddress,
  locale: message.locale,
  subject_type: message.subject?.type,
  subject_id: message.subject?.id,
  subject_version: message.subject?.version,
  cause_type: message.cause?.type,
  cause_id: message.cause?.id,
  due_at: message.dueAt,
  key: message.dedupeKey,
});

/** Withdraws what did not leave yet. A row that a worker is just claiming is waited for and then left alone.
 *  Index: ix_messages__subject. Locks the rows until the transaction ends. */
export const withdrawBelow = (subject: SubjectBelow): SqlQuery<LedgerRow> => ({
  text: `update messages m set status = 'CANCELLED', outcome = 'withdrawn: the plan changed'
    where m.subject_type = $1 and m.subject_id = $2 and m.subject_version < $3 and m.status in ('DUE', 'RETRY')
    returning ${LEDGER_COLUMNS}`,
  values: [subject.subjectType, subject.subjectId, subject.belowVersion],
});

/** Withdraws what did not leave yet for one cause. Index: ix_messages__cause. Locks as `withdrawBelow`. */
export const withdrawFor = (cause: Cause): SqlQuery<LedgerRow> => ({
  text: `update messages m set status = 'CANCELLED', outcome = 'withdrawn: its cause ended'
    where m.cause_type = $1 and m.cause_id = $2 and m.status in ('DUE', 'RETRY')
    returning ${LEDGER_COLUMNS}`,
  values: [cause.causeType, cause.causeId],
});

/** The newest row for each cause (for each address, where there is no cause) that left, or may have, with an
 *  older version. Index: ix_messages__subject. */
export const toldBelow = (subject: SubjectBelow): SqlQuery<LedgerRow> => ({
  text: `select distinct on (coalesce(m.cause_id::text, m.to_address)) ${LEDGER_COLUMNS}
    from messages m
    where m.subject_type = $1 and m.subject_id = $2 and m.subject_version < $3
      and m.status in ('SENT', 'CLAIMED', 'UNKNOWN')
    order by coalesce(m.cause_id::text, m.to_address), m.subject_version desc, m.id desc`,
  values: [subject.subjectType, subject.subjectId, subject.belowVersion],
});

/** Gives what waits for a person another address. What tells of the account itself stays where it was written to: whoever moved
 *  the address may be whom it warns of. Index: ix_messages__person_id. */
export const readdress = (personId: string, toAddress: string): SqlQuery<never> => sql`
  update messages set to_address = ${toAddress}
  where person_id = ${personId} and status in ('DUE', 'RETRY') and kind !~ '^(identity|data-rights)[.]'`;
