import { sql, type SqlQuery, type Tx } from '#database';
import { writeAnswers } from './questions.sql.js';
import { ADDRESS_ASKED, addressAskedKey, NEWS } from './registration-news.js';
import { AddressAskedV1 } from './registration.events.js';
import { isByPhone, type RegistrationRequest } from './registration-request.js';
import type { SeatLink } from './seat-link.js';
import type { SeatedDecision } from './seat-plan.rules.js';
import type { SeatsAtLock, StoredRegistration } from './seats.sql.js';

/* How the single path writes a registration: the same rows as `register_batch`. */

/** What the programme knows of whoever asks for a seat. */
export interface KnownApplicant {
  /** Null for somebody new. */
  readonly personId: string | null;
  /** Do they hold a live registration for the session? */
  readonly isRegistered: boolean;
  /** The one organisation that they wrote, or null. */
  readonly organisationId: string | null;
  readonly quotaIds: readonly string[];
}

/** Of whoever comes without a coordinator. */
export interface KnownReach {
  /** Signed in with the very address. */
  readonly isProven: boolean;
  /** People of the session who came by telephone alone. */
  readonly phones: number;
}

/** Indexes: pk_sign_ins, ix_registrations__phone_only. */
export const reachOf = (request: RegistrationRequest): SqlQuery<KnownReach> => sql`
  select coalesce((select lower(u.email) = lower(${request.email}) from sign_ins i join people u on u.id = i.person_id where i.id = ${request.signInId}), false) as "isProven",
    case when ${isByPhone(request)} then (select count(*)::int from registrations g where g.session_id = ${request.sessionId} and g.phone_only
      and g.status in ('PENDING', 'CONFIRMED', 'WAITLISTED', 'OFFERED')) else 0 end as phones`;

/** Whoever was merged means the survivor. Indexes: uq_people__match_key, ix_organisations__folded_km and …_en. */
export const knownOf = (request: RegistrationRequest, hasQuotas: boolean): SqlQuery<KnownApplicant> => sql`
  select p.id as "personId", o.id as "organisationId",
    p.id is not null and exists (select from registrations g where g.session_id = ${request.sessionId} and g.person_id = p.id
      and g.status in ('PENDING', 'CONFIRMED', 'WAITLISTED', 'OFFERED')) as "isRegistered",
    case when ${hasQuotas} then quotas_of(${request.sessionId}::uuid, o.kind, o.city_id) else '{}' end as "quotaIds"
  from (select match_organisation(${request.organisationFolded}) as id) m
  left join organisations w on w.id = m.id left join organisations o on o.id = coalesce(w.merged_into, w.id)
  left join people k on k.match_key = ${request.matchKey} left join people p on p.id = coalesce(k.merged_into, k.id)`;

/** The same of whoever comes by the link of seats that were set aside: of its organisation, whatever they wrote. Index: pk_seat_quotas. */
export const knownByLink = (
  request: RegistrationRequest,
  { quotaId }: SeatLink,
): SqlQuery<KnownApplicant> => sql`
  select p.id as "personId", o.id as "organisationId",
    p.id is not null and exists (select from registrations g where g.session_id = ${request.sessionId} and g.person_id = p.id
      and g.status in ('PENDING', 'CONFIRMED', 'WAITLISTED', 'OFFERED')) as "isRegistered",
    quotas_of(${request.sessionId}::uuid, o.kind, o.city_id) || ${quotaId}::uuid as "quotaIds"
  from seat_quotas q join organisations w on w.id = q.organisation_id join organisations o on o.id = coalesce(w.merged_into, w.id)
  left join people k on k.match_key = ${request.matchKey} left join people p on p.id = coalesce(k.merged_into, k.id)
  where q.id = ${quotaId}`;

const ASKS_ADDRESS = { kind: ADDRESS_ASKED, topic: AddressAskedV1.topic };

/** Writes a registration with the rows beside it: person, message and its key, outbox, idempotency key, audit. The caller holds the
 *  seat lock and moves the counters. */
