import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An answer is corrected until the outcome is public: who corrects it names the one they saw. */
export class ConsultationsCountAnswers1764000019100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table submissions add column answer_version integer not null default 0;
      update submissions set answer_version = 1 where disposition is not null;
      alter table submissions add constraint ck_submissions__answer_version
        check (answer_version >= 0 and (answer_version = 0) = (disposition is null))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table submissions drop column answer_version`);
  }
}
