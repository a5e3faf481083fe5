import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A typed name that two organisations carry means neither: a wrong guess would count somebody's people under another's
 *  name. The same as `OrganisationMatcher`; `register_batch` has it written out. */
export class OrganisationsMatchOneOrNone1764000017000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function match_organisation(folded text) returns uuid language sql stable parallel safe as $$
        select case when count(*) = 1 then (array_agg(o.id))[1] end
        from organisations o where o.folded_km = folded or o.folded_en = folded
      $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function match_organisation(folded text) returns uuid language sql stable parallel safe as $$
        select coalesce((select id from organisations where folded_km = folded order by id limit 1),
          (select id from organisations where folded_en = folded order by id limit 1))
      $$`);
  }
}
