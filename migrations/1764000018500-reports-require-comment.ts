import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A return says why. `length(null)` is unknown, and what is unknown passes a check: the first form let a return without
 *  a comment in. */
export class ReportsRequireComment1764000018500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table report_steps drop constraint ck_report_steps__comment,
        add constraint ck_report_steps__comment check (act <> 'RETURN' or comment is not null and length(comment) between 1 and 2000)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table report_steps drop constraint ck_report_steps__comment,
        add constraint ck_report_steps__comment check (act <> 'RETURN' or length(comment) between 1 and 2000)`);
  }
}
