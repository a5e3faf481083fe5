import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Paths: courses in the order in which to take them. */
export class CatalogueCreateLearningPaths1764000049100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table learning_paths (
        id uuid not null constraint pk_learning_paths primary key,
        title_km text not null,
        title_en text not null,
        lead_km text not null,
        lead_en text not null,
        is_published boolean not null default false,
        -- Grows by one with every change: who edits says which one they saw.
        version integer not null default 1
      );
      create table learning_path_courses (
        path_id uuid not null constraint fk_learning_path_courses__path_id references learning_paths (id) on delete cascade,
        rank smallint not null,
        course_id uuid not null constraint fk_learning_path_courses__course_id references courses (id),
        constraint pk_learning_path_courses primary key (path_id, rank),
        constraint uq_learning_path_courses__path_id_course_id unique (path_id, course_id)
      );
      create index ix_learning_path_courses__course_id on learning_path_courses (course_id);
      grant select on learning_paths, learning_path_courses to samaki_app, samaki_worker, samaki_public, samaki_reader;
      grant insert, update, delete on learning_paths, learning_path_courses to samaki_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table learning_path_courses; drop table learning_paths;');
  }
}
