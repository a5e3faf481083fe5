import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A session may take nobody who has a seat elsewhere at its hour. Who has one is asked under the lock of its seats, one request after the
 *  other, as prerequisites are. Source: docs/stories/same-hour.md. */
export class RegistrationsBlockSameHour1764000057100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'alter table session_seats add column blocks_same_hour boolean not null default false',
    );
    await rewriteBatch(runner, ONE_BY_ONE, ONE_BY_ONE_TOO);
  }

  async down(runner: QueryRunner): Promise<void> {
    await rewriteBatch(runner, ONE_BY_ONE_TOO, ONE_BY_ONE);
    await runner.query('alter table session_seats drop column blocks_same_hour');
  }
}

/** Which sessions the group commit leaves to the single path. */
const ONE_BY_ONE = 's.needs_approval or s.asks_prerequisites or s.online_capacity';
const ONE_BY_ONE_TOO = 's.needs_approval or s.asks_prerequisites or s.blocks_same_hour or s.online_capacity';

async function rewriteBatch(runner: QueryRunner, was: string, is: string): Promise<void> {
  const [row] = (await runner.query(
    `select pg_get_functiondef('register_batch(jsonb)'::regprocedure) as text`,
  )) as [{ text: string }];
  const parts = row.text.split(was);
  if (parts.length !== 2) throw new Error(`Not once in register_batch: ${was}`);
  await runner.query(parts.join(is));
}