export async function writeRegistration(
  tx: Tx,
  request: RegistrationRequest,
  seats: SeatsAtLock,
  known: Omit<KnownApplicant, 'isRegistered'>,
  decision: SeatedDecision,
  more: {
    readonly action?: string;
    readonly enrolledBy?: string | null;
    /** The mail that tells of it, where it is not what a newcomer gets. */
    readonly kind?: string;
  } = {},
): Promise<StoredRegistration> {
  const { outcome } = decision;
  const isWaiting = outcome === 'WAITLISTED';
  const rank = isWaiting ? decision.rank : null;
  const holdUntil = isWaiting ? null : (decision.holdUntil ?? null);
  const pendingReason = outcome === 'PENDING' ? (holdUntil ? 'ADDRESS' : 'APPROVAL') : null;
  const mode = seats.online ? (request.attendanceMode ?? 'IN_PERSON') : null;
  const answer: StoredRegistration = {
    registrationId: request.registrationId,
    reference: request.reference,
    status: outcome,
    waitlistPosition: isWaiting ? decision.position : null,
    ...(holdUntil && { holdUntil: holdUntil.toISOString() }),
    ...(mode && { attendanceMode: mode }),
  };
  const personId = known.personId ?? request.personId;
  if (!known.personId) {
    await tx.sql(sql`insert into people (id, full_name, email, phone, locale, match_key)
      values (${personId}, ${request.fullName}, ${request.email}, ${request.phone}, ${request.locale}, ${request.matchKey})`);
  }
  await tx.sql(sql`insert into registrations (id, session_id, person_id, organisation_name, organisation_id, enrolled_by, status,
      waitlist_rank, quota_ids, attendance_mode, reference, locale, confirmed_at, pending_reason,
      hold_until, phone_only)
    values (${request.registrationId}, ${request.sessionId}, ${personId}, ${request.organisationName}, ${known.organisationId},
      ${more.enrolledBy ?? null}, ${outcome}, ${rank}, ${known.quotaIds}::uuid[], ${mode},
      ${request.reference}, ${request.locale}, ${outcome === 'CONFIRMED' ? seats.now : null}, ${pendingReason},
      ${holdUntil}, ${isByPhone(request) && !more.enrolledBy})`);
  if (request.answers) await tx.sql(writeAnswers(request.registrationId, request.answers));
  await announce(tx, request, seats, {
    answer,
    personId,
    rank,
    action: more.action ?? 'registrations.register',
    ...(holdUntil ? ASKS_ADDRESS : NEWS[outcome]),
    ...(more.kind && { kind: more.kind }),
  });
  return answer;
}

async function announce(
  tx: Tx,
  request: RegistrationRequest,
  seats: SeatsAtLock,
  {
    answer,
    personId,
    rank,
    action,
    kind,
    topic,
  }: {
    answer: StoredRegistration;
    personId: string;
    rank: number | null;
    action: string;
    kind: string;
    topic: string;
  },
): Promise<void> {
  const asksAddress = kind === ADDRESS_ASKED;
  const subject = asksAddress ? null : { id: request.sessionId, version: seats.scheduleVersion };
  const key = asksAddress
    ? addressAskedKey(request.registrationId, 0)
    : `${kind}~${request.registrationId}~v${seats.scheduleVersion}`;
  if (request.email) {
    await tx.sql(sql`
      with message as (
        insert into messages (id, kind, person_id, to_address, locale, subject_type, subject_id, subject_version, cause_type, cause_id)
        values (${request.messageId}, ${kind}, ${personId}, ${request.email}, ${request.locale}, ${subject && 'session'}, ${subject?.id ?? null},
          ${subject?.version ?? null}, 'registration', ${request.registrationId}))
      insert into message_dedupe_keys (key, message_id)
      values (${key}, ${request.messageId})`);
  }
  const ids = JSON.stringify({ registrationId: request.registrationId, sessionId: request.sessionId });
  const after = JSON.stringify({ sessionId: request.sessionId, status: answer.status, waitlistRank: rank });
  await tx.sql(sql`
    with event as (
      insert into outbox (id, topic, payload) values (${request.outboxId}, ${topic}, ${ids}::jsonb)),
    key as (
      insert into idempotency_keys (scope, key, body_hash, answer)
      values (${request.scope}, ${request.key}, decode(${request.bodyHash}, 'hex'), ${JSON.stringify(answer)}::jsonb))
    insert into audit_rows (id, actor, action, subject_type, subject_id, before, after)
    values (${request.auditId}, ${request.actor}, ${action}, 'registration', ${request.registrationId}, null, ${after}::jsonb)`);
}
