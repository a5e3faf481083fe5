import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who handed in which version of a material. Source: docs/stories/course-materials.md, "Trainers". */
export class CatalogueKeepWhoHandedIn1764000062000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Beside the versions, which everybody reads: none for what was handed in before, or by somebody who was erased.
      create table material_hand_ins (
        version_id uuid not null constraint pk_material_hand_ins primary key
          constraint fk_material_hand_ins__version_id references material_versions (id),
        person_id uuid not null constraint fk_material_hand_ins__person_id references people (id)
      );
      create index ix_material_hand_ins__person_id on material_hand_ins (person_id);
      grant select, insert, delete on material_hand_ins to samaki_app;
      -- Erasures.
      grant select, delete on material_hand_ins to samaki_worker;`);
    await runner.query(`select protect_rows('material_hand_ins', $1)`, [
      'person_id = (select reader_person()) or (select reader_runs_programme())',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      select unprotect_rows('material_hand_ins');
      drop table material_hand_ins;`);
  }
}
