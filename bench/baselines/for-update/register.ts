import type { RegistrationRequest } from '#registrations';
import type pg from 'pg';

/* One registration in one transaction under the lock of its session, by hand: six round trips, statements
   prepared on each connection, the accompanying rows in one statement. The best of that design without batching. */

const LOCK = {
  name: 'lock',
  text: `select capacity, taken, waiting, next_rank::int as next_rank, schedule_version, state = 'OPEN' as is_open, closes_at > app_now() as is_before
    from session_seats where session_id = $1 for no key update`,
};
const LOOK = {
  name: 'look',
  text: `select (select id from people where match_key = $1) as person,
      (select answer from idempotency_keys where scope = $2 and key = $3) as stored,
      $4::uuid is null or exists (
        select from sign_ins where id = $4 and ended_at is null and expires_at > app_now()) as is_signed_in,
      o.id as organisation, coalesce((
        select jsonb_agg(jsonb_build_object('id', q.id, 'isOwn', q.organisation_kind = o.kind,
          'kept', case when q.released_at is null then greatest(q.seats - q.taken, 0) else 0 end))
        from seat_quotas q where q.session_id = $6), '[]') as quotas
    from (select match_organisation($5) as id) m left join organisations o on o.id = m.id`,
};
const PLACE = {
  name: 'place',
  text: `with person as (insert into people (id, full_name, email, phone, locale, match_key) values ($1, $2, $3, $4, $5, $6))
    insert into registrations (id, session_id, person_id, organisation_name, organisation_id, status, waitlist_rank, reference,
      locale, quota_ids, confirmed_at)
    values ($7, $8, $1, $9, $10, $11, $12, $13, $5, $14, case when $11 = 'CONFIRMED' then app_now() end)`,
};
const ANNOUNCE = {
  name: 'announce',
  text: `with counts as (
      update session_seats set taken = taken + (1 - $1::int), waiting = waiting + $1::int, next_rank = next_rank + $1::int,
        version = version + 1 where session_id = $2),
    quotas as (update seat_quotas set taken = taken + 1 where id = any($21) and $1::int = 0),
    message as (
      insert into messages (id, kind, person_id, to_address, locale, subject_type, subject_id, subject_version, cause_type, cause_id)
      values ($3, $4, $5, $6, $7, 'session', $2, $8, 'registration', $9)),
    dedupe as (insert into message_dedupe_keys (key, message_id) values ($10, $3)),
    event as (insert into outbox (id, topic, payload) values ($11, $12, $13::jsonb)),
    key as (insert into idempotency_keys (scope, key, body_hash, answer) values ($14, $15, decode($16, 'hex'), $17::jsonb))
    insert into audit_rows (id, actor, action, subject_type, subject_id, before, after)
    values ($18, $19, 'registrations.register', 'registration', $9::uuid::text, null, $20::jsonb)`,
};

interface LockedSeats {
  capacity: number;
  taken: number;
  waiting: number;
  next_rank: number;
  schedule_version: number;
  is_open: boolean;
  is_before: boolean;
}

interface Looked {
  person: string | null;
  stored: object | null;
  is_signed_in: boolean;
  organisation: string | null;
  quotas: { id: string; isOwn: boolean | null; kept: number }[];
}

/** Answers whether the new person has a seat or waits. Knows nothing of people that are known already: the load
 *  sends none. Throws when the request cannot be served. */
export async function registerUnderLock(
  pool: pg.Pool,
  request: RegistrationRequest,
): Promise<'CONFIRMED' | 'WAITLISTED'> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const locked = await client.query<LockedSeats>({ ...LOCK, values: [request.sessionId] });
    const looked = await client.query<Looked>({ ...LOOK, values: lookedUp(request) });
    const seats = locked.rows[0];
    const found = looked.rows[0]!;
    if (!seats?.is_open || !seats.is_before || !found.is_signed_in || found.person || found.stored)
      throw new Error('Not servable');
    const isWaiting = !hasSeat(seats, found);
    const status = isWaiting ? 'WAITLISTED' : 'CONFIRMED';
    const rank = isWaiting ? seats.next_rank : null;
    await client.query({ ...PLACE, values: placed(request, found, status, rank) });
    await client.query({ ...ANNOUNCE, values: announced(request, seats, found, isWaiting) });
    await client.query('commit');
    return status;
  } catch (error) {
    await client.query('rollback');
    throw error;
  } finally {
    client.release();
  }
}

/** A seat that an own quota keeps, or one that no quota keeps while nobody waits for it. */
function hasSeat({ capacity, taken, waiting }: LockedSeats, { quotas }: Looked): boolean {
  const free = capacity - taken;
  if (free <= 0) return false;
  const own = quotas.filter(({ isOwn }) => isOwn);
  if (own.length > 0 && own.every(({ kept }) => kept > 0)) return true;
  return waiting === 0 && free > quotas.reduce((sum, { kept }) => sum + kept, 0);
}

const ownQuotas = ({ quotas }: Looked): string[] => quotas.filter(({ isOwn }) => isOwn).map(({ id }) => id);

const lookedUp = (request: RegistrationRequest): unknown[] => [
  request.matchKey,
  request.scope,
  request.key,
  request.signInId,
  request.organisationFolded,
  request.sessionId,
];

const placed = (
  request: RegistrationRequest,
  found: Looked,
  status: string,
  rank: number | null,
): unknown[] => [
  request.personId,
  request.fullName,
  request.email,
  request.phone,
  request.locale,
  request.matchKey,
  request.registrationId,
  request.sessionId,
  request.organisationName,
  found.organisation,
  status,
  rank,
  request.reference,
  ownQuotas(found),
];

function announced(
  request: RegistrationRequest,
  seats: LockedSeats,
  found: Looked,
  isWaiting: boolean,
): unknown[] {
  const status = isWaiting ? 'WAITLISTED' : 'CONFIRMED';
  const waitlistRank = isWaiting ? seats.next_rank : null;
  const kind = isWaiting ? 'registrations.waitlisted' : 'registrations.confirmed';
  const { registrationId, reference, sessionId } = request;
  return [
    isWaiting ? 1 : 0,
    sessionId,
    request.messageId,
    kind,
    request.personId,
    request.email,
    request.locale,
    seats.schedule_version,
    registrationId,
    `${kind}~${registrationId}~v${seats.schedule_version}`,
    request.outboxId,
    isWaiting ? 'registrations.waitlist.joined.v1' : 'registrations.seat.confirmed.v1',
    JSON.stringify({ registrationId, sessionId }),
    request.scope,
    request.key,
    request.bodyHash,
    JSON.stringify({
      registrationId,
      reference,
      status,
      waitlistPosition: isWaiting ? seats.waiting + 1 : null,
    }),
    request.auditId,
    request.actor,
    JSON.stringify({ sessionId, status, waitlistRank }),
    ownQuotas(found),
  ];
}
