import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a form said that opened a report, hashed: the same key with other words is not the same wish. */
export class ReportsTellFormsApart1764000019200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table reports add column creation_hash bytea`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table reports drop column creation_hash`);
  }
}
