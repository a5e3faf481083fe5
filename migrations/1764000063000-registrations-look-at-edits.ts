import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When somebody who was approved changed what they had answered, which is looked at anew. Source: docs/stories/approvals.md, *Changed afterwards*. */
export class RegistrationsLookAtEdits1764000063000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table registrations
        -- The last time that answers were changed that had been approved; null: never.
        add column edited_at timestamptz;
      drop index ix_registrations__to_approve;
      create index ix_registrations__to_approve on registrations (greatest(coalesce(promoted_at, created_at), edited_at))
        where pending_reason = 'APPROVAL' and approval_asked < 2;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index ix_registrations__to_approve;
      create index ix_registrations__to_approve on registrations (coalesce(promoted_at, created_at))
        where pending_reason = 'APPROVAL' and approval_asked < 2;
      alter table registrations drop column edited_at;`);
  }
}
