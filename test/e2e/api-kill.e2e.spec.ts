/* Stories: docs/stories/seats-race.md and mail-ledger.md. What an answer promised stands, whatever dies. */
import {
  createTestDatabase,
  shutRendezvous,
  spawnApp,
  type SpawnedApp,
  type TestDatabase,
  times,
  waitFor,
} from '#testing';
import { aSession } from '../../libs/registrations/test/seats.builder.js';
import { BATCH, batchOf, meetBeforeWriting } from './support/meet-before-writing.js';
import { registerOverHttp, type TicketAnswer } from './support/register-over-http.js';

const KILLS = times(3, 20);
/** Registrations of one process: so many are answered, then so many are in the batch that the kill meets. A batch whose
 *  answer is small is committed and nobody hears of it; one whose answer is large is undone when nobody takes it. */
const BEFORE = 100;
const withinOf = (kill: number): number => (kill % 2 === 0 ? 20 : 200);
const FROM_EACH = 1_000;
/** Requests before each SIGTERM, and as many after. */
const LOAD = 300;
const RESTARTS = times(1, 20);
/** From the signal to the end; an orchestrator kills a little later. */
const ENDS_WITHIN_MS = 15_000;

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
  it(
    'fails no request while another instance stands, and ends in time, restart after restart',
    async () => {
      const sessionId = await aSession(db, { capacity: 100_000 });
      let leaving = await api();
      const staying = await api();
      const load = new CarefulLoad(sessionId, staying);
      for (let restart = 1; restart <= RESTARTS; restart += 1) {
        load.shareWith(leaving);
        await load.grows(LOAD);
        const told = performance.now();
        const code = await leaving.kill('SIGTERM');

        expect({ restart, code, failures: load.failures }).toEqual({ restart, code: 0, failures: [] });
        expect(performance.now() - told).toBeLessThan(ENDS_WITHIN_MS);
        await load.grows(LOAD);
        leaving = await api();
      }
      await load.end();

      expect(load.failures).toEqual([]);
      const [row] = await db.ownerSql('select count(*)::int as n from registrations');
      expect(row).toEqual({ n: load.sent });
    },
    times(240_000, 900_000),
  );
});

/** Sixteen clients that register without a pause through two instances, as a reverse proxy shares them out at its most
 *  careful: the one that may leave is asked before each request whether it is ready. */
class CarefulLoad {
  readonly failures: string[] = [];
  sent = 0;
  private isOver = false;
  private leaving: SpawnedApp | undefined;
  private readonly clients: Promise<void>[];

  constructor(
    private readonly sessionId: string,
    private readonly staying: SpawnedApp,
  ) {
    this.clients = Array.from({ length: 16 }, async () => {
      while (!this.isOver) await this.send((this.sent += 1));
    });
  }

  shareWith(leaving: SpawnedApp): void {
    this.leaving = leaving;
  }

  /** Waits until so many more were sent. */
  async grows(by: number): Promise<void> {
    const until = this.sent + by;
    await waitFor(() => this.sent >= until, 60_000, 'the load');
  }

  async end(): Promise<void> {
    this.isOver = true;
    await Promise.all(this.clients);
  }

  private async send(n: number): Promise<void> {
    try {
      const asked = n % 2 ? await this.readyOne() : this.staying;
      await registerOverHttp(asked.url, this.sessionId, n);
    } catch (error) {
      this.failures.push(String(error));
    }
  }

  private async readyOne(): Promise<SpawnedApp> {
    const { leaving } = this;
    if (!leaving) return this.staying;
    const isReady = await fetch(`${leaving.url}/health/ready`).then(
      (answer) => answer.ok,
      () => false,
    );
    // Once it said no, it is not asked again.
    if (!isReady && this.leaving === leaving) this.leaving = undefined;
    return isReady ? leaving : this.staying;
  }
}
