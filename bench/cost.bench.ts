import { hasRedis, startRedis } from '#testing';
import pg from 'pg';
import type { Bench, BenchRun } from './support/bench.types.js';
import { ours, ourWorker, type Startable, usual, usualWorker } from './support/contestants.js';
import { applyApiLoad, applyWorkerLoad, type CostLoad } from './support/cost-loads.js';
import { residentMiB } from './support/child-server.js';
import { insertCourse } from './support/hot-session.js';
import { createOwnDatabases, type OwnDatabases } from './support/own-databases.js';
import { startMailSink } from './support/mail-sink.js';
import { type BenchLine, compare } from './support/statistics.js';

const IDLE_MS = 2_000;
/** The quickest of these counts: other work on the machine only ever adds. */
const STARTS = 3;
const SIDES = ['ours', 'theirs'];
/** Databases of each process's own: what the load of the api leaves to be done would keep an idle worker busy. */
const databaseName = (process: Pair['process'], side: number): string => `${process}-${SIDES[side]}`;
const FIGURES = ['start ms', 'idle MiB', 'loaded MiB'] as const;
type Costs = Record<(typeof FIGURES)[number], number>;

interface Pair {
  readonly process: 'api' | 'worker';
  readonly ours: Startable;
  readonly theirs: Startable;
  readonly load: CostLoad;
}

/** What a process costs: milliseconds from spawn until it listens and answers, resident memory when it has nothing to do, and
 *  resident memory after a load of the same size. Each beside the usual stack's process for the same duty. */
export const bench: Bench = {
  name: 'cost',
  rounds: 3,
  run: async (run) => {
    const redis = hasRedis() ? await startRedis() : null;
    const sink = await startMailSink();
    const databases = await createOwnDatabases(
      (['api', 'worker'] as const).flatMap((process) => SIDES.map((_, side) => databaseName(process, side))),
    );
    try {
      const lines = await compareCosts(
        { process: 'api', ours, theirs: usual, load: applyApiLoad },
        databases,
        run,
      );
      if (!redis) {
        run.say(
          'The workers were left out: the usual one needs Redis, and there is no redis-server on the path.',
        );
        return lines;
      }
      const settings = { SMTP_URL: sink.url, REDIS_URL: redis.url };
      const workers = {
        ours: ourWorker(settings),
        // The usual one has keys of its own names.
        theirs: usualWorker({ ...settings, REDIS_URL: redis.ownerUrl }),
        load: applyWorkerLoad,
      };
      return [...lines, ...(await compareCosts({ process: 'worker', ...workers }, databases, run))];
    } finally {
      await databases.drop();
      await sink.stop();
      await redis?.stop();
    }
  },
  misses: (line) => (line.ratio > 1 ? 'at most 1' : null),
};

async function compareCosts(pair: Pair, databases: OwnDatabases, run: BenchRun): Promise<BenchLine[]> {
  const costs: [Costs[], Costs[]] = [[], []];
  for (let number = 1; number <= run.rounds; number += 1) {
    const sides = [pair.ours, pair.theirs];
    const urls = sides.map((_, side) => databases.url(databaseName(pair.process, side)));
    const starts = await quickestStarts(sides, urls);
    for (const [index, side] of sides.entries()) {
      const memory = await measureMemory(side, urls[index]!, pair.load);
      const cost = { 'start ms': starts[index]!, ...memory };
      costs[index]!.push(cost);
      const figures = FIGURES.map((figure) => `${Math.round(cost[figure])} ${figure}`);
      run.say(`${pair.process} of ${side.name}, round ${number}: ${figures.join(', ')}`);
    }
  }
  return FIGURES.map((figure) =>
    compare(
      { bench: 'cost', baseline: 'usual', clients: 0, unit: `${pair.process} ${figure}` },
      costs[0].map((cost) => cost[figure]),
      costs[1].map((cost) => cost[figure]),
    ),
  );
}

/** Milliseconds from spawn to the first answer of `/health/live`, of each side, by turns. */
async function quickestStarts(sides: readonly Startable[], urls: readonly string[]): Promise<number[]> {
  const quickest = sides.map(() => Infinity);
  for (let turn = 0; turn < STARTS; turn += 1) {
    for (const [index, side] of sides.entries()) {
      const server = await side.start(urls[index]!);
      await server.stop();
      quickest[index] = Math.min(quickest[index]!, server.startMs);
    }
  }
  return quickest;
}

async function measureMemory(
  side: Startable,
  databaseUrl: string,
  load: CostLoad,
): Promise<Omit<Costs, 'start ms'>> {
  const database = new pg.Client(databaseUrl);
  // Dropping the database ends a connection that a failed start left open.
  database.on('error', () => undefined);
  await database.connect();
  const server = await side.start(databaseUrl);
  try {
    await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
    const idle = await residentMiB(server.pid);
    await load({ side, server, database, databaseUrl, courseId: await insertCourse(database) });
    return { 'idle MiB': idle, 'loaded MiB': await residentMiB(server.pid) };
  } finally {
    await server.stop();
    await database.end();
  }
}
