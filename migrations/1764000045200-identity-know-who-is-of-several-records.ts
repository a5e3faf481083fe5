import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether other records lead to a person, whom the reader need not see. */
export class IdentityKnowWhoIsOfSeveralRecords1764000045200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Index: ix_people__merged_into.
      create function is_of_several_records(person uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
        select exists (select from people where merged_into = person) $$;
      revoke execute on function is_of_several_records(uuid) from public;
      grant execute on function is_of_several_records(uuid) to samaki_reader, samaki_app, samaki_worker;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function is_of_several_records(uuid)`);
  }
}
