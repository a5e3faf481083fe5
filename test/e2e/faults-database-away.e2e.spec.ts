/* Story: docs/stories/faults.md, "The database is away" (F08). */
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import {
  createTestDatabase,
  isGate,
  OwnPostgres,
  proxyBefore,
  spawnApp,
  type SpawnedApp,
  type TcpProxy,
  type TestDatabase,
  times,
  waitFor,
} from '#testing';
import { fromPackageRoot } from '#kernel';
import { readFileSync } from 'node:fs';
import { aSession } from '../../libs/registrations/test/seats.builder.js';
import {
  faultSettings,
  payloadOf,
  registrationOf,
  residentMegabytes,
  tell,
  type Told,
  unclear,
} from './support/faults.js';

const AWAY_FOR_MS = times(5_000, 60_000);
const ANSWERED_WITHIN_MS = 5_000;
const GROWS_AT_MOST_MB = 100;
/** Between two of those who come: one registers, one looks at the list, one at a page that nobody looked at before. */
const EVERY_MS = 20;

let db: TestDatabase;
let api: SpawnedApp | undefined;
let proxy: TcpProxy | undefined;
let server: OwnPostgres | undefined;
let sessionId: string;

afterEach(async () => {
  await api?.kill('SIGKILL');
  await proxy?.close();
  await (server ? server.remove() : db.drop());
  [api, proxy, server] = [undefined, undefined, undefined];
});

const CATALOGUE = documentOf('Catalogue');

function documentOf(name: string): string {
  const file = fromPackageRoot('apps', 'web', 'src', 'shared', 'gql', 'persisted-documents.json');
  const list = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>);
  return list.find(([, text]) => text.includes(`query ${name}(`))![0];
}

const startApi = (url: string): Promise<SpawnedApp> => spawnApp('api', faultSettings(url));

interface Outage {
  readonly registrations: Told[];
  readonly looks: Told[];
  readonly newLooks: Told[];
  readonly grewMb: number;
}

/** Looks and registers, evenly, while the database is away. */
async function comeWhileAway({ url, pid }: SpawnedApp): Promise<Outage> {
  const before = residentMegabytes(pid);
  let most = before;
  const told: Record<'registrations' | 'looks' | 'newLooks', Promise<Told>[]> = {
    registrations: [],
    looks: [],
    newLooks: [],
  };
  const began = performance.now();
  for (let at = 0; at < AWAY_FOR_MS; at += EVERY_MS) {
    const early = began + at - performance.now();
    if (early > 1) await pause(early);
    told.registrations.push(tell(url, registrationOf(sessionId, 1_000_000 + at)));
    told.looks.push(tell(url, { documentId: CATALOGUE, variables: {} }));
    told.newLooks.push(
      tell(url, { documentId: CATALOGUE, variables: { filter: { includePast: at % 40 === 0 } } }),
    );
    most = Math.max(most, residentMegabytes(pid));
  }
  return {
    registrations: await Promise.all(told.registrations),
    looks: await Promise.all(told.looks),
    newLooks: await Promise.all(told.newLooks),
    grewMb: most - before,
  };
}

/** What holds whatever it is that keeps the database away. */
function expectClear(outage: Outage, before: Told): void {
  const refused = [...outage.registrations, ...outage.newLooks];
  expect(refused.flatMap((told) => unclear(told) ?? [])).toEqual([]);
  expect(outage.looks.map(({ status, body }) => [status, body])).toEqual(
    outage.looks.map(() => [200, before.body]),
  );
  if (isGate) {
    expect(Math.max(...[...refused, ...outage.looks].map(({ ms }) => ms))).toBeLessThanOrEqual(
      ANSWERED_WITHIN_MS,
    );
    expect(outage.grewMb).toBeLessThanOrEqual(GROWS_AT_MOST_MB);
  }
}

/** Somebody registers again, in the same process, and nothing of the outage is left. */
async function expectHealed(app: SpawnedApp, pid: number): Promise<void> {
  const ticket = await waitFor(
    async () => payloadOf(await tell(app.url, registrationOf(sessionId, 7)))?.ticket,
    30_000,
    'a seat after the outage',
  );
  expect(ticket.state).toBe('CONFIRMED');
  expect([app.isRunning, app.pid]).toEqual([true, pid]);
  const [row] = await db.ownerSql('select count(*)::int as n from registrations');
  expect(row).toEqual({ n: 1 });
}

describe('a database that refuses', () => {
  it(
    'is told clearly and soon, and whoever looks at the programme sees what it was',
    async () => {
      db = await createTestDatabase();
      sessionId = await aSession(db, { capacity: 1_000 });
      proxy = await proxyBefore(db.url);
      api = await startApi(proxy.through(db.url));
      const { pid } = api;
      const before = await tell(api.url, { documentId: CATALOGUE, variables: {} });
      expect([before.status, before.code]).toEqual([200, null]);

      await proxy.refuse();
      const outage = await comeWhileAway(api);
      await proxy.admit();

      expectClear(outage, before);
      await expectHealed(api, pid);
    },
    times(120_000, 240_000),
  );

  it('shows nothing of the programme to whoever is somebody, and to nobody what nobody looked at before', async () => {
    db = await createTestDatabase();
    sessionId = await aSession(db, { capacity: 1_000 });
    proxy = await proxyBefore(db.url);
    api = await startApi(proxy.through(db.url));
    const look = { documentId: CATALOGUE, variables: {} };
    // Read by no one: there is no last answer to give, and the outage is seen.
    await proxy.refuse();
    expect(unclear(await tell(api.url, look))).toBeNull();
    await proxy.admit();
    await waitFor(async () => (await tell(api!.url, look)).status === 200, 30_000, 'the programme');

    await proxy.refuse();

    expect((await tell(api.url, look)).status).toBe(200);
    expect(unclear(await tell(api.url, look, { cookie: 'samaki_sign_in=of-nobody' }))).toBeNull();
  });
});

describe('a database whose connections are all taken', () => {
  it(
    'is told clearly and soon, and whoever looks at the programme sees what it was',
    async () => {
      server = await OwnPostgres.start();
      db = await server.database();
      sessionId = await aSession(db, { capacity: 1_000 });
      api = await startApi(db.url);
      const { pid } = api;
      const before = await tell(api.url, { documentId: CATALOGUE, variables: {} });

      const takers = await takeAllConnections(server.url);
      const outage = await comeWhileAway(api);
      await Promise.all(takers.map((taker) => taker.end()));

      expectClear(outage, before);
      await expectHealed(api, pid);
    },
    times(120_000, 240_000),
  );
});

/** Takes every connection that the server has: whoever else has one loses it, and what comes free is taken at once. */
async function takeAllConnections(url: string): Promise<pg.Client[]> {
  const takers: pg.Client[] = [];
  const take = async (): Promise<boolean> => {
    const taker = new pg.Client({ connectionString: url, application_name: 'taker' });
    taker.on('error', () => undefined);
    try {
      await taker.connect();
      takers.push(taker);
      return true;
    } catch (error) {
      if ((error as { code?: string }).code === '53300') return false;
      throw error;
    }
  };
  await waitFor(
    async () => {
      while (await take());
      const { rows } = await takers[0]!.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where backend_type = 'client backend' and application_name <> 'taker'`,
      );
      return rows.length === 0;
    },
    30_000,
    'every connection to be taken',
  );
  return takers;
}
