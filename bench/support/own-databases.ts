import { rmSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { migrate, startEmbeddedPostgres } from '#database';
import pg from 'pg';

/** Databases of this run alone, all migrated alike, on one PostgreSQL server. */
export interface OwnDatabases {
  /** Address of the database of that name. */
  url(name: string): string;
  /** Drops them, and ends the server if this run started it. */
  drop(): Promise<void>;
}

/** Creates one database for each name. The server is the one of `TEST_DATABASE_URL` or of `DATABASE_URL` (nothing in
 *  the database that the address names is touched), otherwise one of this run's own that waits for the disk at each
 *  commit, as in production. */
export async function createOwnDatabases(names: readonly string[]): Promise<OwnDatabases> {
  const server = await serverOfRun();
  const admin = new pg.Client(server.url);
  admin.on('error', () => undefined);
  await admin.connect();
  const full = (name: string): string => `samaki_bench_${process.pid}_${name}`.replaceAll('-', '_');
  const url = (name: string): string => {
    const address = new URL(server.url);
    address.pathname = `/${full(name)}`;
    return address.href;
  };
  const drop = async (): Promise<void> => {
    for (const name of names) await admin.query(`drop database if exists ${full(name)} with (force)`);
    await admin.end();
    await server.end();
  };
  const [first, ...others] = names;
  try {
    await admin.query(`create database ${full(first!)} template template0 encoding 'UTF8'`);
    await migrate(url(first!));
    for (const name of others) await admin.query(`create database ${full(name)} template ${full(first!)}`);
  } catch (error) {
    await drop();
    throw error;
  }
  return { url, drop };
}

async function serverOfRun(): Promise<{ url: string; end(): Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL ?? process.env.DATABASE_URL;
  if (given) return { url: given, end: async () => undefined };
  const folder = await mkdtemp(path.join(os.tmpdir(), 'samaki-bench-'));
  await chmod(folder, 0o755);
  const embedded = await startEmbeddedPostgres({ dataDir: folder, durable: true });
  // When the run is ended from outside, the server must not stay behind.
  const killed = (): void => {
    process.kill(embedded.pid, 'SIGQUIT');
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  process.once('exit', killed);
  const end = async (): Promise<void> => {
    process.off('exit', killed);
    await embedded.stop();
    await rm(folder, { recursive: true, force: true });
    if (embedded.folderOfItsOwn) await rm(embedded.folderOfItsOwn, { recursive: true, force: true });
  };
  return { url: embedded.url, end };
}
