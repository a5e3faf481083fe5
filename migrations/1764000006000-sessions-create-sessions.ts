import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sessions: one dated run of a course, in a city or on-line, with its trainers. */
export class SessionsCreateSessions1764000006000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table sessions (
        id uuid not null constraint pk_sessions primary key,
        course_id uuid not null constraint fk_sessions__course_id references courses (id),
        mode text not null constraint ck_sessions__mode check (mode in ('IN_PERSON', 'ONLINE')),
        city_id uuid constraint fk_sessions__city_id references cities (id),
        venue_km text,
        venue_en text,
        access_note_km text,
        access_note_en text,
        -- Shown only to those confirmed.
        join_url text,
        -- Languages it is held in, BCP 47.
        languages text[] not null,
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        doors_open_at timestamptz not null,
        time_zone text not null,
        status text not null default 'OPEN' constraint ck_sessions__status check (status in ('OPEN', 'CANCELLED')),
        -- Grows by one with every change of plan; messages carry it.
        schedule_version integer not null default 1,
        moved_from timestamptz,
        moved_at timestamptz,
        cancelled_at timestamptz,
        cancel_reason_km text,
        cancel_reason_en text,
        created_at timestamptz not null default app_now(),
        constraint ck_sessions__times check (doors_open_at <= starts_at and starts_at < ends_at),
        constraint ck_sessions__place check ((mode = 'IN_PERSON' and city_id is not null and venue_km is not null and venue_en is not null) or mode = 'ONLINE')
      );
      create index ix_sessions__starts_at_id on sessions (starts_at, id);
      create index ix_sessions__city_id_starts_at on sessions (city_id, starts_at);
      create index ix_sessions__course_id on sessions (course_id);
      create table session_trainers (
        session_id uuid not null constraint fk_session_trainers__session_id references sessions (id) on delete cascade,
        person_id uuid not null constraint fk_session_trainers__person_id references people (id),
        rank smallint not null default 1,
        -- What the public reads of a trainer; a trainer's name is public on the sessions they hold.
        public_name_km text not null,
        public_name_en text not null,
        public_role_km text not null,
        public_role_en text not null,
        constraint pk_session_trainers primary key (session_id, person_id)
      );
      create index ix_session_trainers__person_id on session_trainers (person_id);
      grant select (id, course_id, mode, city_id, venue_km, venue_en, access_note_km, access_note_en, languages, starts_at, ends_at,
        doors_open_at, time_zone, status, schedule_version, moved_from, moved_at, cancelled_at, cancel_reason_km, cancel_reason_en, created_at)
        on sessions to samaki_public;
      grant select (session_id, rank, public_name_km, public_name_en, public_role_km, public_role_en) on session_trainers to samaki_public;
      grant select on sessions, session_trainers to samaki_app, samaki_worker;
      grant select on sessions to samaki_seats;
      grant insert, update on sessions to samaki_app;
      grant insert, update, delete on session_trainers to samaki_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table session_trainers; drop table sessions;`);
  }
}
