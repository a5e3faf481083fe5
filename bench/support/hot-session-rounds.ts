import pg from 'pg';
import type { BenchRun } from './bench.types.js';
import { type ChildServer, cpuSeconds } from './child-server.js';
import type { Contestant } from './contestants.js';
import { globalSessionId, insertCourse, insertSession } from './hot-session.js';
import { Load } from './load.js';
import { createOwnDatabases } from './own-databases.js';
import { median } from './statistics.js';
import { countRows, proveDurable, proveRound } from './written-rows.js';

export interface RoundsPlan {
  readonly contestants: readonly Contestant[];
  readonly connections: number;
  readonly seconds: number;
  readonly warmUpSeconds: number;
}

/** Seats of the hot session. A round that registers more people than this also fills a waitlist. */
const CAPACITY = 100_000;
/** No round sends more than this, however fast the server. */
const MOST_REQUESTS = 150_000;

interface Running {
  readonly contestant: Contestant;
  readonly server: ChildServer;
  readonly database: pg.Client;
  readonly courseId: string;
}

/** Registrations a second of each contestant in each round. All servers stand at the same time, each with its own
 *  database on the same PostgreSQL; rounds alternate between them; each round has a session of its own and is
 *  proven row by row before it counts. */
export async function hotSessionRounds(plan: RoundsPlan, run: BenchRun): Promise<number[][]> {
  const databases = await createOwnDatabases(plan.contestants.map((contestant) => contestant.name));
  const running: Running[] = [];
  const load = new Load();
  try {
    for (const contestant of plan.contestants) {
      const url = databases.url(contestant.name);
      const database = new pg.Client(url);
      // Dropping the database ends connections that a failed start left open.
      database.on('error', () => undefined);
      await database.connect();
      await proveDurable(database);
      const courseId = await insertCourse(database);
      running.push({ contestant, database, courseId, server: await contestant.start(url) });
    }
    for (const one of running) await round(one, load, plan, 'warm-up', plan.warmUpSeconds, run);
    const rates: number[][] = running.map(() => []);
    for (let number = 1; number <= run.rounds; number += 1) {
      for (const [index, one] of running.entries()) {
        rates[index]!.push(await round(one, load, plan, `round ${number}`, plan.seconds, run));
      }
    }
    running.forEach((one, index) =>
      run.say(`${one.contestant.name}: median ${Math.round(median(rates[index]!))}/s`),
    );
    return rates;
  } finally {
    load.stop();
    for (const one of running) {
      await one.server.stop();
      await one.database.end();
    }
    await databases.drop();
  }
}

async function round(
  one: Running,
  load: Load,
  plan: RoundsPlan,
  label: string,
  seconds: number,
  run: BenchRun,
): Promise<number> {
  const sessionId = await insertSession(one.database, one.courseId, CAPACITY);
  const before = await countRows(one.database);
  const cpu = await cpuSeconds(one.server.pid);
  const report = await load.run({
    port: one.server.port,
    connections: plan.connections,
    seconds,
    atMost: MOST_REQUESTS,
    sessionId: globalSessionId(sessionId),
    salt: sessionId.slice(0, 8),
    ...one.contestant.operation(),
  });
  const ownCpu = ((await cpuSeconds(one.server.pid)) - cpu) / report.seconds;
  const rowsEach = await proveRound(one.database, sessionId, report, before);
  if (label === 'warm-up')
    run.say(`${one.contestant.name} writes for one registration: ${JSON.stringify(rowsEach)}`);
  const rate = report.tickets.length / report.seconds;
  run.say(
    `${label} ${one.contestant.name}: ${Math.round(rate)}/s, p50 ${report.p50Ms.toFixed(1)} ms, p99 ${report.p99Ms.toFixed(1)} ms, ` +
      `server ${ownCpu.toFixed(2)} cores, load ${report.ownCpu.toFixed(2)} cores`,
  );
  return rate;
}
