import type { MigrationInterface, QueryRunner } from 'typeorm';
import { BATCH_WITH_QUOTAS } from './1764000051100-registrations-decide-quotas-in-batch.js';

/** The group commit decides while people wait, too: whoever has a kept seat passes those before who cannot use it, and that is written
 *  once for the line and not once for each who waits. DEFERRED is left for hybrid sessions, approval, groups that wait while seats are
 *  free, a line that is not settled, and from the first person of two quotas on. `seat-plan.rules.ts` is the law.
 *  Source: docs/stories/seats.md, *Passed over*. */
export class RegistrationsDecideTheLineInBatch1764000053300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(LINE_PASSES);
    await runner.query(BATCH_WITH_LINE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(BATCH_WITH_QUOTAS);
    await runner.query(`
      -- What was kept of the line is kept of each who stands in it.
      insert into waitlist_passes (registration_id, reason, times, seats_free, first_at, last_at)
        select r.id, p.reason, p.times, p.seats_free, p.last_at, p.last_at from registrations r cross join lateral passes_of(r.id) p
        where r.status = 'WAITLISTED'
        on conflict (registration_id, reason) do update set times = excluded.times, seats_free = excluded.seats_free, last_at = excluded.last_at;
      drop trigger tr_registrations__keep_passes on registrations;
      drop function keep_passes();
      drop function passes_of(uuid);
      drop table line_passes;`);
  }
}

const LINE_PASSES = `
      -- Somebody had a seat before everybody who stood in line, for none of them could use it. Ranks only grow, so of somebody who
      -- still stands at a rank all rows above it speak. Who leaves the line takes the sum along into waitlist_passes.
      create table line_passes (
        session_id uuid not null constraint fk_line_passes__session_id references session_seats (session_id) on delete cascade,
        -- Of those whose rank is lower.
        below_rank bigint not null,
        times integer not null,
        -- Free then, the last time.
        seats_free integer not null,
        first_at timestamptz not null default app_now(),
        last_at timestamptz not null default app_now(),
        constraint pk_line_passes primary key (session_id, below_rank)
      );
      grant select on line_passes to samaki_public, samaki_reader;
      grant select, insert, update on line_passes to samaki_app, samaki_worker, samaki_seats;

      -- Why others came before somebody, reason by reason. The reader sees no more than of the registration.
      create function passes_of(registration uuid) returns table (reason text, times integer, seats_free integer, last_at timestamptz)
      language sql stable as $$
        select p.reason, sum(p.times)::int, (array_agg(p.seats_free order by p.last_at desc, p.seats_free))[1], max(p.last_at) from (
          select w.reason, w.times, w.seats_free, w.last_at from waitlist_passes w where w.registration_id = registration
          union all
          select 'QUOTA_USED_UP', l.times, l.seats_free, l.last_at from registrations r
            join line_passes l on l.session_id = r.session_id and l.below_rank > r.waitlist_rank
          where r.id = registration and r.status = 'WAITLISTED') p
        group by p.reason $$;

      create function keep_passes() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        insert into waitlist_passes as w (registration_id, reason, times, seats_free, first_at, last_at)
        select old.id, 'QUOTA_USED_UP', sum(l.times), (array_agg(l.seats_free order by l.below_rank desc))[1], min(l.first_at), max(l.last_at)
        from line_passes l where l.session_id = old.session_id and l.below_rank > old.waitlist_rank
        having count(*) > 0
        on conflict (registration_id, reason) do update set times = w.times + excluded.times,
          seats_free = case when excluded.last_at < w.last_at then w.seats_free else excluded.seats_free end,
          first_at = least(w.first_at, excluded.first_at), last_at = greatest(w.last_at, excluded.last_at);
        return null;
      end $$;
      create trigger tr_registrations__keep_passes after update of waitlist_rank on registrations for each row
        when (old.waitlist_rank is not null and old.waitlist_rank is distinct from new.waitlist_rank) execute function keep_passes();`;

