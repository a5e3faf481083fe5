import type { MigrationInterface, QueryRunner } from 'typeorm';
import { BATCH_WITH_LINE } from './1764000053300-registrations-decide-the-line-in-batch.js';

/** A guest who gives an e-mail address confirms it within some minutes, and the seat is held until then; the group commit decides that, and
 *  how many come by telephone alone. Source: docs/stories/address-hold.md. */
export class RegistrationsHoldForAddress1764000054000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table session_seats
        -- For so long a seat is held until its address is confirmed; null: confirmed at once.
        add column guest_hold_minutes integer
          constraint ck_session_seats__guest_hold_minutes check (guest_hold_minutes between 5 and 1440);
      alter table registrations
        -- Somebody without an account who gave a telephone number and no address.
        add column phone_only boolean not null default false,
        -- The mail that asks for the address to be confirmed: sent again so often, the last time then.
        add column address_mails integer not null default 0,
        add column address_mailed_at timestamptz,
        -- The link of an address that was corrected since opens nothing.
        add column address_corrections integer not null default 0,
        add constraint ck_registrations__pending_reason check (pending_reason in ('APPROVAL', 'ADDRESS')),
        add constraint ck_registrations__address_hold check (pending_reason is distinct from 'ADDRESS' or status = 'PENDING' and hold_until is not null);
      create index ix_registrations__phone_only on registrations (session_id)
        where phone_only and status in ('PENDING', 'CONFIRMED', 'WAITLISTED', 'OFFERED');

      -- How often somebody tried to register by telephone alone from one address of the network, within the hour that began then. Unlogged:
      -- after a crash everybody begins anew. The key is a keyed hash: neither an address nor a person stands here.
      create unlogged table phone_tries (
        who bytea not null constraint pk_phone_tries primary key constraint ck_phone_tries__who check (length(who) = 16),
        tries integer not null,
        since timestamptz not null
      );
      grant select, insert, update on phone_tries to samaki_app;
      grant select, delete on phone_tries to samaki_worker;`);
    await runner.query(BATCH_WITH_ADDRESS_HOLD);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(BATCH_WITH_LINE);
    await runner.query(`
      -- Before there were holds, everybody who has a seat was confirmed at once.
      update registrations set status = 'CONFIRMED', confirmed_at = coalesce(confirmed_at, created_at), pending_reason = null, hold_until = null
        where pending_reason = 'ADDRESS';
      drop table phone_tries;
      drop index ix_registrations__phone_only;
      alter table registrations drop constraint ck_registrations__address_hold, drop constraint ck_registrations__pending_reason,
        drop column address_corrections, drop column address_mailed_at, drop column address_mails, drop column phone_only;
      alter table session_seats drop column guest_hold_minutes;`);
  }
}

export const BATCH_WITH_ADDRESS_HOLD = `
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
            "organisationName" text, "organisationFolded" text, scope text, key text, "bodyHash" text, actor text, "signInId" uuid,
            "phoneSeatsPercent" integer)
        ),
        asked as materialized (
          select q.*, s.capacity - s.taken as free, s.waiting, s.waiting_together, s.next_rank, s.schedule_version, s.quotas,
            s.needs_approval or s.online_capacity is not null or s.waiting_together > 0 and s.taken < s.capacity as needs_single,
            -- Does anybody in line move up now? (waitlist.rules.ts, movesUp)
            s.promotion = 'CONFIRM' or app_now() < s.closes_at - make_interval(hours => s.offer_cutoff_hours) as moves_up,
            p.id as known_person, k.answer as stored, s.capacity,
            -- Without an account and without an address: so many of them at most.
            s.guest_hold_minutes is not null and q.email is null and q."signInId" is null and q."phoneSeatsPercent" is not null as by_phone,
            -- Until then the address is to be confirmed, never past the start; whoever is signed in with it has shown that it is theirs.
            case when s.guest_hold_minutes is not null and q.email is not null and (q."signInId" is null or (
                select lower(u.email) = lower(q.email) from sign_ins i join people u on u.id = i.person_id where i.id = q."signInId") is not true)
              then least(app_now() + make_interval(mins => s.guest_hold_minutes), s.closes_at) end as hold_until,
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
              when p.id is not null and (
                select g.id from registrations g where g.session_id = q."sessionId" and g.person_id = p.id
                  and g.status in ('PENDING', 'CONFIRMED', 'WAITLISTED', 'OFFERED')) is not null then 'ALREADY_REGISTERED'
              else 'ACCEPTED'
            end as first_verdict
          from request q
          left join session_seats s on s.session_id = q."sessionId"
          left join people k0 on k0.match_key = q."matchKey" left join people p on p.id = coalesce(k0.merged_into, k0.id)
          left join idempotency_keys k on k.scope = q.scope and k.key = q.key
        ),
        phones as materialized (
          -- Counted once for each session where somebody comes by telephone alone.
          select v.id, (select count(*) from registrations g where g.session_id = v.id and g.phone_only
            and g.status in ('PENDING', 'CONFIRMED', 'WAITLISTED', 'OFFERED')) as registered
          from (select distinct a."sessionId" as id from asked a where a.by_phone and a.first_verdict = 'ACCEPTED') v
        ),
        phoned as (
          select a.*, count(*) filter (where a.by_phone and a.first_verdict = 'ACCEPTED' and a.turn = 1)
            over (partition by a."sessionId" order by a.ordinal) as phone_rank
          from asked a
        ),
        judged as materialized (
          select a.*,
            case
              when a.first_verdict <> 'ACCEPTED' then a.first_verdict
              when a.by_phone and (select h.registered from phones h where h.id = a."sessionId")
                + first_value(a.phone_rank) over (partition by a."sessionId", a."matchKey" order by a.ordinal)
                > greatest(1, a.capacity * a."phoneSeatsPercent" / 100) then 'PHONE_SEATS_USED_UP'
              when a.turn > 1 then 'ALREADY_REGISTERED'
              else 'ACCEPTED'
            end as verdict
          from phoned a
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
              when b.sits and b.hold_until is not null then 'PENDING'
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
              'waitlistPosition', p.place)
              || case when p.status = 'PENDING' then jsonb_build_object('holdUntil', p.hold_until) else '{}' end as given
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
            quota_ids, reference, locale, confirmed_at, pending_reason, hold_until, phone_only)
          select s."registrationId", s."sessionId", s.seated_person, s."organisationName", s.known_organisation, s.status, s.rank,
            s.quota_ids, s.reference, s.locale, case when s.status = 'CONFIRMED' then app_now() end,
            case when s.status = 'PENDING' then 'ADDRESS' end, case when s.status = 'PENDING' then s.hold_until end,
            s.email is null and s."signInId" is null
          from seated s
        ),
        new_counts as (
          update session_seats t set taken = t.taken + d.seated, waiting = t.waiting + d.waitlisted,
            next_rank = t.next_rank + d.waitlisted, version = t.version + 1
          from (select s."sessionId" as session_id, count(*) filter (where s.status <> 'WAITLISTED') as seated,
              count(*) filter (where s.status = 'WAITLISTED') as waitlisted from seated s group by s."sessionId") d
          where t.session_id = d.session_id
        ),
        new_quota_counts as (
          update seat_quotas q set taken = q.taken + d.seated
          from (select u.id, count(*)::int as seated from seated s cross join lateral unnest(s.quota_ids) as u(id)
            where s.status <> 'WAITLISTED' group by u.id) d
          where q.id = d.id
        ),
        new_passes as (
          insert into line_passes as l (session_id, below_rank, times, seats_free)
          select s."sessionId", s.passes_below, count(*), min(s.free_then) from seated s where s.passes_below is not null
          group by s."sessionId", s.passes_below
          on conflict (session_id, below_rank) do update set times = l.times + excluded.times, seats_free = excluded.seats_free, last_at = app_now()
        ),
        news as (
          -- What asks for the address to be confirmed is of no plan of the session: a new date does not withdraw it.
          select s.*, case s.status when 'CONFIRMED' then 'registrations.confirmed' when 'PENDING' then 'registrations.address-asked'
            else 'registrations.waitlisted' end as kind, s.status <> 'PENDING' as is_of_plan
          from seated s where s.email is not null
        ),
        new_messages as (
          insert into messages (id, kind, person_id, to_address, locale, subject_type, subject_id, subject_version, cause_type, cause_id)
          select n."messageId", n.kind, n.seated_person, n.email, n.locale, case when n.is_of_plan then 'session' end,
            case when n.is_of_plan then n."sessionId" end, case when n.is_of_plan then n.schedule_version end, 'registration', n."registrationId"
          from news n
        ),
        new_dedupe_keys as (
          insert into message_dedupe_keys (key, message_id)
          select n.kind || '~' || n."registrationId" || case when n.is_of_plan then '~v' || n.schedule_version else '~0' end, n."messageId"
          from news n
        ),
        new_outbox as (
          insert into outbox (id, topic, payload)
          select s."outboxId",
            case s.status when 'CONFIRMED' then 'registrations.seat.confirmed.v1' when 'PENDING' then 'registrations.address.asked.v1'
              else 'registrations.waitlist.joined.v1' end,
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
