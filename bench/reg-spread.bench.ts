import 'reflect-metadata';
import type { Bench } from './support/bench.types.js';
import { insertSessions, SOME_KNOWN_ORGANISATIONS } from './support/hot-session.js';
import { createOwnDatabases } from './support/own-databases.js';
import {
  callClosedLoop,
  closeAll,
  openBatchSide,
  openLockSide,
  requestOf,
  type Side,
} from './support/seat-sides.js';
import { compare } from './support/statistics.js';
import { countRows, proveRound } from './support/written-rows.js';

const CALLERS = 64;
const SECONDS = 3;
const FLOOR = 6;
const SESSIONS = 1_000;
/** Of each session, and kept for NGOs. No session is full before the most requests are sent. */
const [CAPACITY, NGO_SEATS] = [200, 60];
const MOST_REQUESTS = 90_000;
/** Draws sessions by turns, in an order that is not that of the table; without a common divisor with their number. */
const STRIDE = 617;

/** The group commit as a library call where people register for a thousand sessions, each with a quota. */
export const bench: Bench = {
  name: 'reg-spread',
  rounds: 5,
  run: async (run) => {
    const databases = await createOwnDatabases(['batch', 'lock']);
    const sides: Side[] = [];
    try {
      sides.push(await openBatchSide(databases, 'batch'));
      sides.push(await openLockSide(databases, 'lock'));
      const rates: [number[], number[]] = [[], []];
      for (const side of sides) await round(side, 1);
      for (let number = 1; number <= run.rounds; number += 1) {
        for (const [at, side] of sides.entries()) rates[at]!.push(await round(side, SECONDS));
        const [batch, lock] = rates.map((side) => Math.round(side.at(-1)!));
        run.say(`round ${number}: batch ${batch}/s, lock ${lock}/s`);
      }
      return [
        compare(
          { bench: 'reg-spread', baseline: 'for-update', clients: CALLERS, unit: 'registrations/s' },
          ...rates,
        ),
      ];
    } finally {
      await closeAll(sides, databases);
    }
  },
  misses: (line) => (line.ratio < FLOOR ? `at least ${FLOOR}` : null),
};

async function round(side: Side, seconds: number): Promise<number> {
  const sessionIds = await insertSessions(side.database, side.courseId, SESSIONS, CAPACITY, NGO_SEATS);
  const before = await countRows(side.database);
  const salt = sessionIds[0]!.slice(0, 8);
  const how = { organisations: SOME_KNOWN_ORGANISATIONS, actors: side.actors };
  const { tickets, rate } = await callClosedLoop(CALLERS, { seconds, atMost: MOST_REQUESTS }, (number) =>
    side.register(requestOf(sessionIds[(number * STRIDE) % SESSIONS]!, salt, number, how)),
  );
  await proveRound(side.database, sessionIds, { tickets, refused: {} }, before);
  return rate;
}
