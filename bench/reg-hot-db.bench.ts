import 'reflect-metadata';
import { ANONYMOUS } from '#authz';
import { newRegistrationRequest, readWish, type RegistrationRequest } from '#registrations';
import pg from 'pg';
import { registerUnderLock } from './baselines/for-update/register.js';
import type { Bench, BenchRun } from './support/bench.types.js';
import { ourSettings } from './support/contestants.js';
import { insertCourse, insertSession } from './support/hot-session.js';
import { openBatcher } from './support/our-batcher.js';
import { createOwnDatabases, type OwnDatabases } from './support/own-databases.js';
import { type BenchLine, compare } from './support/statistics.js';
import { countRows, proveDurable, proveRound } from './support/written-rows.js';

const CALLERS = [64, 256];
const SECONDS = 2;
const MOST_REQUESTS = 90_000;
const CAPACITY = 100_000;

/** Answers the code of the ticket. */
type Register = (request: RegistrationRequest) => Promise<string>;
interface Side {
  readonly database: pg.Client;
  readonly courseId: string;
  readonly register: Register;
  close(): Promise<void>;
}

/** The group commit as a library call, against one hand-written transaction for each request. */
export const bench: Bench = {
  name: 'reg-hot-db',
  rounds: 5,
  run: async (run) => {
    const databases = await createOwnDatabases(['batch', 'lock']);
    const sides: Side[] = [];
    try {
      const ours = await openBatchSide(databases);
      sides.push(ours);
      const theirs = await openLockSide(databases);
      sides.push(theirs);
      const lines: BenchLine[] = [];
      for (const callers of CALLERS) lines.push(await compareAt(callers, ours, theirs, run));
      return lines;
    } finally {
      for (const side of sides) await side.close();
      await databases.drop();
    }
  },
  misses: () => null,
};

async function compareAt(callers: number, ours: Side, theirs: Side, run: BenchRun): Promise<BenchLine> {
  const rates: [number[], number[]] = [[], []];
  for (const side of [ours, theirs]) await round(side, callers, 1);
  for (let number = 1; number <= run.rounds; number += 1) {
    rates[0].push(await round(ours, callers, SECONDS));
    rates[1].push(await round(theirs, callers, SECONDS));
    run.say(
      `${callers} callers, round ${number}: batch ${Math.round(rates[0].at(-1)!)}/s, lock ${Math.round(rates[1].at(-1)!)}/s`,
    );
  }
  return compare(
    { bench: 'reg-hot-db', baseline: 'for-update', clients: callers, unit: 'registrations/s' },
    ...rates,
  );
}

async function round(side: Side, callers: number, seconds: number): Promise<number> {
  const sessionId = await insertSession(side.database, side.courseId, CAPACITY);
  const before = await countRows(side.database);
  const tickets: string[] = [];
  const startedAt = performance.now();
  const stopAt = startedAt + seconds * 1000;
  let sent = 0;
  const caller = async (): Promise<void> => {
    while (performance.now() < stopAt && sent < MOST_REQUESTS) {
      tickets.push(await side.register(requestOf(sessionId, (sent += 1))));
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  const took = (performance.now() - startedAt) / 1000;
  await proveRound(side.database, sessionId, { tickets, refused: {} }, before);
  return sent / took;
}

function requestOf(sessionId: string, number: number): RegistrationRequest {
  const who = `${sessionId.slice(0, 8)}-${number}`;
  const wish = readWish({
    sessionId,
    fullName: `Sok ${who}`,
    organisation: 'Battambang Municipality',
    contact: `p${who}@example.org`,
    locale: 'km',
    idempotencyKey: `bench-${who}`,
  });
  if (!wish.ok) throw new Error(`The load is wrong: ${wish.refusal.code}`);
  return newRegistrationRequest(ANONYMOUS, wish.value);
}

async function open(url: string, register: Register, end: () => Promise<void>): Promise<Side> {
  const database = new pg.Client(url);
  await database.connect();
  await proveDurable(database);
  const courseId = await insertCourse(database);
  const close = async (): Promise<void> => {
    await end();
    await database.end();
  };
  return { database, courseId, register, close };
}

async function openBatchSide(databases: OwnDatabases): Promise<Side> {
  const { batcher, close } = await openBatcher(ourSettings(databases.url('batch')));
  const register: Register = async (request) => {
    const answer = await batcher.register(request);
    if (!answer.ok) throw new Error(`Refused: ${answer.refusal.code}`);
    return answer.value.reference;
  };
  return open(databases.url('batch'), register, close);
}

async function openLockSide(databases: OwnDatabases): Promise<Side> {
  const pool = new pg.Pool({ connectionString: databases.url('lock'), max: 16 });
  const register: Register = async (request) => {
    await registerUnderLock(pool, request);
    return request.reference;
  };
  return open(databases.url('lock'), register, () => pool.end());
}
