/* Stories: docs/stories/seats-race.md and mail-ledger.md. What an answer promised stands, whatever dies. */
import {
  createEmptyDatabase,
  createTestDatabase,
  shutRendezvous,
  spawnApp,
  type SpawnedApp,
  TEST_SECRET,
  type TestDatabase,
  times,
  waitFor,
} from '#testing';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { fromPackageRoot } from '#kernel';
import { aSession } from '../../libs/registrations/test/seats.builder.js';
import { BATCH, batchOf, meetBeforeWriting } from './support/meet-before-writing.js';
import { registerOverHttp, type TicketAnswer } from './support/register-over-http.js';

const KILLS = times(3, 20);
/** Registrations of one process: so many are answered, then so many are in the batch that the kill meets. A batch whose
 *  answer is small is committed and nobody hears of it; one whose answer is large is undone when nobody takes it. */
const BEFORE = 100;
const withinOf = (kill: number): number => (kill % 2 === 0 ? 20 : 200);
const FROM_EACH = 1_000;
/** Requests before the SIGTERM, and as many after. */
const LOAD = times(300, 3_000);
const STARTS = times(1, 10);

let db: TestDatabase;
const running: SpawnedApp[] = [];
const api = async (): Promise<SpawnedApp> => {
  const app = await spawnApp('api', { DATABASE_URL: db.url, GRAPHQL_POINTS_PER_MINUTE: '1000000' });
  running.push(app);
  return app;
};

beforeEach(async () => {
  db = await createTestDatabase();
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((app) => app.kill('SIGKILL')));
  await db.drop();
});

const range = (from: number, count: number): number[] => Array.from({ length: count }, (_, i) => from + i);

const backendsOfApps = async (): Promise<number> => {
  const [row] = await db.ownerSql<{ n: number }>(
    `select count(*)::int as n from pg_stat_activity where datname = current_database() and application_name like 'samaki samaki%'`,
  );
  return row!.n;
};

describe('kill -9 of an api process in the middle of a batch', () => {
  it(
    'leaves everyone who had an answer with exactly what was answered, and a retry gets the first answer',
    async () => {
      const sessionId = await aSession(db, { capacity: 400 });
      await meetBeforeWriting(db);
      const answered = new Map<number, TicketAnswer>();
      for (let kill = 0; kill < KILLS; kill += 1) {
        const app = await api();
        const ask = (from: number, count: number): Promise<unknown>[] =>
          Array.from({ length: count }, async (_, i) => {
            const n = kill * FROM_EACH + from + i;
            answered.set(n, await registerOverHttp(app.url, sessionId, n));
          });
        await Promise.all(ask(0, BEFORE));
        const batches = await shutRendezvous(db.url, BATCH);
        const within = withinOf(kill);
        const calls = await batchOf(db, [app], within, async () => ask(BEFORE, within));
        const settled = Promise.allSettled(calls);
        await batches.arrived(1);
        await app.kill('SIGKILL');
        await settled;
        // The statement that lost its process goes on in the database, and nobody hears what became of it.
        await batches.open();
        await waitFor(
          async () => (await backendsOfApps()) === 0,
          60_000,
          'the batch without a process to end',
        );
      }
      expect(answered.size).toBe(KILLS * BEFORE);

      const rows = await db.ownerSql<{ n: number; reference: string; state: string }>(
        `select split_part(p.full_name, ' ', 2)::int as n, r.reference, r.status as state
       from registrations r join people p on p.id = r.person_id where r.session_id = $1`,
        [sessionId],
      );
      const stored = new Map(rows.map((row) => [row.n, [row.reference, row.state]]));
      for (const [n, ticket] of answered) expect(stored.get(n)).toEqual([ticket.reference, ticket.state]);
      const [seats] = await db.ownerSql(
        `select taken, waiting, (select count(*)::int from registrations r where r.session_id = $1 and r.status = 'CONFIRMED') as confirmed,
         (select count(*)::int from registrations r where r.session_id = $1 and r.status = 'WAITLISTED') as waitlisted,
         (select count(*)::int from audit_rows) as audited, (select count(*)::int from outbox) as announced,
         (select count(*)::int from idempotency_keys) as keys from session_seats where session_id = $1`,
        [sessionId],
      );
      const { taken, waiting } = seats as { taken: number; waiting: number };
      expect(seats).toEqual({
        taken,
        waiting,
        confirmed: taken,
        waitlisted: waiting,
        // And one of another session for each process, which kept it busy while the batch came together.
        audited: rows.length + KILLS,
        announced: rows.length + KILLS,
        keys: rows.length + KILLS,
      });

      const again = await api();
      // Some who had an answer and all of the first two batches, who had none, with the key of the first time.
      const asking = [0, 1].flatMap((kill) => range(kill * FROM_EACH + BEFORE - 10, 10 + withinOf(kill)));
      for (const n of asking) {
        const { reference } = await registerOverHttp(again.url, sessionId, n);
        expect(reference).toBe(stored.get(n)?.[0] ?? reference);
      }
      const [after] = await db.ownerSql(
        `select count(*)::int as rows, count(distinct r.person_id)::int as people from registrations r
       join people p on p.id = r.person_id where r.session_id = $1 and split_part(p.full_name, ' ', 2)::int = any($2)`,
        [sessionId, asking],
      );
      expect(after).toEqual({ rows: asking.length, people: asking.length });
    },
    times(300_000, 900_000),
  );
});

