import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An undo of a merge gives a role back by the door of roles, as long as the survivor has theirs: merges that can still be taken
 *  back say which one that is. */
export class IdentityGiveRolesBackByTheirDoor1764000045000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update person_merge_rows r set act = 'BY_DOOR', after = (
        select to_jsonb(g)::text from person_merges m join role_grants g on g.person_id = m.into_person_id
        where m.id = r.merge_id and g.role = r.before::jsonb ->> 'role'
          and g.scope_id is not distinct from (r.before::jsonb ->> 'scope_id')::uuid)
      where r.table_name = 'role_grants' and r.act = 'TAKEN_AWAY'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update person_merge_rows set act = 'TAKEN_AWAY', after = null where table_name = 'role_grants' and act = 'BY_DOOR'`);
  }
}
