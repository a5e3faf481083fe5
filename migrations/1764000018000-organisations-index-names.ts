import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The list of organisations reads a page in the order of either language without sorting all of them. */
export class OrganisationsIndexNames1764000018000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index ix_organisations__name_km_id on organisations (name_km collate "km-x-icu", id);
      create index ix_organisations__name_en_id on organisations (name_en collate "en-x-icu", id);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index ix_organisations__name_en_id; drop index ix_organisations__name_km_id;`);
  }
}
