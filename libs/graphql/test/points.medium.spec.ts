import { Config } from '#config';
import { createDataSource, EventListeners, UnitOfWork } from '#database';
import { createLog, SecurityEvents } from '#logging';
import { createTestDatabase, TEST_SECRET, type TestDatabase, waitFor } from '#testing';
import type { DataSource } from 'typeorm';
import { SharedPoints } from '../src/shared-points.js';

let db: TestDatabase;
let dataSource: DataSource;
const lines: string[] = [];
beforeAll(async () => {
  db = await createTestDatabase();
  dataSource = await createDataSource(db.url, 'samaki_app').initialize();
});
afterAll(async () => {
  await dataSource?.destroy();
  await db?.drop();
});
beforeEach(async () => {
  await db.travelTo('2026-12-01T02:00:00Z');
  await db.ownerSql('truncate point_buckets');
});

/** The points of one api process. */
function aProcess(): SharedPoints {
  const config = Config.read({
    DATABASE_URL: db.url,
    SAMAKI_SECRET: TEST_SECRET,
    NODE_ENV: 'test',
    GRAPHQL_POINTS_PER_MINUTE: '60',
    GRAPHQL_TRUSTED_POINTS_PER_MINUTE: '600',
  });
  const log = createLog({
    process: 'api',
    level: 'info',
    destination: { write: (line) => lines.push(line) },
  });
  return new SharedPoints(config, new UnitOfWork(dataSource, new EventListeners()), new SecurityEvents(log));
}
const payer = (ip: string, personId: string | null = null) => ({ ip, personId, requestId: 'request-1' });

describe('points of ad-hoc documents', () => {
  it('are spent from one bucket by all processes, refused at its end and back after a minute', async () => {
    const [one, other] = [aProcess(), aProcess()];
    const left: number[] = [];
    for (const at of [one, other, one, other, one])
      left.push((await at.payExactly(payer('203.0.113.7'), 12)).remaining);
    // A point comes back each second, also while this runs.
    expect(left.map((points, at) => points - [48, 36, 24, 12, 0][at]!).filter((more) => more > 2)).toEqual(
      [],
    );

    const refused = await one.payExactly(payer('203.0.113.7'), 12);
    expect(refused).toMatchObject({ allowed: false });
    expect(refused.retryAfterSeconds).toBeGreaterThan(8);
    expect(refused.retryAfterSeconds).toBeLessThanOrEqual(12);
    expect((await other.payExactly(payer('203.0.113.7'), 12)).allowed).toBe(false);
    expect((await other.payExactly(payer('203.0.113.8'), 12)).remaining).toBe(48);

    await db.travelBy(60_000);
    expect(await aProcess().payExactly(payer('203.0.113.7'), 12)).toMatchObject({
      allowed: true,
      remaining: 48,
    });
  });

  it('are those of a person wherever she is', async () => {
    const points = aProcess();
    const her = '0199a0b1-0000-7000-8000-000000000001';
    expect(await points.payExactly(payer('203.0.113.8', her), 60)).toMatchObject({ allowed: true });
    expect(await points.payExactly(payer('203.0.113.9', her), 1)).toMatchObject({ allowed: false });
    expect(await points.payExactly(payer('203.0.113.9'), 1)).toMatchObject({ allowed: true });
  });

  it('never exceed the budget when many are spent at once', async () => {
    const processes = [aProcess(), aProcess(), aProcess()];
    const answers = await Promise.all(
      Array.from({ length: 90 }, (_, at) => processes[at % 3]!.payExactly(payer('203.0.113.7'), 2)),
    );
    const { length } = answers.filter(({ allowed }) => allowed);
    expect(length).toBeGreaterThanOrEqual(30);
    expect(length).toBeLessThan(34);
  });

  it('name nobody in the table, and one line tells of the refusals of a minute', async () => {
    lines.length = 0;
    const points = aProcess();
    for (let at = 0; at < 5; at += 1) await points.payExactly(payer('203.0.113.77'), 40);

    const rows = await db.ownerSql<{ text: string }>('select b::text as text from point_buckets b');
    expect(rows).toHaveLength(1);
    expect(rows[0]!.text).not.toContain('203.0');
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
      expect.objectContaining({
        level: 'warn',
        securityEvent: 'limit.hit',
        limit: 'adhoc points',
        requestId: 'request-1',
      }),
    ]);
    expect(lines.join('')).not.toContain('203.0');
  });
});

describe('points of trusted documents', () => {
  it('are paid from memory and shared within a moment', async () => {
    const [one, other] = [aProcess(), aProcess()];
    expect(one.payFromMemory(payer('203.0.113.7'), 60)).toMatchObject({ allowed: true });
    // More than a tenth, before the database was heard.
    expect(one.payFromMemory(payer('203.0.113.7'), 1)).toMatchObject({ allowed: false });
    await waitFor(() => one.payFromMemory(payer('203.0.113.7'), 540).allowed, 5_000, 'the points to be told');
    other.payFromMemory(payer('203.0.113.7'), 1);
    await waitFor(
      async () =>
        ((await db.ownerSql<{ points: number }>('select points from point_buckets'))[0]?.points ?? 600) < 60,
      5_000,
      'the points to be told',
    );
    await waitFor(
      () => !other.payFromMemory(payer('203.0.113.7'), 60).allowed,
      5_000,
      'the other process to hear of it',
    );
    await Promise.all([one.onApplicationShutdown(), other.onApplicationShutdown()]);
  });

  it('go on without the database', async () => {
    const points = aProcess();
    await db.ownerSql('alter table point_buckets rename to lost');
    try {
      expect(points.payFromMemory(payer('203.0.113.7'), 20)).toMatchObject({ allowed: true });
      await waitFor(
        () => !points.payFromMemory(payer('203.0.113.7'), 60).allowed,
        5_000,
        'memory to decide alone',
      );
    } finally {
      await db.ownerSql('alter table lost rename to point_buckets');
    }
    await waitFor(
      async () => (await db.ownerSql('select 1 from point_buckets')).length === 1,
      5_000,
      'the points to be told after all',
    );
    await points.onApplicationShutdown();
  });
});

describe('full buckets', () => {
  it('are forgotten', async () => {
    await aProcess().payExactly(payer('203.0.113.7'), 1);
    await db.travelBy(3 * 60_000);
    const points = aProcess();
    points.payFromMemory(payer('203.0.113.8'), 1);
    await waitFor(
      async () => (await db.ownerSql('select 1 from point_buckets')).length === 1,
      5_000,
      'the old bucket to go',
    );
    await points.onApplicationShutdown();
  });
});
