import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Seats of a session (the row that is the lock) and registrations. */
export class RegistrationsCreateSeatsAndRegistrations1764000007000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table session_seats (
        session_id uuid not null constraint pk_session_seats primary key
          constraint fk_session_seats__session_id references sessions (id) on delete cascade,
        capacity integer not null constraint ck_session_seats__capacity check (capacity between 1 and 100000),
        taken integer not null default 0,
        waiting integer not null default 0 constraint ck_session_seats__waiting check (waiting >= 0),
        -- The rank that the next to join the waitlist draws, under the row's lock.
        next_rank bigint not null default 1,
        -- Grows with every change; snapshots in memory are compared by it.
        version bigint not null default 1,
        -- Copied from the session in the transaction that changes it there, so that the lock holds them still.
        is_open boolean not null default true,
        closes_at timestamptz not null,
        schedule_version integer not null,
        constraint ck_session_seats__taken check (taken between 0 and capacity)
      );
      create table registrations (
        id uuid not null constraint pk_registrations primary key,
        session_id uuid not null constraint fk_registrations__session_id references session_seats (session_id),
        person_id uuid not null constraint fk_registrations__person_id references people (id),
        -- What the person wrote, and the organisation that it was matched to, if any.
        organisation_name text not null,
        organisation_id uuid constraint fk_registrations__organisation_id references organisations (id),
        status text not null constraint ck_registrations__status
          check (status in ('PENDING', 'CONFIRMED', 'WAITLISTED', 'OFFERED', 'DECLINED', 'CANCELLED')),
        waitlist_rank bigint,
        pending_reason text,
        hold_until timestamptz,
        -- Twelve characters of Crockford's base 32 (60 bits): the ticket's code and the key to its page.
        reference text collate "C" not null constraint uq_registrations__reference unique,
        locale text not null constraint ck_registrations__locale check (locale in ('km', 'en')),
        created_at timestamptz not null default app_now(),
        confirmed_at timestamptz,
        promoted_at timestamptz,
        cancelled_at timestamptz,
        constraint ck_registrations__waitlist_rank check ((status = 'WAITLISTED') = (waitlist_rank is not null))
      );
      create unique index uq_registrations__session_id_person_id on registrations (session_id, person_id)
        where status in ('PENDING', 'CONFIRMED', 'WAITLISTED', 'OFFERED');
      create unique index uq_registrations__session_id_waitlist_rank on registrations (session_id, waitlist_rank) where status = 'WAITLISTED';
      create index ix_registrations__session_id_id on registrations (session_id, id);
      create index ix_registrations__person_id on registrations (person_id);
      create index ix_registrations__organisation_id on registrations (organisation_id) where organisation_id is not null;

      grant select on session_seats to samaki_public, samaki_worker;
      grant select, insert, update on session_seats, registrations to samaki_app;
      grant select, update on session_seats to samaki_seats;
      grant select, insert on registrations to samaki_seats;
      grant select on registrations to samaki_worker;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table registrations; drop table session_seats;`);
  }
}
