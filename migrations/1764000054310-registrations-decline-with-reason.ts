import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever is not approved reads why. Source: docs/stories/approvals.md. */
export class RegistrationsDeclineWithReason1764000054310 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table registrations add column decline_reason text
        constraint ck_registrations__decline_reason check (char_length(decline_reason) between 1 and 500);
      create index ix_registrations__awaits_approval on registrations (session_id, created_at, id)
        where status = 'PENDING' and pending_reason = 'APPROVAL';`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index ix_registrations__awaits_approval;
      alter table registrations drop column decline_reason;`);
  }
}
