import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever reads the audit reads what its rows hold digests of, until it is erased.
 *  Source: docs/adr/0016-the-audit-holds-no-person.md. */
export class PrivacyOpenSealedValues1764000047000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      grant select (digest, salt, value) on sealed_values to samaki_reader;
      create policy readers on sealed_values for select to samaki_reader using ((select reader_has('ADMINISTRATOR')));`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop policy readers on sealed_values;
      revoke select (digest, salt, value) on sealed_values from samaki_reader;`);
  }
}
