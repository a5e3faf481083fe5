import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is old enough to pass is found by age, and nobody younger is looked at. Source: docs/stories/privacy.md. */
export class IdentityIndexPeopleByAge1764000042000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index ix_people__created_at_id on people (created_at, id) where erased_at is null and merged_into is null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index ix_people__created_at_id`);
  }
}
