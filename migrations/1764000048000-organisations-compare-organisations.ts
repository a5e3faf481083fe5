import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pairs of organisations that may be one, compared as organisations come and change and not when somebody looks.
 *  Source: docs/stories/duplicates.md, "As many as there are". */
export class OrganisationsCompareOrganisations1764000048000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table organisation_pairs (
        low_id uuid not null constraint fk_organisation_pairs__low_id references organisations (id) on delete cascade,
        high_id uuid not null constraint fk_organisation_pairs__high_id references organisations (id) on delete cascade,
        score smallint not null constraint ck_organisation_pairs__score check (score between 0 and 100),
        reasons text[] not null,
        constraint pk_organisation_pairs primary key (low_id, high_id),
        constraint ck_organisation_pairs__order check (low_id < high_id)
      );
      create index ix_organisation_pairs__high_id on organisation_pairs (high_id);
      create index ix_organisation_pairs__score on organisation_pairs (score desc, low_id, high_id);
      create table organisations_to_compare (
        id bigint generated always as identity constraint pk_organisations_to_compare primary key,
        organisation_id uuid not null
      );
      grant select, insert, delete on organisation_pairs to samaki_app, samaki_worker;
      grant select, delete on organisations_to_compare to samaki_app, samaki_worker;
      insert into organisations_to_compare (organisation_id)
        select id from organisations where state in ('VERIFIED', 'UNVERIFIED') order by id;

      create function compare_new_organisations() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        insert into organisations_to_compare (organisation_id) select id from fresh;
        return null;
      end $$;
      create function compare_organisation() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        insert into organisations_to_compare (organisation_id) values (new.id);
        return null;
      end $$;
      create trigger tr_organisations__compare_new after insert on organisations referencing new table as fresh
        for each statement execute function compare_new_organisations();
      create trigger tr_organisations__compare_again after update of name_km, name_en, kind, city_id, website, state on organisations for each row
        when ((old.name_km, old.name_en, old.kind, old.city_id, old.website, old.state)
          is distinct from (new.name_km, new.name_en, new.kind, new.city_id, new.website, new.state))
        execute function compare_organisation();`);
    await runner.query(`
      select protect_rows('organisation_pairs', '(select reader_runs_programme())');
      select protect_rows('organisations_to_compare');`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['organisations_to_compare', 'organisation_pairs'])
      await runner.query(`select unprotect_rows($1::text::regclass)`, [table]);
    await runner.query(`
      drop trigger tr_organisations__compare_again on organisations;
      drop trigger tr_organisations__compare_new on organisations;
      drop function compare_organisation();
      drop function compare_new_organisations();
      drop table organisations_to_compare;
      drop table organisation_pairs;`);
  }
}
