import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A proof that is good for adding a first passkey and for nothing else. Source: docs/stories/strong-sign-in.md. */
export class IdentityProveForAdding1764000043100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table sign_ins add column proven_for_adding_at timestamptz`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table sign_ins drop column proven_for_adding_at`);
  }
}
