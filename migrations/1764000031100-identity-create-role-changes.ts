import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Roles given and taken: who, when, why; and people by name, for those who give roles. */
export class IdentityCreateRoleChanges1764000031100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table role_changes (
        id uuid not null constraint pk_role_changes primary key,
        person_id uuid not null constraint fk_role_changes__person_id references people (id) on delete cascade,
        change text not null constraint ck_role_changes__change check (change in ('GIVEN', 'TAKEN')),
        role text not null,
        scope_id uuid,
        -- Null where nobody wrote one: an accepted invitation, the system.
        reason text constraint ck_role_changes__reason check (length(reason) between 1 and 500),
        -- Null when the system did, and after that person was erased.
        changed_by uuid constraint fk_role_changes__changed_by references people (id) on delete set null,
        changed_at timestamptz not null default app_now()
      );
      create index ix_role_changes__person_id_changed_at on role_changes (person_id, changed_at desc, id desc);
      create index ix_people__full_name_id on people (full_name collate "km-x-icu", id);
      create index ix_people__phone on people (phone) where phone is not null;

      grant select, insert on role_changes to samaki_app;
      grant select on role_changes to samaki_worker;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `drop index ix_people__phone; drop index ix_people__full_name_id; drop table role_changes;`,
    );
  }
}
