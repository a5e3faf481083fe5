import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rooms that are made for sessions on-line, one for each version of their schedule. Source: docs/stories/virtual-rooms.md. */
export class VirtualRoomsCreateRooms1764000055000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table virtual_rooms (
        session_id uuid not null constraint fk_virtual_rooms__session_id references sessions (id),
        schedule_version integer not null,
        meeting_id text not null constraint uq_virtual_rooms__meeting_id unique constraint ck_virtual_rooms__meeting_id check (length(meeting_id) <= 100),
        -- WANTED: not there yet. ENDING: to be removed.
        state text not null default 'WANTED' constraint ck_virtual_rooms__state check (state in ('WANTED', 'MADE', 'ENDING', 'ENDED')),
        -- How often it was asked for; also the fence of a claim.
        tries integer not null default 0,
        claimed_until timestamptz,
        next_try_at timestamptz not null default app_now(),
        tried_at timestamptz,
        -- Why the last try failed; null: it did not.
        failure text constraint ck_virtual_rooms__failure check (failure in ('UNREACHABLE', 'REFUSED')),
        made_at timestamptz,
        ending_at timestamptz,
        ended_at timestamptz,
        created_at timestamptz not null default app_now(),
        constraint pk_virtual_rooms primary key (session_id, schedule_version)
      );
      create index ix_virtual_rooms__due on virtual_rooms (next_try_at) where state <> 'ENDED';
      grant select, insert, update on virtual_rooms to samaki_worker;
      grant select on virtual_rooms to samaki_app;
      grant update (next_try_at) on virtual_rooms to samaki_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table virtual_rooms;`);
  }
}
