import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whatever is written under an organisation while it is merged is the survivor's in the end, whoever comes first: the row
 *  is held before it is referred to, so that a merge under way has ended by then. */
export class OrganisationsFollowMerges1764000034300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function follow_merge() returns trigger language plpgsql security definer set search_path = public as $$
      declare survivor uuid;
      begin
        select merged_into into survivor from organisations where id = new.organisation_id for key share;
        if survivor is not null then new.organisation_id := survivor; end if;
        return new;
      end $$;
      create trigger tr_registrations__follow_merge before insert on registrations
        for each row when (new.organisation_id is not null) execute function follow_merge();
      create trigger tr_memberships__follow_merge before insert on memberships
        for each row execute function follow_merge();`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger tr_memberships__follow_merge on memberships;
      drop trigger tr_registrations__follow_merge on registrations;
      drop function follow_merge();`);
  }
}
