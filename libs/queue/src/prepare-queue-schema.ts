import { connectionOptions, MIGRATION_LOCK } from '#database';
import { runMigrations } from 'bullmq';
import pg from 'pg';
import { QUEUE_SCHEMA } from './queue-backend.js';

/** Makes or upgrades the tables of the queues in schema `bullmq` and lets the worker use them. Part of migrating:
 *  runs as the owner, waits for others that do the same, and changes nothing the second time. */
export async function prepareQueueSchema(databaseUrl: string): Promise<void> {
  const client = new pg.Client(connectionOptions(databaseUrl, 'owner', 0));
  // A connection that is cut is an error of the statement under way; between two it is one of the next.
  client.on('error', () => undefined);
  await client.connect();
  try {
    // Grants on one schema at the same moment undo each other; the lock goes with the connection.
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await runMigrations(client, QUEUE_SCHEMA);
    await client.query(`
      -- BullMQ makes a sequence for each queue at its first job, hence create. Nothing of value lies in this schema.
      grant usage, create on schema ${QUEUE_SCHEMA} to samaki_worker;
      grant select, insert, update, delete on all tables in schema ${QUEUE_SCHEMA} to samaki_worker;
      grant usage, select, update on all sequences in schema ${QUEUE_SCHEMA} to samaki_worker;
      grant execute on all functions in schema ${QUEUE_SCHEMA} to samaki_worker;`);
  } finally {
    await client.end();
  }
}