describe('SIGTERM under load', () => {
  it('fails no request while another instance stands', async () => {
    const sessionId = await aSession(db, { capacity: 100_000 });
    const [leaving, staying] = [await api(), await api()];
    let next = 0;
    let leavingIsReady = true;
    const failures: string[] = [];
    // As a reverse proxy does, at its most careful: it asks an instance whether it is ready before each request.
    const mayLeavingBeAsked = async (): Promise<boolean> => {
      leavingIsReady &&= await fetch(`${leaving.url}/health/ready`).then(
        (answer) => answer.ok,
        () => false,
      );
      return leavingIsReady;
    };
    const send = async (n: number): Promise<void> => {
      try {
        const url = n % 2 && (await mayLeavingBeAsked()) ? leaving.url : staying.url;
        await registerOverHttp(url, sessionId, n);
      } catch (error) {
        failures.push(String(error));
      }
    };
    const work = { isOver: false };
    const clients = Array.from({ length: 16 }, async () => {
      while (!work.isOver) {
        next += 1;
        await send(next);
      }
    });
    await waitFor(() => next >= LOAD, 60_000, 'the load');
    const code = await leaving.kill('SIGTERM');
    const after = next;
    await waitFor(() => next >= after + LOAD, 60_000, 'as much again');
    work.isOver = true;
    await Promise.all(clients);

    expect(failures).toEqual([]);
    expect(code).toBe(0);
    const [row] = await db.ownerSql('select count(*)::int as n from registrations');
    expect(row).toEqual({ n: next });
  }, 240_000);
});

describe('three instances that start at once on an empty database', () => {
  it(
    'migrate once; the others wait and find nothing left to do',
    async () => {
      for (let start = 1; start <= STARTS; start += 1) await startThree();
    },
    times(120_000, 600_000),
  );
});

async function startThree(): Promise<void> {
  const empty = await createEmptyDatabase();
  try {
    const cli = fromPackageRoot('dist', 'apps', 'cli', 'src', 'main.js');
    const env = {
      PATH: process.env['PATH'],
      DATABASE_URL: empty.url,
      SAMAKI_SECRET: TEST_SECRET,
    };
    const runs = await Promise.all(
      [1, 2, 3].map(() => promisify(execFile)(process.execPath, [cli, 'migrate', '--json'], { env })),
    );
    const ran = runs.map(
      (run) => (JSON.parse(run.stdout.trim().split('\n').at(-1)!) as { ran: string[] }).ran.length,
    );
    const [applied] = await empty.ownerSql<{ n: number }>('select count(*)::int as n from migrations');
    expect(ran.toSorted((a, b) => a - b)).toEqual([0, 0, applied!.n]);
  } finally {
    await empty.drop();
  }
}
