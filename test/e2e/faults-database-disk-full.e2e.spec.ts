/* Story: docs/stories/faults.md, "The disk of the database is full" (F10). A PostgreSQL of the test's own, on a disk of its own. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import {
  isGate,
  OwnPostgres,
  SmallDisk,
  spawnApp,
  type SpawnedApp,
  type TestDatabase,
  times,
  waitFor,
} from '#testing';
import { aSession } from '../../libs/registrations/test/seats.builder.js';
import {
  faultSettings,
  halfStates,
  missing,
  tell,
  ticketOf,
  type Told,
  unclear,
  Writers,
} from './support/faults.js';

const CYCLES = times(1, 5);
const DISK_KB = 150 * 1_024;
const BACK_WITHIN_MS = 10_000;
/** Tickets before the disk is full, and after there is room again. */
const BETWEEN = 100;
/** Of those who come while it is full. */
const REFUSALS = times(200, 1_000);
/** Segments of the log that stand ready: as many as `min_wal_size` keeps. */
const READY_SEGMENTS = 3;

let disk: SmallDisk;
let server: OwnPostgres;
let db: TestDatabase;
let api: SpawnedApp;
let sessionId: string;
let writers: Writers;

beforeEach(async () => {
  disk = SmallDisk.mount(DISK_KB);
  const folder = path.join(disk.folder, 'server');
  mkdirSync(folder);
  server = await OwnPostgres.start(folder);
  db = await server.database();
  sessionId = await aSession(db, { capacity: 100_000 });
  api = await spawnApp('api', faultSettings(db.url));
  writers = new Writers(
    () => api.url,
    () => sessionId,
  );
}, 120_000);
afterEach(async () => {
  writers?.abandon();
  await api?.kill('SIGKILL');
  await server?.remove();
  await disk?.remove();
});

/** On to the next segment of the log, as `archive_timeout` does each minute. */
async function nextSegment(): Promise<void> {
  await db.ownerSql(`select pg_logical_emit_message(false, 'fault', 'on')`);
  await db.ownerSql('select pg_switch_wal()');
}

/** What a server has that ran for a while: it does not remove segments of the log, but writes them anew. */
async function keepSegmentsReady(): Promise<void> {
  await db.ownerSql(`alter system set min_wal_size = '${READY_SEGMENTS * 16}MB'`);
  await db.ownerSql(`alter system set max_wal_size = '${(READY_SEGMENTS + 1) * 16}MB'`);
  await db.ownerSql('select pg_reload_conf()');
  for (let n = 0; n < READY_SEGMENTS; n += 1) await nextSegment();
  await db.ownerSql('checkpoint');
}

/** Everybody who had a ticket looks at theirs, as far as there are so many. */
const look = (): Promise<Told[]> =>
  Promise.all(
    [...writers.acknowledged.values()]
      .slice(0, BETWEEN)
      .map(({ reference }) => tell(api.url, ticketOf(reference))),
  );

describe('the disk of the database is full', () => {
  it(
    'whoever registers is told so, tickets are read, and both go on by themselves once there is room',
    async () => {
      const { pid } = api;
      const { port } = server;
      const started = await startOf();
      await keepSegmentsReady();
      const waits: number[] = [];
      for (let cycle = 1; cycle <= CYCLES; cycle += 1) {
        await writers.grows(BETWEEN);
        await disk.fill();
        const refused = writers.refused.length;
        await waitFor(() => writers.refused.length > refused, 60_000, 'the first who is refused');
        await nextSegment();
        await waitFor(() => writers.refused.length >= refused + REFUSALS, 60_000, 'all who are refused');
        const seen = await look();
        expect(seen.map(({ status }) => status)).toEqual(seen.map(() => 200));
        expect(seen[0]!.body).toContain('"CONFIRMED"');

        await disk.free();
        const ready = performance.now();
        waits.push((await writers.firstAfter(ready)) - ready);
        // The segments that were used are ready once more, as after each checkpoint.
        await db.ownerSql('checkpoint');
      }
      await writers.grows(BETWEEN);
      await writers.end();

      expect(await missing(db, writers.acknowledged)).toEqual([]);
      expect(await halfStates(db)).toEqual([]);
      const [row] = await db.ownerSql('select count(*)::int as n from registrations');
      expect(row).toEqual({ n: writers.acknowledged.size });
      expect(writers.refused.flatMap((told) => unclear(told) ?? [])).toEqual([]);
      expect(writers.broken).toBe(0);
      // Nobody started anything anew.
      expect([api.isRunning, api.pid, await startOf(), server.port]).toEqual([true, pid, started, port]);
      if (isGate) expect(Math.max(...waits)).toBeLessThanOrEqual(BACK_WITHIN_MS);
    },
    times(120_000, 300_000),
  );

  it('where no log stands ready PostgreSQL ends, nobody reads, and it is to be started by hand', async () => {
    await writers.grows(BETWEEN);
    await disk.fill();
    await waitFor(() => writers.refused.length > 0, 60_000, 'the first who is refused');

    await nextSegment().catch(() => undefined);
    await waitFor(isGone, 60_000, 'the end of PostgreSQL');
    writers.abandon();
    await disk.free();

    const seen = await look();
    expect(seen.map((told) => unclear(told))).toEqual(seen.map(() => null));
    expect(await isGone()).toBe(true);
    await server.stop();
    await server.start();
    expect(await missing(db, new Map(writers.acknowledged))).toEqual([]);
    await waitFor(async () => (await look()).every(({ status }) => status === 200), 60_000, 'tickets again');
  });
});

/** Whether nobody listens any more; one that mends itself says so instead. */
const isGone = (): Promise<boolean> =>
  db.ownerSql('select 1').then(
    () => false,
    (error: unknown) => (error as { code?: string }).code === 'ECONNREFUSED',
  );

/** When PostgreSQL last let people in; a crash that it mends by itself changes it. */
async function startOf(): Promise<string> {
  const [row] = await db.ownerSql<{ at: string }>(
    `select greatest(pg_postmaster_start_time(), min(backend_start))::text as at
     from pg_stat_activity where backend_type = 'checkpointer'`,
  );
  return row!.at;
}
