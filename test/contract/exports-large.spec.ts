/* docs/stories/exports.md, large: a list leaves as a file while it is read. */
import type { SpawnedApp, TestDatabase } from '#testing';
import { times } from '#testing';
import { cookieOf, demonstrationDatabase, post, startApi } from './support.js';

const ROWS = times(3_000, 100_000);
const MEGABYTE = 2 ** 20;
let db: TestDatabase;
let api: SpawnedApp;
let cookie: string;

beforeAll(async () => {
  db = await demonstrationDatabase();
  await db.ownerSql(
    `insert into audit_rows (id, at, actor, action, subject_type, subject_id, after)
     select gen_random_uuid(), app_now() - n * interval '1 second', 'anonymous', 'registrations.register', 'large', n::text,
       '{"status": "CONFIRMED"}' from generate_series(1, ${ROWS}) n`,
  );
  await db.ownerSql('analyze audit_rows');
  api = await startApi(db);
  cookie = await cookieOf(api.url, 'ADMINISTRATOR');
}, 240_000);
afterAll(async () => {
  await api?.kill('SIGKILL');
  await db?.drop();
});

const residentBytes = async (): Promise<number> => {
  const text = await (await fetch(`${api.url}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\S+)$/m.exec(text)?.[1]);
};

describe('a list of many rows', () => {
  it('leaves while it is read: every row once, and the memory of the api stays', async () => {
    const input = { list: 'audit', filters: [{ name: 'type', value: 'large' }], format: 'CSV' };
    const query =
      'mutation ($input: StartExportInput!) { startExport(input: $input) { token errors { code } } }';
    const { body } = await post(api.url, { query, variables: { input } }, { cookie });
    const { token } = body.data!['startExport'] as { token: string };
    const before = await residentBytes();

    const answer = await fetch(`${api.url}/exports/${token}.csv`, {
      headers: { cookie, 'accept-language': 'en' },
    });
    let lines = 0;
    let parts = 0;
    let most = before;
    for await (const part of answer.body!) {
      for (const byte of part as Uint8Array) if (byte === 10) lines += 1;
      parts += 1;
      if (parts % 200 === 0) most = Math.max(most, await residentBytes());
    }
    most = Math.max(most, await residentBytes());

    // One change has one line, and a heading.
    expect(lines).toBe(ROWS + 1);
    expect((most - before) / MEGABYTE).toBeLessThan(100);
  }, 600_000);
});
