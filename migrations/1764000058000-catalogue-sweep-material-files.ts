import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was handed in and became no version is removed: at once when its bytes could not be written, else after a day. */
export class CatalogueSweepMaterialFiles1764000058000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index ix_material_files__sha256 on material_files (sha256);
      grant delete on material_files to samaki_app, samaki_worker;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      revoke delete on material_files from samaki_app, samaki_worker;
      drop index ix_material_files__sha256;`);
  }
}
