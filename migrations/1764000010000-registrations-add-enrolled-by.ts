import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which coordinator enrolled a person for their organisation, and which one cancelled for it (docs/stories/coordinator.md). */
export class RegistrationsAddEnrolledBy1764000010000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table registrations add column enrolled_by uuid
        constraint fk_registrations__enrolled_by references people (id)
        constraint ck_registrations__enrolled_by check (enrolled_by is null or organisation_id is not null),
        add column cancelled_by uuid constraint fk_registrations__cancelled_by references people (id)
        constraint ck_registrations__cancelled_by check (cancelled_by is null or organisation_id is not null and cancelled_at is not null)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table registrations drop column enrolled_by, drop column cancelled_by`);
  }
}
