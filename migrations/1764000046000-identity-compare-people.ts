import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pairs of people who may be one, compared as people come and change and not when somebody looks.
 *  Source: docs/stories/people-merging.md, "As many as there are". */
export class IdentityComparePeople1764000046000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table person_pairs (
        low_id uuid not null constraint fk_person_pairs__low_id references people (id) on delete cascade,
        high_id uuid not null constraint fk_person_pairs__high_id references people (id) on delete cascade,
        score smallint not null constraint ck_person_pairs__score check (score between 0 and 100),
        reasons text[] not null,
        constraint pk_person_pairs primary key (low_id, high_id),
        constraint ck_person_pairs__order check (low_id < high_id)
      );
      create index ix_person_pairs__high_id on person_pairs (high_id);
      create index ix_person_pairs__score on person_pairs (score desc, low_id, high_id);
      -- Whoever is new or has changed, as often as they did. No key on the person: nobody who registers waits for who compares.
      create table people_to_compare (
        id bigint generated always as identity constraint pk_people_to_compare primary key,
        person_id uuid not null
      );
      grant select, insert, update, delete on person_pairs to samaki_app, samaki_worker;
      grant select, delete on people_to_compare to samaki_app, samaki_worker;
      grant insert, update on person_sounds to samaki_worker;
      grant select on told_apart to samaki_worker;
      insert into people_to_compare (person_id) select id from people where erased_at is null and merged_into is null order by id;

      create function compare_new_people() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        insert into people_to_compare (person_id) select id from fresh;
        return null;
      end $$;
      create function compare_person() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        insert into people_to_compare (person_id) values (new.id);
        return null;
      end $$;
      create function compare_member() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        insert into people_to_compare (person_id) select old.person_id where tg_op <> 'INSERT'
          union select new.person_id where tg_op <> 'DELETE';
        return null;
      end $$;
      create function compare_members() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        insert into people_to_compare (person_id) select person_id from memberships where organisation_id = new.id;
        return null;
      end $$;
      create trigger tr_people__compare_new after insert on people referencing new table as fresh
        for each statement execute function compare_new_people();
      create trigger tr_people__compare after update of full_name, email, phone, erased_at, merged_into on people for each row
        when ((old.full_name, old.email, old.phone, old.erased_at, old.merged_into)
          is distinct from (new.full_name, new.email, new.phone, new.erased_at, new.merged_into))
        execute function compare_person();
      create trigger tr_memberships__compare after insert or delete or update of organisation_id, person_id on memberships
        for each row execute function compare_member();
      create trigger tr_organisations__compare after update of city_id on organisations
        for each row when (old.city_id is distinct from new.city_id) execute function compare_members();`);
    for (const table of ['person_pairs', 'people_to_compare'])
      await runner.query(`select protect_rows($1::text::regclass, null, null)`, [table]);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['people_to_compare', 'person_pairs'])
      await runner.query(`select unprotect_rows($1::text::regclass)`, [table]);
    await runner.query(`
      drop trigger tr_organisations__compare on organisations;
      drop trigger tr_memberships__compare on memberships;
      drop trigger tr_people__compare on people;
      drop trigger tr_people__compare_new on people;
      drop function compare_members();
      drop function compare_member();
      drop function compare_person();
      drop function compare_new_people();
      revoke select on told_apart from samaki_worker;
      revoke insert, update on person_sounds from samaki_worker;
      drop table people_to_compare;
      drop table person_pairs;`);
  }
}
