import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who decides on approvals in whose place, and on which days. Source: docs/stories/approval-deputies.md. */
export class RegistrationsNameDeputies1764000057000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table approval_deputies (
        id uuid not null constraint pk_approval_deputies primary key,
        -- Who is away; one deputy at a time.
        person_id uuid not null constraint fk_approval_deputies__person_id references people (id)
          constraint uq_approval_deputies__person_id unique,
        deputy_id uuid not null constraint fk_approval_deputies__deputy_id references people (id),
        starts_on date not null,
        -- The last day.
        ends_on date not null,
        named_at timestamptz not null default app_now(),
        constraint ck_approval_deputies__another check (deputy_id <> person_id),
        constraint ck_approval_deputies__days check (ends_on >= starts_on)
      );
      create index ix_approval_deputies__deputy_id on approval_deputies (deputy_id, ends_on);
      create index ix_approval_deputies__ends_on on approval_deputies (ends_on);
      grant select, insert, update, delete on approval_deputies to samaki_app;
      -- Retention, erasures, and a merging of people that comes later.
      grant select, update, delete on approval_deputies to samaki_worker;`);
    await runner.query(`select protect_rows('approval_deputies', $1, $2)`, [
      'person_id = (select reader_person()) or deputy_id = (select reader_person())',
      'id, person_id, deputy_id, starts_on, ends_on',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      select unprotect_rows('approval_deputies');
      drop table approval_deputies;`);
  }
}
