import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Many requests for seats, decided and written by one statement. */
export const REGISTER_BATCH = `
      create function register_batch(requests jsonb)
      returns table (ordinal integer, outcome text, answer jsonb)
      language plpgsql volatile security definer
      set search_path = public
      -- The plan is kept across calls while the tables grow from nothing: only index look-ups stay right throughout.
      set plan_cache_mode = force_generic_plan
      set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off
      as $$
      begin
        -- A statement of its own: what follows must see what the holders of the lock before us committed.
        perform lock_seats(array(select distinct (r ->> 'sessionId')::uuid from jsonb_array_elements(requests) r));

        return query
        with request as (
          select r.*, row_number() over (partition by r."sessionId", r."matchKey" order by r.ordinal) as turn
          from jsonb_to_recordset(requests) as r(
            ordinal integer, "registrationId" uuid, "personId" uuid, "messageId" uuid, "outboxId" uuid, "auditId" uuid,
            reference text, "sessionId" uuid, "fullName" text, email text, phone text, locale text, "matchKey" text,
            "organisationName" text, "organisationFolded" text, scope text, key text, "bodyHash" text, actor text, "signInId" uuid)
        ),
        judged as materialized (
          select q.*, s.capacity, s.taken, s.waiting, s.next_rank, s.schedule_version, p.id as known_person, k.answer as stored,
            case
              when k.key is not null and k.body_hash = decode(q."bodyHash", 'hex') then 'REPLAYED'
              when k.key is not null then 'IDEMPOTENCY_KEY_REUSED'
              when q."signInId" is not null and (
                select i.id from sign_ins i where i.id = q."signInId" and i.ended_at is null and i.expires_at > app_now()) is null then 'UNAUTHENTICATED'
              when s.session_id is null then 'SESSION_NOT_FOUND'
              when not s.is_open then 'SESSION_CANCELLED'
              when s.closes_at <= app_now() then 'SESSION_STARTED'
              -- A scalar question, so that it is asked of the index for each request and never of the whole table.
              when q.turn > 1 or p.id is not null and (
                select g.id from registrations g where g.session_id = q."sessionId" and g.person_id = p.id
                  and g.status in ('PENDING', 'CONFIRMED', 'WAITLISTED', 'OFFERED')) is not null then 'ALREADY_REGISTERED'
              else 'ACCEPTED'
            end as verdict
          from request q
          left join session_seats s on s.session_id = q."sessionId"
          left join people p on p.match_key = q."matchKey"
          left join idempotency_keys k on k.scope = q.scope and k.key = q.key
        ),
        counted as (
          select j.*, row_number() over (partition by j."sessionId" order by j.ordinal) as n,
            -- While anyone waits, a newcomer waits.
            case when j.waiting > 0 then 0 else j.capacity - j.taken end as free
          from judged j where j.verdict = 'ACCEPTED'
        ),
        placed as (
          select c.*, case when c.n <= c.free then 'CONFIRMED' else 'WAITLISTED' end as status,
            case when c.n > c.free then c.next_rank + c.n - c.free - 1 end as rank,
            case when c.n > c.free then c.waiting + c.n - c.free end as place
          from counted c
        ),
        seated as materialized (
          select p.*, p.known_person is null and row_number() over same_person = 1 as is_new_person,
            coalesce(p.known_person, first_value(p."personId") over same_person) as seated_person,
            jsonb_build_object('registrationId', p."registrationId", 'reference', p.reference, 'status', p.status,
              'waitlistPosition', p.place) as given,
            -- The same as match_organisation, written out: a function call for each row costs a quarter of the batch.
            (select case when count(*) = 1 then (array_agg(o.id))[1] end from organisations o
              where o.folded_km = p."organisationFolded" or o.folded_en = p."organisationFolded") as known_organisation
          from placed p window same_person as (partition by p."matchKey" order by p.ordinal)
        ),
        new_people as (
          -- In the order of the key, as every batch does, so that two of them never wait for each other. Where somebody
          -- wrote the same person elsewhere at this moment, the key fails the batch and the requests run one by one.
          insert into people (id, full_name, email, phone, locale, match_key)
          select s.seated_person, s."fullName", s.email, s.phone, s.locale, s."matchKey"
          from seated s where s.is_new_person order by s."matchKey"
        ),
        new_registrations as (
          insert into registrations (id, session_id, person_id, organisation_name, organisation_id, status, waitlist_rank,
            reference, locale, confirmed_at)
          select s."registrationId", s."sessionId", s.seated_person, s."organisationName", s.known_organisation, s.status, s.rank,
            s.reference, s.locale, case when s.status = 'CONFIRMED' then app_now() end
          from seated s
        ),
        new_counts as (
          update session_seats t set taken = t.taken + d.confirmed, waiting = t.waiting + d.waitlisted,
            next_rank = t.next_rank + d.waitlisted, version = t.version + 1
          from (select s."sessionId" as session_id, count(*) filter (where s.status = 'CONFIRMED') as confirmed,
              count(*) filter (where s.status = 'WAITLISTED') as waitlisted from seated s group by s."sessionId") d
          where t.session_id = d.session_id
        ),
        new_messages as (
          insert into messages (id, kind, person_id, to_address, locale, subject_type, subject_id, subject_version, cause_type, cause_id)
          select s."messageId", case s.status when 'CONFIRMED' then 'registrations.confirmed' else 'registrations.waitlisted' end,
            s.seated_person, s.email, s.locale, 'session', s."sessionId", s.schedule_version, 'registration', s."registrationId"
          from seated s where s.email is not null
        ),
        new_dedupe_keys as (
          insert into message_dedupe_keys (key, message_id)
          select case s.status when 'CONFIRMED' then 'registrations.confirmed' else 'registrations.waitlisted' end
            || '~' || s."registrationId" || '~v' || s.schedule_version, s."messageId"
          from seated s where s.email is not null
        ),
        new_outbox as (
          insert into outbox (id, topic, payload)
          select s."outboxId",
            case s.status when 'CONFIRMED' then 'registrations.seat.confirmed.v1' else 'registrations.waitlist.joined.v1' end,
            jsonb_build_object('registrationId', s."registrationId", 'sessionId', s."sessionId")
          from seated s
        ),
        new_keys as (
          insert into idempotency_keys (scope, key, body_hash, answer)
          select s.scope, s.key, decode(s."bodyHash", 'hex'), s.given from seated s
        ),
        new_audit as (
          insert into audit_rows (id, actor, action, subject_type, subject_id, before, after)
          select s."auditId", s.actor, 'registrations.register', 'registration', s."registrationId"::text, null,
            jsonb_build_object('sessionId', s."sessionId", 'status', s.status, 'waitlistRank', s.rank)
          from seated s
        )
        select s.ordinal, s.verdict, s.given from seated s
        union all
        select j.ordinal, j.verdict, case when j.verdict = 'REPLAYED' then j.stored end from judged j where j.verdict <> 'ACCEPTED';
      end $$;`;

/** The lock of the seats, and the group commit: many requests for seats decided and written by one statement.
 *  `seat-plan.rules.ts` is the law; this is its compiled form for plain requests (ADR 0002). */
export class RegistrationsCreateRegisterBatch1764000008000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The seat rows of these sessions, locked in key order until the transaction ends. Every path that counts
      -- seats begins here: the batch, the single registration, cancellation, promotion, a change of plan.
      create function lock_seats(ids uuid[]) returns setof session_seats language sql volatile as $$
        select * from session_seats where session_id = any(ids) order by session_id for no key update
      $$;

      ${REGISTER_BATCH}

      -- The function runs as a role of its own that may do this and nothing else.
      grant create on schema public to samaki_seats;
      alter function register_batch(jsonb) owner to samaki_seats;
      revoke create on schema public from samaki_seats;
      revoke execute on function register_batch(jsonb) from public;
      grant execute on function register_batch(jsonb) to samaki_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function register_batch(jsonb); drop function lock_seats(uuid[]);`);
  }
}
