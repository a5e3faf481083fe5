/* Story: docs/stories/faults.md, "The server dies in the middle of it" (F02). */
import {
  createTestDatabase,
  proxyBefore,
  spawnApp,
  type SpawnedApp,
  type TcpProxy,
  type TestDatabase,
  times,
  waitFor,
} from '#testing';
import { faultSettings, halfStates, payloadOf, registrationOf, tell, type Ticket } from './support/faults.js';
import { type Hook, HOOKS, plantHooks, sessionWithHook, shutHook } from './support/hooks-of-a-mutation.js';

const ROUNDS = times(1, 20);
const START_TRANSACTION = 'START TRANSACTION';

let db: TestDatabase;
let proxy: TcpProxy | undefined;
let sessions: Record<Hook, string>;
const running: SpawnedApp[] = [];

const api = async (databaseUrl = db.url): Promise<SpawnedApp> => {
  const app = await spawnApp('api', faultSettings(databaseUrl));
  running.push(app);
  return app;
};

beforeEach(async () => {
  db = await createTestDatabase();
  await plantHooks(db);
  const made: [Hook, string][] = [];
  for (const hook of HOOKS) made.push([hook, await sessionWithHook(db, hook)]);
  sessions = Object.fromEntries(made) as Record<Hook, string>;
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((app) => app.kill('SIGKILL')));
  await proxy?.close();
  proxy = undefined;
  await db.drop();
});

const backendsOfApps = async (): Promise<number> => {
  const [row] = await db.ownerSql<{ n: number }>(
    `select count(*)::int as n from pg_stat_activity where datname = current_database() and application_name like 'samaki samaki%'`,
  );
  return row!.n;
};

/** Each process has one registration in hand, stopped at its hook, when all of them are killed. Resolves when the database is
 *  done with what they left. */
async function killAllAt(
  hooks: readonly Hook[],
  personOf: (hook: Hook) => number,
  databaseUrl?: string,
): Promise<void> {
  const apps = await Promise.all(hooks.map(() => api(databaseUrl)));
  const doors = await Promise.all(hooks.map((hook) => shutHook(db, hook)));
  const asked = hooks.map((hook, at) => tell(apps[at]!.url, registrationOf(sessions[hook], personOf(hook))));
  await Promise.all(doors.map((door) => door.arrived(1)));
  await Promise.all(apps.map((app) => app.kill('SIGKILL')));
  expect((await Promise.all(asked)).map(({ status }) => status)).toEqual(hooks.map(() => 0));
  await Promise.all(doors.map((door) => door.open()));
  await waitFor(async () => (await backendsOfApps()) === 0, 60_000, 'what the dead left to end');
}

const referenceOf = async (n: number): Promise<string | null> => {
  const rows = await db.ownerSql<{ reference: string }>(
    `select r.reference from registrations r join people p on p.id = r.person_id where p.full_name = $1`,
    [`Person ${n}`],
  );
  expect(rows.length).toBeLessThanOrEqual(1);
  return rows[0]?.reference ?? null;
};

async function ask(url: string, sessionId: string, n: number, key?: string): Promise<Ticket | string> {
  const payload = payloadOf(await tell(url, registrationOf(sessionId, n, key)));
  return payload?.ticket ?? payload?.errors[0]?.code ?? 'NO ANSWER';
}

describe('kill -9 of an api in the middle of a registration', () => {
  it(
    'leaves all of it or nothing at each hook, and the same key is answered once and for all',
    async () => {
      const kept = new Map<number, string | null>();
      const personOf = (round: number, hook: Hook): number => round * 100 + HOOKS.indexOf(hook);
      for (let round = 1; round <= ROUNDS; round += 1) {
        await killAllAt(HOOKS, (hook) => personOf(round, hook));

        expect(await halfStates(db)).toEqual([]);
        for (const hook of HOOKS) {
          const reference = await referenceOf(personOf(round, hook));
          // What had not begun to commit is undone; what had is done, and nobody was told.
          expect([hook, reference !== null]).toEqual([hook, hook === 'committing']);
          kept.set(personOf(round, hook), reference);
        }
      }

      const staying = await api();
      let equal = 0;
      for (let round = 1; round <= ROUNDS; round += 1)
        for (const hook of HOOKS) {
          const n = personOf(round, hook);
          // The control: with another key, whoever was written is known, and has no ticket to show.
          if (hook === 'committing')
            expect(await ask(staying.url, sessions[hook], n, `another-key-${n}`)).toBe('ALREADY_REGISTERED');
          const first = await ask(staying.url, sessions[hook], n);
          const again = await Promise.all([1, 2].map(() => ask(staying.url, sessions[hook], n)));
          expect(first).toMatchObject({ reference: kept.get(n) ?? expect.any(String), state: 'PENDING' });
          expect(again).toEqual([first, first]);
          equal += 1;
        }
      expect(equal).toBe(ROUNDS * HOOKS.length);
      expect(await halfStates(db)).toEqual([]);
      const [rows] = await db.ownerSql('select count(*)::int as n from registrations');
      expect(rows).toEqual({ n: equal });
    },
    times(120_000, 900_000),
  );

  it('leaves a half of it when the statements are not one transaction', async () => {
    proxy = await proxyBefore(db.url);
    proxy.onRequest((bytes) =>
      Buffer.from(
        bytes.toString('latin1').replaceAll(START_TRANSACTION, 'SELECT 1'.padEnd(START_TRANSACTION.length)),
        'latin1',
      ),
    );

    await killAllAt(['mailed'], () => 1, proxy.through(db.url));

    expect(await halfStates(db)).not.toEqual([]);
  });
});
