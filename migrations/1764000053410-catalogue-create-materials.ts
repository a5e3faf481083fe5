import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Materials of courses with their versions. A version, and the file that it may be, is written once and never changed. */
export class CatalogueCreateMaterials1764000053410 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What was handed in. The bytes are where STORAGE_DIR says, under their sum.
      create table material_files (
        id uuid not null constraint pk_material_files primary key,
        sha256 bytea not null constraint ck_material_files__sha256 check (length(sha256) = 32),
        bytes integer not null constraint ck_material_files__bytes check (bytes > 0),
        stored_at timestamptz not null default app_now()
      );
      create table course_materials (
        id uuid not null constraint pk_course_materials primary key,
        course_id uuid not null constraint fk_course_materials__course_id references courses (id),
        title_km text not null,
        title_en text not null,
        language text not null constraint ck_course_materials__language check (language in ('km', 'en')),
        audience text not null constraint ck_course_materials__audience check (audience in ('EVERYBODY', 'CONFIRMED', 'TRAINERS')),
        is_shown boolean not null,
        -- Grows by one with every change and every version: who writes says which one they saw.
        revision integer not null default 1
      );
      create index ix_course_materials__course_id on course_materials (course_id, id);
      create table material_versions (
        id uuid not null constraint pk_material_versions primary key,
        material_id uuid not null constraint fk_material_versions__material_id references course_materials (id),
        number integer not null,
        file_id uuid constraint fk_material_versions__file_id references material_files (id),
        file_name text,
        url text constraint ck_material_versions__url check (url like 'https://%'),
        added_at timestamptz not null default app_now(),
        constraint uq_material_versions__material_id_number unique (material_id, number),
        constraint ck_material_versions__source check ((file_id is null) <> (url is null) and (file_id is null) = (file_name is null))
      );
      create index ix_material_versions__file_id on material_versions (file_id);
      grant select on material_files, course_materials, material_versions
        to samaki_app, samaki_worker, samaki_public, samaki_reader;
      grant insert on material_files, course_materials, material_versions to samaki_app;
      grant update on course_materials to samaki_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table material_versions; drop table course_materials; drop table material_files;',
    );
  }
}
