import 'reflect-metadata';
import type { Bench, BenchRun } from './support/bench.types.js';
import { insertSession, SOME_KNOWN_ORGANISATIONS } from './support/hot-session.js';
import { createOwnDatabases } from './support/own-databases.js';
import { closeAll, openBatchSide, openCallSide, requestOf, type Side } from './support/seat-sides.js';
import { type BenchLine, compare, median } from './support/statistics.js';
import { countRows, proveRound } from './support/written-rows.js';

const CEILING = 1.2;
const CALLS = 400;
const WARM_UP = 50;
const [CAPACITY, NGO_SEATS] = [1_000, 300];

/** What waits for others costs whoever comes alone: the median of a lone caller of the service, beside one call of the
 *  function on one connection. */
export const bench: Bench = {
  name: 'reg-lone',
  rounds: 5,
  run: async (run) => {
    const databases = await createOwnDatabases(['service', 'call']);
    const sides: Side[] = [];
    try {
      sides.push(await openBatchSide(databases, 'service'));
      sides.push(await openCallSide(databases, 'call'));
      await round(sides, WARM_UP);
      return [await compareMedians(sides, run)];
    } finally {
      await closeAll(sides, databases);
    }
  },
  misses: (line) => (line.ratio > CEILING ? `at most ${CEILING}` : null),
};

async function compareMedians(sides: readonly Side[], run: BenchRun): Promise<BenchLine> {
  const medians: [number[], number[]] = [[], []];
  for (let number = 1; number <= run.rounds; number += 1) {
    const both = await round(sides, CALLS);
    both.forEach((ms, at) => medians[at]!.push(ms));
    run.say(`round ${number}: service ${both[0]!.toFixed(2)} ms, one call ${both[1]!.toFixed(2)} ms`);
  }
  return compare({ bench: 'reg-lone', baseline: 'one-call', clients: 1, unit: 'ms' }, ...medians);
}

/** The median of each side in milliseconds. The calls alternate, so that both meet the same disk. */
async function round(sides: readonly Side[], calls: number): Promise<number[]> {
  const rounds = await Promise.all(
    sides.map(async (side) => ({
      side,
      sessionId: await insertSession(side.database, side.courseId, CAPACITY, NGO_SEATS),
      before: await countRows(side.database),
      tickets: [] as string[],
      took: [] as number[],
    })),
  );
  for (let number = 1; number <= calls; number += 1) {
    for (const { side, sessionId, tickets, took } of rounds) {
      const how = { organisations: SOME_KNOWN_ORGANISATIONS, actors: side.actors };
      const request = requestOf(sessionId, sessionId.slice(0, 8), number, how);
      const startedAt = performance.now();
      tickets.push(await side.register(request));
      took.push(performance.now() - startedAt);
    }
  }
  for (const { side, sessionId, before, tickets } of rounds)
    await proveRound(side.database, sessionId, { tickets, refused: {} }, before);
  return rounds.map(({ took }) => median(took));
}
