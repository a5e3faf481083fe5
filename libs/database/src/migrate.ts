import { readdir } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { fromPackageRoot } from '#kernel';
import pg from 'pg';
import type { MigrationInterface } from 'typeorm';
import { connectionOptions, createDataSource } from './data-source.js';

/** Any number; all processes that migrate ask for the same lock and wait for each other. */
export const MIGRATION_LOCK = 7_264_512_001;

type MigrationClass = new () => MigrationInterface;

/** The built migrations, oldest first. Read here and not by TypeORM, which would load them into every process. */
export async function loadMigrations(): Promise<MigrationClass[]> {
  const folder = fromPackageRoot('dist', 'migrations');
  const files = (await readdir(folder)).filter((file) => file.endsWith('.js')).toSorted();
  const classes: MigrationClass[] = [];
  for (const file of files) {
    const exported = (await import(pathToFileURL(`${folder}/${file}`).href)) as Record<string, unknown>;
    // Beside its class a migration may export a text that a later one takes up.
    classes.push(
      ...(Object.values(exported).filter((value) => typeof value === 'function') as MigrationClass[]),
    );
  }
  return classes;
}

/** Brings the schema up to date. Several processes may call it at once: one works, the others wait and find
 *  nothing left to do. Answers the names of the migrations that this call ran. */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const client = new pg.Client(connectionOptions(databaseUrl, 'owner', 0));
  // A connection that is cut is an error of the statement under way; between two it is one of the next.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const dataSource = await createDataSource(databaseUrl, 'owner', {
      migrations: await loadMigrations(),
      poolSize: 2,
      statementTimeoutMs: 0,
    }).initialize();
    try {
      const ran = await dataSource.runMigrations();
      // The apps ask whether the schema is as new as they are before they say that they are ready.
      await dataSource.query('grant select on migrations to samaki_app, samaki_worker');
      return ran.map((migration) => migration.name);
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await client.end();
  }
}
