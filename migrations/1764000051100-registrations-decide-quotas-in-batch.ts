import type { MigrationInterface, QueryRunner } from 'typeorm';
import { REGISTER_BATCH } from './1764000008000-registrations-create-register-batch.js';
import { FOLLOWED, KNOWN } from './1764000040000-identity-merge-people.js';

/** `register_batch` where quotas are decided and the line is the single path's. */
export const BATCH_WITH_QUOTAS = `
      create or replace function register_batch(requests jsonb)
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
          select q.*, s.capacity, s.taken, s.waiting, s.waiting_together, s.next_rank, s.schedule_version, s.quotas,
            s.needs_approval or s.online_capacity is not null or s.waiting > 0 and s.taken < s.capacity as needs_single,
            p.id as known_person, k.answer as stored,
            case
              when k.key is not null and k.body_hash = decode(q."bodyHash", 'hex') then 'REPLAYED'
              when k.key is not null then 'IDEMPOTENCY_KEY_REUSED'
              when q."signInId" is not null and (
                select i.id from sign_ins i where i.id = q."signInId" and i.ended_at is null and i.expires_at > app_now()) is null then 'UNAUTHENTICATED'
              when s.session_id is null or s.state = 'DRAFT' then 'SESSION_NOT_FOUND'
              when s.state = 'CANCELLED' then 'SESSION_CANCELLED'
              when s.closes_at <= app_now() then 'SESSION_STARTED'
              when s.state = 'POSTPONED' then 'SESSION_POSTPONED'
              when s.registration_opens_at > app_now() then 'REGISTRATION_NOT_OPEN'
              when s.state = 'CLOSED' or s.registration_closes_at <= app_now() then 'REGISTRATION_CLOSED'
              -- A scalar question, so that it is asked of the index for each request and never of the whole table.
              when q.turn > 1 or p.id is not null and (
                select g.id from registrations g where g.session_id = q."sessionId" and g.person_id = p.id
                  and g.status in ('PENDING', 'CONFIRMED', 'WAITLISTED', 'OFFERED')) is not null then 'ALREADY_REGISTERED'
              else 'ACCEPTED'
            end as verdict
          from request q
          left join session_seats s on s.session_id = q."sessionId"
          left join people k0 on k0.match_key = q."matchKey" left join people p on p.id = coalesce(k0.merged_into, k0.id)
          left join idempotency_keys k on k.scope = q.scope and k.key = q.key
        ),
        reserved as materialized (
          -- Seats that quotas keep. Asked only where there are quotas.
          select q.session_id, q.id, case when q.released_at is null then greatest(q.seats - q.taken, 0) else 0 end as kept, q.released_at is null as stands
          from (select distinct j."sessionId" as id from judged j where j.quotas > 0) w join seat_quotas q on q.session_id = w.id
        ),
        classed as materialized (
          select j.*, o.id as known_organisation,
            case when j.quotas > 0 then quotas_of(j."sessionId", o.kind, o.city_id) else '{}' end as quota_ids
          from judged j
          -- The same as match_organisation, written out: a function call for each row costs a quarter of the batch.
          cross join lateral (
            select case when count(*) = 1 then (array_agg(m.id))[1] end as id, case when count(*) = 1 then (array_agg(l.kind))[1] end as kind,
              case when count(*) = 1 then (array_agg(l.city_id))[1] end as city_id
            from organisations m join organisations l on l.id = coalesce(m.merged_into, m.id)
            where m.folded_km = j."organisationFolded" or m.folded_en = j."organisationFolded") o
          where j.verdict = 'ACCEPTED'
        ),
        counted as (
          select c.*, row_number() over in_session as n, w.id as own_quota, coalesce(w.kept, 0) as own_kept, w.own,
            c.capacity - c.taken as free, r.reserved
          from classed c
          cross join lateral (select (array_agg(v.id))[1] as id, min(v.kept) as kept, count(*) as own
            from reserved v where v.id = any(c.quota_ids) and v.stands) w
          cross join lateral (select coalesce(sum(v.kept), 0) as reserved from reserved v where v.session_id = c."sessionId") r
          window in_session as (partition by c."sessionId" order by c.ordinal)
        ),
        fitted as (
          select f.*, count(*) filter (where not f.in_quota) over (partition by f."sessionId" order by f.ordinal) as nth_open
          from (select c.*, c.own_quota is not null
              and row_number() over (partition by c."sessionId", c.own_quota order by c.ordinal) <= c.own_kept as in_quota from counted c) f
        ),
        bounded as (
          select f.*, min(f.n) filter (where not f.in_quota and f.nth_open > f.free - f.reserved) over session as first_unfit,
            -- Two quotas at once, or more kept than there is: the law itself must look.
            max(f.own) over session > 1 or f.reserved > f.free or f.needs_single as is_left_alone
          from fitted f window session as (partition by f."sessionId")
        ),
        placed as (
          select b.*,
            case
              when b.is_left_alone then 'DEFERRED'
              when b.first_unfit is null or b.n < b.first_unfit then 'CONFIRMED'
              -- From the first who waits, whoever might still have a kept seat passes somebody: the single path records it.
              when b.n > b.first_unfit and b.free > b.first_unfit - 1 then 'DEFERRED'
              else 'WAITLISTED'
            end as status,
            case when b.n >= b.first_unfit then b.next_rank + b.n - b.first_unfit end as rank,
            case when b.n >= b.first_unfit then b.waiting - b.waiting_together + b.n - b.first_unfit + 1 end as place
          from bounded b
        ),
        seated as materialized (
          select p.*, p.known_person is null and row_number() over same_person = 1 as is_new_person,
            coalesce(p.known_person, first_value(p."personId") over same_person) as seated_person,
            jsonb_build_object('registrationId', p."registrationId", 'reference', p.reference, 'status', p.status,
              'waitlistPosition', p.place) as given
          from placed p where p.status <> 'DEFERRED' window same_person as (partition by p."matchKey" order by p.ordinal)
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
            quota_ids, reference, locale, confirmed_at)
          select s."registrationId", s."sessionId", s.seated_person, s."organisationName", s.known_organisation, s.status, s.rank,
            s.quota_ids, s.reference, s.locale, case when s.status = 'CONFIRMED' then app_now() end
          from seated s
        ),
        new_counts as (
          update session_seats t set taken = t.taken + d.confirmed, waiting = t.waiting + d.waitlisted,
            next_rank = t.next_rank + d.waitlisted, version = t.version + 1
          from (select s."sessionId" as session_id, count(*) filter (where s.status = 'CONFIRMED') as confirmed,
              count(*) filter (where s.status = 'WAITLISTED') as waitlisted from seated s group by s."sessionId") d
          where t.session_id = d.session_id
        ),
        new_quota_counts as (
          update seat_quotas q set taken = q.taken + d.confirmed
          from (select u.id, count(*)::int as confirmed from seated s cross join lateral unnest(s.quota_ids) as u(id)
            where s.status = 'CONFIRMED' group by u.id) d
          where q.id = d.id
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
        select p.ordinal, 'DEFERRED', null from placed p where p.status = 'DEFERRED'
        union all
        select j.ordinal, j.verdict, case when j.verdict = 'REPLAYED' then j.stored end from judged j where j.verdict <> 'ACCEPTED';
      end $$;`;

/** The group commit decides quotas, too. What it leaves alone it answers with DEFERRED, and the single path decides it under the
 *  same lock: hybrid sessions, approval, people of two quotas at once, and whoever comes while a seat is free and others wait.
 *  `seat-plan.rules.ts` is the law. Source: docs/stories/seats.md. */
export class RegistrationsDecideQuotasInBatch1764000051100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(BATCH_WITH_QUOTAS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      REGISTER_BATCH.replace('create function', 'create or replace function').replace(KNOWN, () => FOLLOWED),
    );
  }
}