export const BATCH_WITH_LINE = `
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
          select q.*, s.capacity - s.taken as free, s.waiting, s.waiting_together, s.next_rank, s.schedule_version, s.quotas,
            s.needs_approval or s.online_capacity is not null or s.waiting_together > 0 and s.taken < s.capacity as needs_single,
            -- Does anybody in line move up now? (waitlist.rules.ts, movesUp)
            s.promotion = 'CONFIRM' or app_now() < s.closes_at - make_interval(hours => s.offer_cutoff_hours) as moves_up,
            p.id as known_person, k.answer as stored,
            case
              when k.key is not null and k.body_hash = decode(q."bodyHash", 'hex') then 'REPLAYED'
              when k.key is not null then 'IDEMPOTENCY_KEY_REUSED'
              -- Nothing but the id is asked of the index: with more, a plan of the first day reads every sign-in.
              when q."signInId" is not null and (
                select i.ended_at is null and i.expires_at > app_now() from sign_ins i where i.id = q."signInId") is not true then 'UNAUTHENTICATED'
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
        classed as materialized (
          select j.*, o.id as known_organisation, w.*
          from judged j
          -- The same as match_organisation, written out: a function call for each row costs a quarter of the batch.
          cross join lateral (
            select case when count(*) = 1 then (array_agg(m.id))[1] end as id, case when count(*) = 1 then (array_agg(l.kind))[1] end as kind,
              case when count(*) = 1 then (array_agg(l.city_id))[1] end as city_id
            from organisations m join organisations l on l.id = coalesce(m.merged_into, m.id)
            where m.folded_km = j."organisationFolded" or m.folded_en = j."organisationFolded") o
          -- The same as quotas_of, and what the quotas that stand keep: for this person, and of the session altogether.
          cross join lateral (
            select coalesce(array_agg(v.id order by v.id) filter (where v.counts), '{}') as quota_ids,
              count(*) filter (where v.counts and v.stands) as own, (array_agg(v.id) filter (where v.counts and v.stands))[1] as own_quota,
              min(v.kept) filter (where v.counts and v.stands) as own_kept, coalesce(sum(v.kept) filter (where v.stands), 0) as reserved,
              array_agg(v.id) filter (where v.stands and v.kept > 0) as giving, array_agg(v.id) filter (where v.stands and v.kept = 0) as spent
            from (
              select q.id, greatest(q.seats - q.taken, 0) as kept, q.released_at is null as stands,
                (q.organisation_kind is null or q.organisation_kind = o.kind) is true and (q.city_id is null or q.city_id = o.city_id) is true as counts
              from seat_quotas q where j.quotas > 0 and q.session_id = j."sessionId") v) w
          where j.verdict = 'ACCEPTED'
        ),
        unsettled as materialized (
          -- Somebody in line could use a kept seat, while no seat is open. Asked once for each session where people wait and seats are free.
          select v.id from (
            select distinct c."sessionId" as id, c.giving, c.spent from classed c
            where c.waiting > 0 and c.moves_up and not c.needs_single and c.free = c.reserved and c.giving is not null) v
          where (
            select g.id from registrations g where g.session_id = v.id and g.status = 'WAITLISTED'
              and g.quota_ids && v.giving and (v.spent is null or not g.quota_ids && v.spent) limit 1) is not null
        ),
        numbered as (
          select c.*, row_number() over in_session as n, count(*) filter (where c.own > 1) over in_session > 0 as follows_two,
            c.own_quota is not null and row_number() over (partition by c."sessionId", c.own_quota order by c.ordinal) <= c.own_kept as in_quota
          from classed c
          window in_session as (partition by c."sessionId" order by c.ordinal)
        ),
        fitted as (
          select f.*, f.in_quota or count(*) filter (where not f.in_quota) over (partition by f."sessionId" order by f.ordinal) <= f.free - f.reserved as fits
          from numbered f
        ),
        lined as (
          -- A seat and a place are given in one order: while nobody in line may move up, nobody passes.
          select f.*, f.fits and case when f.waiting > 0 then f.moves_up
              else f.moves_up or bool_and(f.fits) over (partition by f."sessionId" order by f.ordinal) end as sits
          from fitted f
        ),
        bounded as (
          select l.*, count(*) filter (where not l.sits) over (partition by l."sessionId" order by l.ordinal) as waiters from lined l
        ),
        placed as (
          select b.*,
            case
              -- A person of two quotas can open a seat to the line, more can be kept than there is, and a line that could move moves first:
              -- there the law itself must look.
              when b.needs_single or b.reserved > b.free or b.follows_two
                or b.waiting > 0 and b.free > 0 and b.moves_up and (b.free > b.reserved or exists (select from unsettled u where u.id = b."sessionId"))
                then 'DEFERRED'
              when b.sits then 'CONFIRMED'
              else 'WAITLISTED'
            end as status,
            case when not b.sits then b.next_rank + b.waiters - 1 end as rank,
            case when not b.sits then b.waiting - b.waiting_together + b.waiters end as place,
            -- Those who then stand in line are passed, with so many seats free.
            case when b.sits and b.waiting + b.waiters > 0 then b.next_rank + b.waiters end as passes_below, b.free - (b.n - b.waiters - 1) as free_then
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
        new_passes as (
          insert into line_passes as l (session_id, below_rank, times, seats_free)
          select s."sessionId", s.passes_below, count(*), min(s.free_then) from seated s where s.passes_below is not null
          group by s."sessionId", s.passes_below
          on conflict (session_id, below_rank) do update set times = l.times + excluded.times, seats_free = excluded.seats_free, last_at = app_now()
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
