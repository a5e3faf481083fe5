import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Courses have a state, a level, an audience, languages, modules with objectives, and courses to have done before.
 *  Those that stand already are published. */
export class CatalogueAddCourseStates1764000049000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table courses
        add column state text not null default 'PUBLISHED',
        add column level text not null default 'INTRODUCTORY',
        -- Kinds of organisation; none means all.
        add column audience_kinds text[] not null default '{}',
        add column languages text[] not null default '{km}',
        -- Grows by one with every change: who edits says which one they saw.
        add column version integer not null default 1,
        add constraint ck_courses__state check (state in ('DRAFT', 'PUBLISHED', 'ARCHIVED')),
        add constraint ck_courses__level check (level in ('INTRODUCTORY', 'INTERMEDIATE', 'ADVANCED')),
        add constraint ck_courses__audience_kinds check (audience_kinds <@ '{PRIVATE_SECTOR,NGO,INSTITUTION}'::text[]),
        add constraint ck_courses__languages check (languages <@ '{km,en}'::text[] and cardinality(languages) > 0);
      create table course_modules (
        id uuid not null constraint pk_course_modules primary key,
        course_id uuid not null constraint fk_course_modules__course_id references courses (id) on delete cascade,
        rank smallint not null,
        title_km text not null,
        title_en text not null,
        minutes smallint not null constraint ck_course_modules__minutes check (minutes between 5 and 1440),
        constraint uq_course_modules__course_id_rank unique (course_id, rank)
      );
      create table course_objectives (
        id uuid not null constraint pk_course_objectives primary key,
        module_id uuid not null constraint fk_course_objectives__module_id references course_modules (id) on delete cascade,
        rank smallint not null,
        -- What somebody can do afterwards.
        text_km text not null,
        text_en text not null,
        constraint uq_course_objectives__module_id_rank unique (module_id, rank)
      );
      create table course_prerequisites (
        course_id uuid not null constraint fk_course_prerequisites__course_id references courses (id) on delete cascade,
        prerequisite_id uuid not null constraint fk_course_prerequisites__prerequisite_id references courses (id),
        constraint pk_course_prerequisites primary key (course_id, prerequisite_id),
        constraint ck_course_prerequisites__prerequisite_id check (prerequisite_id <> course_id)
      );
      create index ix_course_prerequisites__prerequisite_id on course_prerequisites (prerequisite_id);
      grant select on course_modules, course_objectives, course_prerequisites
        to samaki_app, samaki_worker, samaki_public, samaki_reader;
      grant insert, update, delete on course_modules, course_objectives, course_prerequisites to samaki_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table course_prerequisites; drop table course_objectives; drop table course_modules;
      alter table courses drop column state, drop column level, drop column audience_kinds, drop column languages,
        drop column version;`);
  }
}
