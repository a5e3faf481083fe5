import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Organisations of the three kinds, their sub-kinds as data, and who belongs to them. */
export class OrganisationsCreateOrganisations1764000005000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table organisation_sub_kinds (
        id uuid not null constraint pk_organisation_sub_kinds primary key,
        code text not null constraint uq_organisation_sub_kinds__code unique,
        kind text not null constraint ck_organisation_sub_kinds__kind check (kind in ('PRIVATE_SECTOR', 'NGO', 'INSTITUTION')),
        name_km text not null,
        name_en text not null,
        constraint uq_organisation_sub_kinds__id_kind unique (id, kind)
      );
      create table organisations (
        id uuid not null constraint pk_organisations primary key,
        kind text not null constraint ck_organisations__kind check (kind in ('PRIVATE_SECTOR', 'NGO', 'INSTITUTION')),
        sub_kind_id uuid not null,
        city_id uuid constraint fk_organisations__city_id references cities (id),
        name_km text not null,
        name_en text not null,
        -- Folded names; what a person types is matched against both, and proposed, never merged.
        folded_km text collate "C" not null,
        folded_en text collate "C" not null,
        created_at timestamptz not null default app_now(),
        constraint fk_organisations__sub_kind_id_kind foreign key (sub_kind_id, kind) references organisation_sub_kinds (id, kind)
      );
      create index ix_organisations__folded_km on organisations (folded_km);
      create index ix_organisations__folded_en on organisations (folded_en);
      -- The door of this lib for statements: the organisation that a folded name belongs to; of several the oldest.
      create function match_organisation(folded text) returns uuid language sql stable parallel safe as $$
        select coalesce((select id from organisations where folded_km = folded order by id limit 1),
          (select id from organisations where folded_en = folded order by id limit 1))
      $$;
      create table memberships (
        organisation_id uuid not null constraint fk_memberships__organisation_id references organisations (id) on delete cascade,
        person_id uuid not null constraint fk_memberships__person_id references people (id) on delete cascade,
        job_title text,
        since timestamptz not null default app_now(),
        constraint pk_memberships primary key (organisation_id, person_id)
      );
      create index ix_memberships__person_id on memberships (person_id);
      grant select on organisation_sub_kinds, organisations to samaki_app, samaki_worker, samaki_public;
      grant select on organisations to samaki_seats;
      grant insert, update, delete on organisation_sub_kinds, organisations to samaki_app;
      grant select, insert, update, delete on memberships to samaki_app;
      grant select on memberships to samaki_worker;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `drop table memberships; drop function match_organisation(text); drop table organisations; drop table organisation_sub_kinds;`,
    );
  }
}
