import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far up the question went that nobody answered. Source: docs/stories/approvals.md. */
export class RegistrationsAskToApprove1764000055310 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table registrations
        -- Who was asked to approve it, after it had waited: 0 nobody, 1 the officers of the city, 2 the working group and the administrators too.
        add column approval_asked smallint not null default 0 constraint ck_registrations__approval_asked check (approval_asked between 0 and 2);
      create index ix_registrations__to_approve on registrations (coalesce(promoted_at, created_at))
        where pending_reason = 'APPROVAL' and approval_asked < 2;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index ix_registrations__to_approve;
      alter table registrations drop column approval_asked;`);
  }
}
