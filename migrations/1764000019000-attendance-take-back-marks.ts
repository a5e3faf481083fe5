import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A mark is taken back when what it was made for is not so: the session is called off or held on a later day, or the
 *  seat was given back before the start. The audit keeps what it said. */
export class AttendanceTakeBackMarks1764000019000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`grant delete on attendances to samaki_app`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`revoke delete on attendances from samaki_app`);
  }
}
