import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Experiences: what other countries did, for the sectors and the courses that it bears on. */
export class CatalogueCreateExperiences1764000053400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table experiences (
        id uuid not null constraint pk_experiences primary key,
        title_km text not null,
        title_en text not null,
        summary_km text not null,
        summary_en text not null,
        country_code text not null constraint ck_experiences__country_code check (country_code ~ '^[A-Z]{2}$'),
        city_km text,
        city_en text,
        -- In which it began.
        year smallint not null,
        source_name text not null,
        source_url text not null constraint ck_experiences__source_url check (source_url like 'https://%'),
        is_published boolean not null default false,
        -- Grows by one with every change: who edits says which one they saw.
        version integer not null default 1,
        constraint ck_experiences__city check ((city_km is null) = (city_en is null))
      );
      create index ix_experiences__country_code on experiences (country_code, id) where is_published;
      create table experience_sectors (
        experience_id uuid not null constraint fk_experience_sectors__experience_id references experiences (id) on delete cascade,
        rank smallint not null,
        sector_id uuid not null constraint fk_experience_sectors__sector_id references sectors (id),
        constraint pk_experience_sectors primary key (experience_id, rank),
        constraint uq_experience_sectors__experience_id_sector_id unique (experience_id, sector_id)
      );
      create index ix_experience_sectors__sector_id on experience_sectors (sector_id);
      create table experience_courses (
        experience_id uuid not null constraint fk_experience_courses__experience_id references experiences (id) on delete cascade,
        rank smallint not null,
        course_id uuid not null constraint fk_experience_courses__course_id references courses (id),
        constraint pk_experience_courses primary key (experience_id, rank),
        constraint uq_experience_courses__experience_id_course_id unique (experience_id, course_id)
      );
      create index ix_experience_courses__course_id on experience_courses (course_id);
      grant select on experiences, experience_sectors, experience_courses
        to samaki_app, samaki_worker, samaki_public, samaki_reader;
      grant insert, update, delete on experiences, experience_sectors, experience_courses to samaki_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table experience_courses; drop table experience_sectors; drop table experiences;',
    );
  }
}
