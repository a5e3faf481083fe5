import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Quotas, seats apart for the room and on-line, offers, groups that wait together, and what is recorded of those who are
 *  passed over. Source: docs/stories/seats.md. */
export class RegistrationsAddQuotasOffersGroups1764000051000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table session_seats
        -- Copied from the session, as closes_at is, which stays the session's start.
        add column state text not null default 'OPEN'
          constraint ck_session_seats__state check (state in ('DRAFT', 'OPEN', 'CLOSED', 'POSTPONED', 'CANCELLED')),
        add column registration_opens_at timestamptz,
        add column registration_closes_at timestamptz,
        -- Hybrid sessions only: of the capacity so many are on-line and the rest in the room; null elsewhere.
        add column online_capacity integer,
        add column online_taken integer not null default 0,
        -- Of those who wait, how many share the place of another: people less places.
        add column waiting_together integer not null default 0
          constraint ck_session_seats__waiting_together check (waiting_together between 0 and waiting),
        -- Rows in seat_quotas: where there is none, nobody looks.
        add column quotas integer not null default 0,
        -- When the first group in line does not fit: everybody behind it waits too, or it is passed over and keeps its place.
        add column group_policy text not null default 'SKIP' constraint ck_session_seats__group_policy check (group_policy in ('HOLD', 'SKIP')),
        -- Who moves up has the seat at once, or is offered it for some hours.
        add column promotion text not null default 'CONFIRM' constraint ck_session_seats__promotion check (promotion in ('CONFIRM', 'OFFER')),
        add column offer_hours integer not null default 24 constraint ck_session_seats__offer_hours check (offer_hours between 1 and 336),
        -- Hours before the start at which the last offer ends. Another than the cut-off of cancellation.
        add column offer_cutoff_hours integer not null default 0 constraint ck_session_seats__offer_cutoff check (offer_cutoff_hours between 0 and 720),
        add column cancel_cutoff_hours integer not null default 0 constraint ck_session_seats__cancel_cutoff check (cancel_cutoff_hours between 0 and 720),
        add column needs_approval boolean not null default false,
        -- The same of both kinds of seats as of all.
        add constraint ck_session_seats__online check (
          case when online_capacity is null then online_taken = 0
            else online_capacity between 0 and capacity and online_taken between 0 and online_capacity
              and taken - online_taken <= capacity - online_capacity end);
      update session_seats set state = 'CANCELLED' where not is_open;
      alter table session_seats drop column is_open;

      create table seat_quotas (
        id uuid not null constraint pk_seat_quotas primary key,
        session_id uuid not null constraint fk_seat_quotas__session_id references session_seats (session_id) on delete cascade,
        -- Whose seats they are: of a kind of organisation, of a city, or of that kind in that city.
        organisation_kind text constraint ck_seat_quotas__organisation_kind check (organisation_kind in ('PRIVATE_SECTOR', 'NGO', 'INSTITUTION')),
        city_id uuid constraint fk_seat_quotas__city_id references cities (id),
        seats integer not null constraint ck_seat_quotas__seats check (seats between 1 and 100000),
        -- Live registrations of such people that hold a seat, whichever seat.
        taken integer not null default 0 constraint ck_seat_quotas__taken check (taken >= 0),
        -- So long before the start, seats that are not used go to everybody; null: never.
        release_hours integer constraint ck_seat_quotas__release_hours check (release_hours between 0 and 8784),
        released_at timestamptz,
        constraint ck_seat_quotas__whose check (num_nonnulls(organisation_kind, city_id) > 0),
        constraint uq_seat_quotas__whose unique nulls not distinct (session_id, organisation_kind, city_id)
      );
      create table registration_groups (
        id uuid not null constraint pk_registration_groups primary key,
        session_id uuid not null constraint fk_registration_groups__session_id references session_seats (session_id),
        organisation_id uuid constraint fk_registration_groups__organisation_id references organisations (id),
        created_at timestamptz not null default app_now()
      );
      create index ix_registration_groups__session_id on registration_groups (session_id);
      create index ix_registration_groups__organisation_id on registration_groups (organisation_id) where organisation_id is not null;

      alter table registrations
        -- Those of one group wait in one place and move up together or not at all.
        add column group_id uuid constraint fk_registrations__group_id references registration_groups (id),
        -- The quotas that count this person, as they were when the seat was decided.
        add column quota_ids uuid[] not null default '{}',
        -- How they attend a hybrid session; null elsewhere.
        add column attendance_mode text constraint ck_registrations__attendance_mode check (attendance_mode in ('IN_PERSON', 'ONLINE')),
        -- What is left of an offer whose session has no date; hold_until is empty then.
        add column hold_left interval,
        add column approved_at timestamptz,
        -- Why a person moved up, whose seat it is, and the quota of which it is or was.
        add column promotion_cause text constraint ck_registrations__promotion_cause
          check (promotion_cause in ('SEAT_GIVEN_BACK', 'CAPACITY_RAISED', 'QUOTA_RELEASED', 'QUOTAS_CHANGED', 'OFFER_ENDED', 'LINE_MOVED', 'JOINED')),
        add column promotion_quota_id uuid constraint fk_registrations__promotion_quota_id references seat_quotas (id) on delete set null,
        -- Why it ended, where nobody cancelled it.
        add column ended_because text constraint ck_registrations__ended_because
          check (ended_because in ('OFFER_EXPIRED', 'OFFER_DECLINED', 'ADDRESS_NOT_CONFIRMED', 'NOT_APPROVED', 'TRANSFERRED'));
      -- One place for each, one for a group.
      drop index uq_registrations__session_id_waitlist_rank;
      create unique index uq_registrations__session_id_waitlist_rank on registrations (session_id, waitlist_rank)
        where status = 'WAITLISTED' and group_id is null;
      create index ix_registrations__session_id_waitlist_rank on registrations (session_id, waitlist_rank) where status = 'WAITLISTED';
      create index ix_registrations__group_id on registrations (group_id) where group_id is not null;
      -- What ends by the clock.
      create index ix_registrations__hold_until on registrations (hold_until) where hold_until is not null;
      create index ix_seat_quotas__release on seat_quotas (session_id) where release_hours is not null and released_at is null;

      -- Somebody in line for whom a free seat was no seat: the group was larger, or the seat another's.
      create table waitlist_passes (
        registration_id uuid not null constraint fk_waitlist_passes__registration_id references registrations (id),
        reason text not null constraint ck_waitlist_passes__reason check (reason in ('GROUP_TOO_LARGE', 'QUOTA_USED_UP', 'MODE_FULL')),
        times integer not null default 1,
        -- Free then, the last time.
        seats_free integer not null,
        first_at timestamptz not null default app_now(),
        last_at timestamptz not null default app_now(),
        constraint pk_waitlist_passes primary key (registration_id, reason)
      );

      create or replace function place_in_line(session uuid, rank bigint) returns integer language sql stable security definer set search_path = public, pg_temp as $$
        select count(distinct waitlist_rank)::int from registrations where session_id = session and status = 'WAITLISTED' and waitlist_rank <= rank $$;
      -- The quotas that count somebody of an organisation of this kind, in this city.
      create function quotas_of(session uuid, kind text, city uuid) returns uuid[] language sql stable parallel safe as $$
        select coalesce(array_agg(q.id order by q.id), '{}') from seat_quotas q where q.session_id = session
          and (q.organisation_kind is null or q.organisation_kind = kind) and (q.city_id is null or q.city_id = city) $$;

      -- How many of a group stand as one of them does, whom the reader need not see. 1 for somebody alone. Index: ix_registrations__group_id.
      create function group_size(grp uuid, as_one text) returns integer language sql stable security definer set search_path = public, pg_temp as $$
        select greatest(1, count(*)::int) from registrations where group_id = grp and status = as_one $$;
      revoke execute on function group_size(uuid, text) from public;
      grant execute on function group_size(uuid, text) to samaki_reader, samaki_app, samaki_worker;

      grant select on seat_quotas to samaki_public, samaki_reader, samaki_worker, samaki_app, samaki_seats;
      grant insert, update, delete on seat_quotas to samaki_app;
      grant update on seat_quotas to samaki_seats;
      grant select on registration_groups to samaki_worker, samaki_app, samaki_seats;
      grant insert, update on registration_groups to samaki_app;
      grant select, insert, update on waitlist_passes to samaki_app;
      -- What ends by the clock is the worker's: offers, and seats that a quota keeps.
      grant select, insert, update on waitlist_passes to samaki_worker;
      grant update on seat_quotas to samaki_worker;`);
    await runner.query(`select protect_rows('waitlist_passes', $1, null)`, [
      `(select reader_is_committee()) or (select x.id from registrations x where x.id = registration_id limit 1) is not null`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`select unprotect_rows('waitlist_passes')`);
    await runner.query(`
      drop function group_size(uuid, text);
      drop function quotas_of(uuid, text, uuid);
      create or replace function place_in_line(session uuid, rank bigint) returns integer language sql stable security definer set search_path = public, pg_temp as $$
        select count(*)::int from registrations where session_id = session and status = 'WAITLISTED' and waitlist_rank <= rank $$;
      drop table waitlist_passes;
      drop index ix_registrations__hold_until;
      drop index ix_registrations__session_id_waitlist_rank;
      drop index uq_registrations__session_id_waitlist_rank;
      create unique index uq_registrations__session_id_waitlist_rank on registrations (session_id, waitlist_rank) where status = 'WAITLISTED';
      alter table registrations drop column ended_because, drop column promotion_quota_id, drop column promotion_cause, drop column approved_at,
        drop column hold_left, drop column attendance_mode, drop column quota_ids, drop column group_id;
      drop table registration_groups;
      drop table seat_quotas;
      alter table session_seats add column is_open boolean not null default true;
      update session_seats set is_open = state <> 'CANCELLED';
      alter table session_seats drop constraint ck_session_seats__online, drop column needs_approval, drop column cancel_cutoff_hours,
        drop column offer_cutoff_hours, drop column offer_hours, drop column promotion, drop column group_policy, drop column quotas,
        drop column waiting_together, drop column online_taken, drop column online_capacity, drop column registration_closes_at,
        drop column registration_opens_at, drop column state;`);
  }
}
