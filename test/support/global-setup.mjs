/* Once per run of Jest: a PostgreSQL (TEST_DATABASE_URL, or one that npm brought along), and in it one
   template database with the schema of dist/migrations. `createTestDatabase` copies it. */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';

const built = new URL('../../dist/libs/database/src/index.js', import.meta.url);

export default async function globalSetup() {
  if (!existsSync(built)) throw new Error('Nothing is built. Run: npm run build');
  const { migrate, startEmbeddedPostgres } = await import(built.href);

  const state = (globalThis.__samakiTests = {});
  let server = process.env.TEST_DATABASE_URL;
  if (!server) {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'samaki-test-'));
    await chmod(folder, 0o755);
    const embedded = await startEmbeddedPostgres({ dataDir: folder, durable: false });
    server = embedded.url;
    state.end = async () => {
      await embedded.stop();
      await rm(folder, { recursive: true, force: true });
      if (embedded.folderOfItsOwn) await rm(embedded.folderOfItsOwn, { recursive: true, force: true });
    };
    // Ctrl-C skips the teardown; the server must not stay behind.
    process.once('exit', () => {
      try {
        process.kill(embedded.pid, 'SIGQUIT');
      } catch {
        // It has ended in the teardown.
      }
    });
  }

  const template = `samaki_template_${Date.now().toString(36)}_${randomBytes(5).toString('hex')}`;
  await onServer(server, `create database ${template} template template0 encoding 'UTF8'`);
  const url = new URL(server);
  url.pathname = `/${template}`;
  state.server = server;
  state.template = template;
  await migrate(url.href);

  process.env.SAMAKI_TEST_SERVER_URL = server;
  process.env.SAMAKI_TEST_TEMPLATE = template;
}

export async function onServer(url, text) {
  const client = new pg.Client({ connectionString: url, application_name: 'samaki test' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await client.query(text);
  } finally {
    await client.end();
  }
}
