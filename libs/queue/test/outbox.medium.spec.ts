import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { sql, type Tx } from '#database';
import {
  type AfterCommit,
  defineJob,
  HEAR_NEWS,
  OutboxRelay,
  prepareQueueSchema,
  QueueHost,
  type QueueSettings,
  WorkHealth,
} from '#queue';
import {
  createTestDatabase,
  queueBackends,
  startRedis,
  type TestDatabase,
  type TestRedis,
  waitFor,
} from '#testing';
import { announce, NumberMadeV1, numbersTo, startTestQueue } from './test-queue.js';

const TICK = defineJob<object>('test.tick-clock', { queue: 'schedule', everyMs: 1_000 });
const HOLD = defineJob<{ n: number }>('test.hold-on', { queue: 'bulk' });

describe.each(queueBackends())('news after the commit, queues on %s', (backend) => {
  let database: TestDatabase;
  let redis: TestRedis | undefined;
  const open: INestApplicationContext[] = [];
  let ticks = 0;
  const begun: number[] = [];
  const handedBack: number[] = [];

  /** Writes down, in the transaction of the listener, that a number was heard. */
  const write = async (payloads: { n: number }[], tx: Tx): Promise<void> => {
    if (payloads.some((payload) => payload.n < 0)) throw new Error('a negative number');
    await tx.sql(
      sql`insert into effects (n) select * from unnest(${payloads.map((payload) => payload.n)}::int[])`,
    );
  };
  const start = async (
    listen: (afterCommit: AfterCommit) => void = (on) => on.on(NumberMadeV1, 'testing.write-number', write),
    settings: Partial<QueueSettings> = {},
  ) => {
    const worker = await startTestQueue(
      { databaseUrl: database.url, redisUrl: redis?.url },
      ({ afterCommit, registry }) => {
        listen(afterCommit);
        registry.handle(TICK, async () => void (ticks += 1));
        registry.handle(HOLD, async ({ n }, { signal }) => {
          const stopped = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
          begun.push(n);
          await stopped;
          handedBack.push(n);
        });
      },
      { redispatchAfterSeconds: 1, outboxAttempts: 3, ...settings },
    );
    open.push(worker);
    return worker;
  };
  const heard = async (): Promise<number[]> =>
    (await database.ownerSql<{ n: number }>('select n from effects order by n')).map((row) => row.n);
  const waitForHeard = (count: number): Promise<boolean> =>
    waitFor(async () => (await heard()).length >= count, 60_000, `${count} effects`);
  const unhandled = async (): Promise<number> =>
    Number(
      (await database.ownerSql<{ count: string }>('select count(*) from outbox where handled_at is null'))[0]
        ?.count,
    );

  beforeAll(async () => {
    database = await createTestDatabase();
    await prepareQueueSchema(database.url);
    await database.ownerSql('create table effects (n int not null)');
    await database.ownerSql('grant select, insert on effects to samaki_worker');
    redis = backend === 'redis' ? await startRedis() : undefined;
  }, 120_000);
  afterEach(async () => {
    for (const worker of open.splice(0)) await worker.close();
    await database.ownerSql('truncate effects, outbox');
    if (redis) await redis.command('FLUSHALL');
  });
  afterAll(async () => {
    await redis?.stop();
    await database.drop();
  });

  it('has one effect for each row with two workers and ten equal jobs', async () => {
    const [one] = [await start(), await start()];
    await announce(database, numbersTo(500));
    const ids = (await database.ownerSql<{ id: string }>('select id from outbox order by id limit 100')).map(
      (row) => row.id,
    );
    await one.get(QueueHost).add(
      HEAR_NEWS,
      Array.from({ length: 10 }, () => ({ ids })),
    );

    await waitFor(async () => (await unhandled()) === 0, 60_000);

    expect(await heard()).toEqual(numbersTo(500));
  }, 120_000);

  it('has one effect when two handlers hear the same rows at the same moment', async () => {
    const relays = [await start(), await start()].map((worker) => worker.get(OutboxRelay));
    await announce(database, numbersTo(50));
    const ids = (await database.ownerSql<{ id: string }>('select id from outbox')).map((row) => row.id);

    await Promise.all(relays.flatMap((relay) => [relay.hear(ids), relay.hear(ids.toReversed())]));

    expect(await heard()).toEqual(numbersTo(50));
  }, 120_000);

  it('puts a poisoned row aside after its tries, while the rest flows', async () => {
    const worker = await start();
    await announce(database, [...numbersTo(99), -1]);
    await waitForHeard(99);

    const aside = await waitFor(
      async () => (await database.ownerSql('select * from outbox where failure is not null'))[0],
      60_000,
    );

    expect(aside).toMatchObject({
      attempts: 3,
      failure: 'a negative number',
      handled_at: null,
      payload: { n: -1 },
    });
    expect(await heard()).toEqual(numbersTo(99));
    expect((await worker.get(WorkHealth).report()).setAside).toMatchObject({ outbox: 1 });
  }, 120_000);

  it('undoes what a listener wrote when a later one fails, so that trying again repeats nothing', async () => {
    let failures = 2;
    await start((afterCommit) => {
      afterCommit.on(NumberMadeV1, 'testing.write-number', write);
      afterCommit.on(NumberMadeV1, 'testing.fail-twice', async () => {
        failures -= 1;
        if (failures >= 0) throw new Error('not yet');
      });
    });

    await announce(database, [7]);

    await waitFor(async () => (await unhandled()) === 0, 60_000);
    expect(await heard()).toEqual([7]);
  }, 120_000);

  it.each([
    ['hears', 1, [1, 2, 3]],
    ['without the reconciler would lose', 3_600, [3]],
  ])(
    '%s news whose jobs are gone',
    async (_what, redispatchAfterSeconds, expected) => {
      await start(undefined, { redispatchAfterSeconds });
      await database.ownerSql(
        `insert into outbox (id, topic, payload, dispatched_at) select gen_random_uuid(), $1, jsonb_build_object('n', n),
      app_now() - interval '1 minute' from generate_series(1, 2) n`,
        [NumberMadeV1.topic],
      );
      await announce(database, [3]);

      await waitForHeard(expected.length);

      expect(await heard()).toEqual(expected);
    },
    60_000,
  );

  it('marks news that nobody listens to as handled', async () => {
    await start();
    await announce(database, [1], 'testing.nobody.listens.v1');

    await waitFor(async () => (await unhandled()) === 0, 60_000);
  }, 120_000);

  it('takes up work again when its connections to the database were cut', async () => {
    const worker = await start();
    await announce(database, [1]);
    await waitForHeard(1);

    await database.ownerSql(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and application_name <> 'samaki test'`);
    await announce(database, [2]);

    await waitForHeard(2);
    expect((await worker.get(WorkHealth).report()).late).toEqual([]);
  }, 120_000);

  it('brings back what comes round by itself', async () => {
    await start();

    const before = ticks;
    await waitFor(() => ticks > before + 1, 60_000, 'two ticks');
  }, 120_000);

  it('tells jobs under way that it stops, waits for them, and closes', async () => {
    const worker = await start();
    begun.length = handedBack.length = 0;
    await worker.get(QueueHost).add(HOLD, [{ n: 1 }]);
    // The backend counts a job as active before the worker has it in hand.
    await waitFor(() => begun.length === 1, 60_000, 'the job to begin');

    await worker.close();

    expect(handedBack).toEqual([1]);
    open.splice(0);
  }, 120_000);

  if (backend === 'redis') {
    it('loses nothing when Redis is emptied', async () => {
      const worker = await start();
      const relay = worker.get(OutboxRelay);
      await announce(database, numbersTo(200));
      await redis?.command('FLUSHALL');
      await announce(database, numbersTo(400).slice(200));
      await relay.relay();
      await redis?.command('FLUSHALL');

      await waitFor(async () => (await unhandled()) === 0, 60_000);

      expect(await heard()).toEqual(numbersTo(400));
      const before = ticks;
      await waitFor(() => ticks > before + 1, 60_000, 'the schedule to be back');
    }, 120_000);

    it('waits in the outbox while Redis is away, and goes on when it is back', async () => {
      await start();
      const port = redis?.port;
      await redis?.kill();
      await announce(database, numbersTo(100));
      await waitFor(async () => (await unhandled()) === 100, 60_000);

      redis = await startRedis(port);

      await waitFor(async () => (await unhandled()) === 0, 60_000);
      expect(await heard()).toEqual(numbersTo(100));
    }, 120_000);
  }
});
