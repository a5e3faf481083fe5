import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cities, focus areas, sectors and courses: data of the programme, readable by everybody. */
export class CatalogueCreateCitiesSectorsCourses1764000004000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table cities (
        id uuid not null constraint pk_cities primary key,
        code text not null constraint uq_cities__code unique,
        country_code text not null constraint ck_cities__country_code check (country_code ~ '^[A-Z]{2}$'),
        name_km text not null,
        name_en text not null,
        time_zone text not null,
        -- Where this programme holds sessions.
        is_pilot boolean not null default false,
        joined_on date,
        -- The weave that draws the city: tonle, laterite, romduol; jade is on-line and never a city's.
        weave text constraint ck_cities__weave check (weave in ('tonle', 'laterite', 'romduol'))
      );
      create table focus_areas (
        id uuid not null constraint pk_focus_areas primary key,
        code text not null constraint uq_focus_areas__code unique,
        name_km text not null,
        name_en text not null,
        rank smallint not null
      );
      create table sectors (
        id uuid not null constraint pk_sectors primary key,
        code text not null constraint uq_sectors__code unique,
        focus_area_id uuid not null constraint fk_sectors__focus_area_id references focus_areas (id),
        name_km text not null,
        name_en text not null
      );
      create index ix_sectors__focus_area_id on sectors (focus_area_id);
      create table courses (
        id uuid not null constraint pk_courses primary key,
        code text not null constraint uq_courses__code unique,
        sector_id uuid not null constraint fk_courses__sector_id references sectors (id),
        title_km text not null,
        title_en text not null,
        -- One sentence, and a paragraph or two.
        lead_km text not null,
        lead_en text not null,
        description_km text not null,
        description_en text not null,
        audience_km text not null,
        audience_en text not null
      );
      create index ix_courses__sector_id on courses (sector_id);
      create table course_outline_items (
        id uuid not null constraint pk_course_outline_items primary key,
        course_id uuid not null constraint fk_course_outline_items__course_id references courses (id) on delete cascade,
        rank smallint not null,
        -- Minutes after the session's start.
        offset_minutes smallint not null,
        is_break boolean not null default false,
        title_km text not null,
        title_en text not null,
        note_km text,
        note_en text,
        constraint uq_course_outline_items__course_id_rank unique (course_id, rank)
      );
      grant select on cities, focus_areas, sectors, courses, course_outline_items to samaki_app, samaki_worker, samaki_public;
      grant insert, update, delete on cities, focus_areas, sectors, courses, course_outline_items to samaki_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `drop table course_outline_items; drop table courses; drop table sectors; drop table focus_areas; drop table cities;`,
    );
  }
}
