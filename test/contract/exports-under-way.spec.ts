/* docs/stories/exports.md, "While it leaves": a file whose reader loses what gave it to them breaks off, and each person takes
   one at a time. A lock on the rows holds a page still, so that what happens meanwhile happens in the middle of the file. */
import http from 'node:http';
import pg from 'pg';
import { type SpawnedApp, type TestDatabase, waitFor } from '#testing';
import { ExportFiles } from './exports-reader.js';
import { cookieOf, demonstrationDatabase, startApi } from './support.js';

const ROWS = 350;
const PAGE = 100;
let db: TestDatabase;
let api: SpawnedApp;
let files: ExportFiles;
const cookies = new Map<string, string>();

beforeAll(async () => {
  db = await demonstrationDatabase();
  await db.ownerSql(
    `insert into audit_rows (id, at, actor, action, subject_type, subject_id, after)
     select gen_random_uuid(), app_now() - n * interval '1 second', 'anonymous', 'registrations.register', 'large', n::text,
       '{"status": "CONFIRMED"}' from generate_series(1, ${ROWS}) n`,
  );
  api = await startApi(db);
  files = new ExportFiles(api.url, cookies);
}, 120_000);
afterAll(async () => {
  await api?.kill('SIGKILL');
  await db?.drop();
});

interface Taken {
  readonly status: number;
  readonly lines: number;
  /** Whether it ended as a whole answer does. */
  readonly whole: boolean;
}

/** Fetches a file as it is, with what came before it broke off. */
const fetchAll = (role: string, token: string, ending = 'csv'): Promise<Taken> =>
  new Promise((resolve, reject) => {
    const options = { headers: { cookie: cookies.get(role), 'accept-language': 'en' }, agent: false };
    http
      .get(`${api.url}/exports/${token}.${ending}`, options, (answer) => {
        let lines = 0;
        answer.on('data', (part: Uint8Array) => (lines += part.filter((byte) => byte === 10).length));
        answer.on('error', () => undefined);
        answer.once('close', () =>
          resolve({ status: answer.statusCode ?? 0, lines, whole: answer.complete }),
        );
      })
      .once('error', reject);
  });

const tokenOf = async (role: string, list: string, format = 'CSV'): Promise<string> => {
  const filters: Record<string, string> = list === 'audit' ? { type: 'large' } : {};
  const { token, refused } = await files.start(role, list, filters, format);
  expect(refused).toBeNull();
  return token!;
};

/** Does something while the first page of a file is being read. */
async function amidFirstPage(fetching: () => Promise<Taken>, meanwhile: () => Promise<void>): Promise<Taken> {
  const holder = new pg.Client({ connectionString: db.url });
  await holder.connect();
  await holder.query('begin; lock table audit_rows in access exclusive mode');
  const taken = fetching();
  await waitFor(async () => {
    const waiting = await db.ownerSql(
      `select from pg_locks where relation = 'audit_rows'::regclass and not granted
         and database = (select oid from pg_database where datname = current_database())`,
    );
    return waiting.length > 0;
  });
  await meanwhile();
  await holder.query('rollback');
  await holder.end();
  return taken;
}

const ADMINISTRATORS = `select person_id from role_grants where role = 'ADMINISTRATOR'`;
const roleIsTaken = async (): Promise<void> =>
  void (await db.ownerSql(`delete from role_grants where role = 'ADMINISTRATOR'`));
const signInEnds = async (): Promise<void> =>
  void (await db.ownerSql(
    `update sign_ins set ended_at = app_now() where person_id in (${ADMINISTRATORS}) and ended_at is null`,
  ));
const tokenIsReplaced = async (): Promise<void> =>
  void (await db.ownerSql(
    `update sign_ins set token_hash = sha256(token_hash) where person_id in (${ADMINISTRATORS})`,
  ));

describe('a file under way', () => {
  beforeEach(async () => {
    cookies.set('ADMINISTRATOR', await cookieOf(api.url, 'ADMINISTRATOR'));
    cookies.set('WORKING_GROUP', await cookieOf(api.url, 'WORKING_GROUP'));
  });

  it('is the only one of its reader, and in nobody else’s way', async () => {
    const [audit, topics, others] = [
      await tokenOf('ADMINISTRATOR', 'audit'),
      await tokenOf('ADMINISTRATOR', 'topics'),
      await tokenOf('WORKING_GROUP', 'topics'),
    ];
    const taken = await amidFirstPage(
      () => fetchAll('ADMINISTRATOR', audit),
      async () => {
        const second = await files.fetchFile('ADMINISTRATOR', topics);
        expect([second.status, second.headers.get('retry-after')]).toEqual([503, '5']);
        expect(await fetchAll('WORKING_GROUP', others)).toMatchObject({ status: 200, whole: true });
      },
    );

    expect(taken).toEqual({ status: 200, lines: ROWS + 1, whole: true });
    expect(await fetchAll('ADMINISTRATOR', topics)).toMatchObject({ status: 200, whole: true });
  });

  it('outlives a proof that replaces the token of its sign-in', async () => {
    const token = await tokenOf('ADMINISTRATOR', 'audit');
    expect(await amidFirstPage(() => fetchAll('ADMINISTRATOR', token), tokenIsReplaced)).toEqual({
      status: 200,
      lines: ROWS + 1,
      whole: true,
    });
  });

  it('breaks off when the sign-in ends', async () => {
    const token = await tokenOf('ADMINISTRATOR', 'audit');
    const taken = await amidFirstPage(() => fetchAll('ADMINISTRATOR', token), signInEnds);

    expect(taken).toMatchObject({ status: 200, whole: false });
    expect(taken.lines).toBeLessThanOrEqual(PAGE + 1);
  });

  it('is no workbook when the sign-in ends before it is made', async () => {
    const token = await tokenOf('ADMINISTRATOR', 'audit', 'XLSX');
    expect(await amidFirstPage(() => fetchAll('ADMINISTRATOR', token, 'xlsx'), signInEnds)).toMatchObject({
      status: 500,
    });
  });

  it('breaks off when the role is gone', async () => {
    const token = await tokenOf('ADMINISTRATOR', 'audit');
    const taken = await amidFirstPage(() => fetchAll('ADMINISTRATOR', token), roleIsTaken);

    expect(taken).toMatchObject({ status: 200, whole: false });
    expect(taken.lines).toBeLessThanOrEqual(PAGE + 1);
  });
});
