/* Story: docs/stories/faults.md, "The database dies" (F07). A PostgreSQL of the test's own, killed and started again. */
import { isGate, OwnPostgres, spawnApp, type SpawnedApp, type TestDatabase, times } from '#testing';
import { aSession } from '../../libs/registrations/test/seats.builder.js';
import { faultSettings, halfStates, missing, unclear, Writers } from './support/faults.js';

const CYCLES = times(1, 10);
const SUCCESS_WITHIN_MS = 5_000;
/** Tickets before each kill, and after. */
const BETWEEN = 100;

let server: OwnPostgres;
let db: TestDatabase;
let api: SpawnedApp;
let sessionId: string;
let writers: Writers;

beforeAll(async () => {
  server = await OwnPostgres.start();
  db = await server.database();
  sessionId = await aSession(db, { capacity: 100_000 });
  api = await spawnApp('api', faultSettings(db.url));
}, 120_000);
afterEach(() => writers?.abandon());
afterAll(async () => {
  await api?.kill('SIGKILL');
  await server?.remove();
});

describe('kill -9 of the postmaster under fifty writers', () => {
  it(
    'loses nothing that was answered, and the same process registers again when the database is back',
    async () => {
      const { pid } = api;
      writers = new Writers(
        () => api.url,
        () => sessionId,
      );
      const waits: number[] = [];
      for (let cycle = 1; cycle <= CYCLES; cycle += 1) {
        await writers.grows(BETWEEN);
        await server.kill();
        await server.start();
        const ready = performance.now();
        waits.push((await writers.firstAfter(ready)) - ready);
      }
      await writers.grows(BETWEEN);
      await writers.end();

      expect(await missing(db, writers.acknowledged)).toEqual([]);
      expect(await halfStates(db)).toEqual([]);
      const [row] = await db.ownerSql('select count(*)::int as n from registrations');
      expect(row).toEqual({ n: writers.acknowledged.size });
      // Who met the outage was told so, and when to come back.
      expect(writers.refused.length).toBeGreaterThan(0);
      expect(writers.refused.flatMap((told) => unclear(told) ?? [])).toEqual([]);
      expect(writers.broken).toBe(0);
      expect([api.isRunning, api.pid]).toEqual([true, pid]);
      // A promise of the full run: in a short one the machine has more to do than this.
      if (isGate) expect(Math.max(...waits)).toBeLessThanOrEqual(SUCCESS_WITHIN_MS);
    },
    times(120_000, 600_000),
  );

  it('loses some of it when an answer does not wait for the log to be written', async () => {
    await db.ownerSql('alter system set synchronous_commit = off');
    await db.ownerSql(`alter system set wal_writer_delay = '10s'`);
    await db.ownerSql(`alter system set wal_writer_flush_after = '1GB'`);
    await db.ownerSql('select pg_reload_conf()');
    writers = new Writers(
      () => api.url,
      () => sessionId,
      50,
      1_000_000,
    );
    await writers.grows(BETWEEN);

    await server.kill();
    writers.abandon();
    const answered = new Map(writers.acknowledged);
    await server.start();

    expect((await missing(db, answered)).length).toBeGreaterThan(0);
  });
});
