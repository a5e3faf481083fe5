import { execFileSync } from 'node:child_process';
import { cpSync, chmodSync, lstatSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#database';
import { hasAllLinks, makeLinks, nativeFolder } from '../src/embedded/platform-package.js';

const folders: string[] = [];
let server: EmbeddedPostgres | undefined;
function newFolder(name: string): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), name));
  chmodSync(folder, 0o755);
  folders.push(folder);
  return folder;
}
afterEach(async () => {
  await server?.stop();
  server = undefined;
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

async function ask<Row extends object>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row & pg.QueryResultRow>(text)).rows;
  } finally {
    await client.end();
  }
}

describe('makeLinks', () => {
  it('makes the links between the libraries that an install without scripts lacks', async () => {
    const folder = path.join(newFolder('samaki links '), 'native');
    cpSync(await nativeFolder(), folder, { recursive: true, verbatimSymlinks: true });
    for (const name of readdirSync(path.join(folder, 'lib'))) {
      const file = path.join(folder, 'lib', name);
      if (lstatSync(file).isSymbolicLink()) rmSync(file);
    }
    expect(await hasAllLinks(folder)).toBe(false);

    await makeLinks(folder);

    expect(await hasAllLinks(folder)).toBe(true);
    expect(execFileSync(path.join(folder, 'bin', 'postgres'), ['--version'], { encoding: 'utf8' })).toMatch(
      /^postgres \(PostgreSQL\) \d+/,
    );
  });
});

describe('startEmbeddedPostgres', () => {
  it('knows Khmer order, asks for the password and keeps the data', async () => {
    const dataDir = newFolder('samaki data ');
    server = await startEmbeddedPostgres({ dataDir, durable: false });
    const [row] = await ask<{ encoding: string; sorted: string[]; connections: string }>(
      server.url,
      `select current_setting('server_encoding') as encoding, current_setting('max_connections') as connections,
         (select array_agg(w order by w collate "km-x-icu") from unnest(array['ខ', 'ក', 'គ']) w) as sorted`,
    );
    const withoutPassword = new URL(server.url);
    withoutPassword.password = 'wrong';

    expect(row).toEqual({ encoding: 'UTF8', connections: '200', sorted: ['ក', 'ខ', 'គ'] });
    await expect(ask(withoutPassword.href, 'select 1')).rejects.toThrow(/password authentication failed/);

    await ask(server.url, 'create table kept as select 1 as one');
    await server.stop();
    server = await startEmbeddedPostgres({ dataDir, durable: false });
    expect(await ask(server.url, 'select one from kept')).toEqual([{ one: 1 }]);
  }, 60_000);

  it('takes over the server that a killed launcher left, and no other program', async () => {
    const dataDir = newFolder('samaki data ');
    const first = await startEmbeddedPostgres({ dataDir, durable: false });

    const second = await startEmbeddedPostgres({ dataDir, durable: false });
    expect(second).toMatchObject({ adopted: true, pid: first.pid, url: first.url });
    await second.stop();

    // After a restart of the machine the number in the file belongs to something else: this test, for one.
    writeFileSync(
      path.join(dataDir, 'pg', 'postmaster.pid'),
      `${process.pid}\n${dataDir}/pg\n0\n${first.port}\n\n127.0.0.1\n\n`,
    );
    server = await startEmbeddedPostgres({ dataDir, durable: false });
    expect(server.adopted).toBe(false);
    expect(await ask(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  }, 60_000);
});
