import { sql, type SqlQuery } from '#database';
import type { ListedPerson } from './people-list.rules.js';

export interface KnownPerson {
  readonly id: string;
  readonly matchKey: string;
  readonly email: string | null;
  readonly locale: 'km' | 'en';
  /** Does the person hold a live registration for the session? */
  readonly isRegistered: boolean;
}

/** People of these keys; whoever was merged means the survivor. Indexes: uq_people__match_key, uq_registrations__session_id_person_id. */
export const peopleByKeys = (matchKeys: readonly string[], sessionId: string): SqlQuery<KnownPerson> => sql`
  select p.id, k.match_key as "matchKey", p.email, p.locale,
    exists (select from registrations g where g.session_id = ${sessionId} and g.person_id = p.id
      and g.status in ('PENDING', 'CONFIRMED', 'WAITLISTED', 'OFFERED')) as "isRegistered"
  from people k join people p on p.id = coalesce(k.merged_into, k.id) where k.match_key = any(${matchKeys})`;

/** Adds people whose key is new, in the order of the keys, as every batch does, so that two of them never wait for
 *  each other. A key that another transaction is just writing is waited for. */
export const addPeople = (
  people: readonly (ListedPerson & { id: string; locale: string })[],
): SqlQuery<never> => sql`
  insert into people (id, full_name, email, phone, locale, match_key)
  select * from jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as g(
    id uuid, "fullName" text, email text, phone text, locale text, "matchKey" text)
  order by "matchKey" collate "C" on conflict (match_key) do nothing`;

/** How many people hold a live registration of the organisation. Index: ix_registrations__organisation_id. */
export const enrolledBy = (organisationId: string): SqlQuery<{ count: number }> => sql<{ count: number }>`
  select count(*)::int as count from registrations
  where organisation_id = ${organisationId} and status in ('PENDING', 'CONFIRMED', 'WAITLISTED', 'OFFERED')`;

/** What stands in every registration of one list. */
export interface EnrolmentHead {
  readonly sessionId: string;
  readonly organisationId: string;
  readonly organisationName: string;
  readonly enrolledBy: string;
  readonly quotaIds: readonly string[];
  /** Of a hybrid session; null elsewhere. */
  readonly attendanceMode: 'IN_PERSON' | 'ONLINE' | null;
  /** Of those who stay together; null otherwise. */
  readonly groupId: string | null;
  /** As the audit names them. */
  readonly actor: string;
}

export interface EnrolmentRow {
  readonly id: string;
  readonly outboxId: string;
  readonly auditId: string;
  readonly personId: string;
  readonly locale: 'km' | 'en';
  readonly reference: string;
  readonly status: 'CONFIRMED' | 'PENDING' | 'WAITLISTED';
  readonly rank: number | null;
}

/** Writes the registrations of a list with their audit and outbox rows, in one statement. The caller holds the
 *  seat lock, moves the counters, and writes the messages. */
export const writeEnrolment = (head: EnrolmentHead, rows: readonly EnrolmentRow[]): SqlQuery<never> => sql`
  with given as materialized (
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as g(
      id uuid, "outboxId" uuid, "auditId" uuid, "personId" uuid, locale text, reference text, status text, rank bigint)
  ), new_registrations as (
    insert into registrations (id, session_id, person_id, organisation_name, organisation_id, enrolled_by, status,
      waitlist_rank, quota_ids, attendance_mode, group_id, reference, locale, confirmed_at, pending_reason)
    select g.id, ${head.sessionId}::uuid, g."personId", ${head.organisationName}, ${head.organisationId}::uuid, ${head.enrolledBy}::uuid,
      g.status, g.rank, ${head.quotaIds}::uuid[], ${head.attendanceMode}, ${head.groupId}::uuid, g.reference, g.locale,
      case when g.status = 'CONFIRMED' then app_now() end, case when g.status = 'PENDING' then 'APPROVAL' end
    from given g
  ), new_outbox as (
    insert into outbox (id, topic, payload)
    select g."outboxId",
      case g.status when 'CONFIRMED' then 'registrations.seat.confirmed.v1' when 'PENDING' then 'registrations.approval.awaited.v1'
        else 'registrations.waitlist.joined.v1' end,
      jsonb_build_object('registrationId', g.id, 'sessionId', ${head.sessionId}::uuid)
    from given g
  )
  insert into audit_rows (id, actor, action, subject_type, subject_id, before, after)
  select g."auditId", ${head.actor}, 'registrations.enrol', 'registration', g.id::text, null,
    jsonb_build_object('sessionId', ${head.sessionId}::uuid, 'organisationId', ${head.organisationId}::uuid,
      'status', g.status, 'waitlistRank', g.rank)
  from given g`;

/** What a list of people was answered: enough to say the same again, and nothing about anybody. */
export interface StoredEnrolment {
  readonly lines: readonly StoredLine[];
}

export interface StoredLine {
  readonly line: number;
  readonly outcome:
    | 'CONFIRMED'
    | 'PENDING'
    | 'WAITLISTED'
    | 'ALREADY_REGISTERED'
    | 'PREREQUISITES_MISSING'
    | 'BOOKED_ELSEWHERE'
    | 'REPEATED'
    | 'UNREADABLE';
  readonly position: number | null;
  readonly because: 'NO_SEAT_LEFT' | 'OTHERS_WAIT' | null;
  readonly sameAsLine: number | null;
}

/** Stored answer of a key, if the key was used for a list. */
export const storedEnrolment = (
  scope: string,
  key: string,
): SqlQuery<{ bodyHash: string; answer: StoredEnrolment }> => sql`
  select encode(body_hash, 'hex') as "bodyHash", answer from idempotency_keys where scope = ${scope} and key = ${key}`;

export const storeEnrolment = (
  scope: string,
  key: string,
  bodyHash: string,
  answer: StoredEnrolment,
): SqlQuery<never> => sql`
  insert into idempotency_keys (scope, key, body_hash, answer)
  values (${scope}, ${key}, decode(${bodyHash}, 'hex'), ${JSON.stringify(answer)}::jsonb)`;
