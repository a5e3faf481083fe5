import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who watches which session, without a seat in it. Source: docs/stories/session-observers.md. */
export class SessionsNameObservers1764000064000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table session_observers (
        session_id uuid not null constraint fk_session_observers__session_id references sessions (id) on delete cascade,
        person_id uuid not null constraint fk_session_observers__person_id references people (id),
        rank smallint not null default 1,
        -- As which they are there. Nothing of an observer is public: samaki_public has no right on it.
        role_km text not null,
        role_en text not null,
        constraint pk_session_observers primary key (session_id, person_id)
      );
      create index ix_session_observers__person_id on session_observers (person_id);
      grant select, insert, update, delete on session_observers to samaki_app;
      -- Erasures.
      grant select, update on session_observers to samaki_worker;`);
    await runner.query(`select protect_rows('session_observers', $1)`, [
      `(select reader_is_committee()) or person_id = (select reader_person()) or session_id in (select reader_sessions())`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      select unprotect_rows('session_observers');
      drop table session_observers;`);
  }
}
