import pg from 'pg';
import type { BenchRun } from './bench.types.js';
import { type ChildServer, cpuSeconds } from './child-server.js';
import type { Contestant } from './contestants.js';
import {
  globalSessionId,
  insertCourse,
  insertOrganisations,
  insertSession,
  SOME_KNOWN_ORGANISATIONS,
  UNKNOWN_ORGANISATIONS,
} from './hot-session.js';
import { Load } from './load.js';
import { createOwnDatabases } from './own-databases.js';
import { signInPeople } from './signed-in.js';
import { type BenchLine, compare } from './statistics.js';
import { countRows, proveDurable, proveRound } from './written-rows.js';

/** What the registrations of a round have to do with. */
export interface RoundForm {
  /** After the name of the bench; empty for the plain form. */
  readonly name: string;
  /** Does the session keep seats for NGOs, and are some of the organisations known? */
  readonly hasQuota: boolean;
  /** Does each request come from somebody who is signed in? */
  readonly isSignedIn: boolean;
}

/** From one visitor after another without an account to everything at once. */
export const ROUND_FORMS: readonly RoundForm[] = [
  { name: '', hasQuota: false, isSignedIn: false },
  { name: ': quota', hasQuota: true, isSignedIn: false },
  { name: ': quota, signed in', hasQuota: true, isSignedIn: true },
];

export interface RoundsPlan {
  readonly bench: string;
  readonly ours: Contestant;
  readonly theirs: Contestant & { readonly name: BenchLine['baseline'] };
  readonly connections: number;
  readonly seconds: number;
  readonly warmUpSeconds: number;
}

/** Seats of the hot session. A round that registers more people than this also fills a waitlist. */
const CAPACITY = 100_000;
/** Of them, with a quota: more than a round has people of NGOs, and fewer than leave no seat to the others. */
const NGO_SEATS = 30_000;
/** No round sends more than this, however fast the server. */
const MOST_REQUESTS = 150_000;
/** With a quota, so that no seat stays free while others wait: reg-hot-full measures that. */
const MOST_WITH_QUOTA = 90_000;

interface Running {
  readonly contestant: Contestant;
  readonly server: ChildServer;
  readonly database: pg.Client;
  readonly courseId: string;
  /** What the browsers of those send who are signed in, one for each connection. */
  readonly cookies: readonly string[];
}

/** Registrations a second in each form, ours beside theirs. Both servers stand at the same time, each with its own
 *  database on the same PostgreSQL; rounds and forms alternate between them; each round has a session of its own and is
 *  proven row by row before it counts. */
export async function hotSessionRounds(plan: RoundsPlan, run: BenchRun): Promise<BenchLine[]> {
  const contestants = [plan.ours, plan.theirs];
  const databases = await createOwnDatabases(contestants.map((contestant) => contestant.name));
  const running: Running[] = [];
  const load = new Load();
  try {
    for (const contestant of contestants)
      running.push(await start(contestant, databases.url(contestant.name), plan.connections));
    const rates = ROUND_FORMS.map((): [number[], number[]] => [[], []]);
    for (const form of ROUND_FORMS)
      for (const one of running) await round(one, load, plan, form, 'warm-up', plan.warmUpSeconds, run);
    for (let number = 1; number <= run.rounds; number += 1) {
      for (const [at, form] of ROUND_FORMS.entries()) {
        for (const [side, one] of running.entries())
          rates[at]![side]!.push(await round(one, load, plan, form, `round ${number}`, plan.seconds, run));
      }
    }
    return ROUND_FORMS.map((form, at) =>
      compare(
        {
          bench: `${plan.bench}${form.name}`,
          baseline: plan.theirs.name,
          clients: plan.connections,
          unit: 'registrations/s',
        },
        ...rates[at]!,
      ),
    );
  } finally {
    load.stop();
    for (const one of running) {
      await one.server.stop();
      await one.database.end();
    }
    await databases.drop();
  }
}

async function start(contestant: Contestant, url: string, connections: number): Promise<Running> {
  const database = new pg.Client(url);
  // Dropping the database ends connections that a failed start left open.
  database.on('error', () => undefined);
  await database.connect();
  await proveDurable(database);
  const courseId = await insertCourse(database);
  await insertOrganisations(database);
  const people = await signInPeople(database, connections);
  const cookies = people.map(({ cookie }) => cookie);
  return { contestant, database, courseId, cookies, server: await contestant.start(url) };
}

async function round(
  one: Running,
  load: Load,
  plan: RoundsPlan,
  form: RoundForm,
  label: string,
  seconds: number,
  run: BenchRun,
): Promise<number> {
  const sessionId = await insertSession(one.database, one.courseId, CAPACITY, form.hasQuota ? NGO_SEATS : 0);
  const before = await countRows(one.database);
  const cpu = await cpuSeconds(one.server.pid);
  const report = await load.run({
    port: one.server.port,
    connections: plan.connections,
    seconds,
    atMost: form.hasQuota ? MOST_WITH_QUOTA : MOST_REQUESTS,
    sessionId: globalSessionId(sessionId),
    salt: sessionId.slice(0, 8),
    organisations: form.hasQuota ? SOME_KNOWN_ORGANISATIONS : UNKNOWN_ORGANISATIONS,
    ...(form.isSignedIn ? { cookies: one.cookies } : {}),
    ...one.contestant.operation(),
  });
  const ownCpu = ((await cpuSeconds(one.server.pid)) - cpu) / report.seconds;
  const rowsEach = await proveRound(one.database, sessionId, report, before);
  if (label === 'warm-up')
    run.say(`${one.contestant.name}${form.name} writes for one registration: ${JSON.stringify(rowsEach)}`);
  const rate = report.tickets.length / report.seconds;
  run.say(
    `${label} ${one.contestant.name}${form.name}: ${Math.round(rate)}/s, p50 ${report.p50Ms.toFixed(1)} ms, p99 ${report.p99Ms.toFixed(1)} ms, ` +
      `server ${ownCpu.toFixed(2)} cores, load ${report.ownCpu.toFixed(2)} cores`,
  );
  return rate;
}
