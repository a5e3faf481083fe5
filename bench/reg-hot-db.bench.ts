import 'reflect-metadata';
import type { Bench, BenchRun } from './support/bench.types.js';
import { insertSession, SOME_KNOWN_ORGANISATIONS } from './support/hot-session.js';
import { createOwnDatabases } from './support/own-databases.js';
import {
  callClosedLoop,
  closeAll,
  openBatchSide,
  openLockSide,
  requestOf,
  type Side,
} from './support/seat-sides.js';
import { type BenchLine, compare } from './support/statistics.js';
import { countRows, proveRound } from './support/written-rows.js';

const FLOOR = 20;

interface Form {
  readonly name: string;
  readonly callers: number;
  readonly capacity: number;
  /** Kept for NGOs; the people are signed in then, and of four one is of a known NGO. */
  readonly ngoSeats: number;
  readonly seconds: number;
  readonly atMost: number;
}

const PLAIN = { name: '', capacity: 100_000, ngoSeats: 0, seconds: 2, atMost: 90_000 };
const QUOTA = { ...PLAIN, name: ': quota, signed in', ngoSeats: 30_000 };
/** 250 seats, of which 200 are kept for NGOs, and 1,000 people: from about the 70th on people wait while seats are kept
 *  free, and at the end every seat is taken. */
const USED_UP = { name: ': quota used up', capacity: 250, ngoSeats: 200, seconds: 60, atMost: 1_000 };

const FORMS: readonly Form[] = [
  { ...PLAIN, callers: 64 },
  { ...PLAIN, callers: 256 },
  { ...QUOTA, callers: 64 },
  { ...QUOTA, callers: 256 },
  { ...USED_UP, callers: 64 },
];

/** The group commit as a library call, against one hand-written transaction for each request. */
export const bench: Bench = {
  name: 'reg-hot-db',
  rounds: 5,
  run: async (run) => {
    const databases = await createOwnDatabases(['batch', 'lock']);
    const sides: Side[] = [];
    try {
      sides.push(await openBatchSide(databases, 'batch'));
      sides.push(await openLockSide(databases, 'lock'));
      const lines: BenchLine[] = [];
      for (const form of FORMS) lines.push(await compareAt(form, sides, run));
      return lines;
    } finally {
      await closeAll(sides, databases);
    }
  },
  misses: (line) => (line.ratio < FLOOR ? `at least ${FLOOR}` : null),
};

async function compareAt(form: Form, sides: readonly Side[], run: BenchRun): Promise<BenchLine> {
  const rates: [number[], number[]] = [[], []];
  const warmUp = { ...form, capacity: 100_000, seconds: 1 };
  for (const side of sides) await round(side, warmUp);
  for (let number = 1; number <= run.rounds; number += 1) {
    for (const [at, side] of sides.entries()) rates[at]!.push(await round(side, form));
    const [batch, lock] = rates.map((side) => Math.round(side.at(-1)!));
    run.say(`${form.callers} callers${form.name}, round ${number}: batch ${batch}/s, lock ${lock}/s`);
  }
  return compare(
    {
      bench: `reg-hot-db${form.name}`,
      baseline: 'for-update',
      clients: form.callers,
      unit: 'registrations/s',
    },
    ...rates,
  );
}

async function round(side: Side, form: Form): Promise<number> {
  const sessionId = await insertSession(side.database, side.courseId, form.capacity, form.ngoSeats);
  const before = await countRows(side.database);
  const how = form.ngoSeats > 0 ? { organisations: SOME_KNOWN_ORGANISATIONS, actors: side.actors } : {};
  const salt = sessionId.slice(0, 8);
  const { tickets, rate } = await callClosedLoop(form.callers, form, (number) =>
    side.register(requestOf(sessionId, salt, number, how)),
  );
  await proveRound(side.database, sessionId, { tickets, refused: {} }, before);
  return rate;
}
