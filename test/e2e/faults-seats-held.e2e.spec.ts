/* Story: docs/stories/faults.md, "Somebody keeps a session locked" (F29). */
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import {
  createTestDatabase,
  isGate,
  spawnApp,
  type SpawnedApp,
  type TestDatabase,
  times,
  waitFor,
} from '#testing';
import { aSession } from '../../libs/registrations/test/seats.builder.js';
import {
  cancellationOf,
  faultSettings,
  payloadOf,
  quantile,
  registrationOf,
  tell,
  ticketOf,
  type Told,
  unclear,
} from './support/faults.js';

const HELD_FOR_MS = times(8_000, 60_000);
const P99_MS = 1_000;
/** No answer later than this, whatever it says. */
const ANSWERED_WITHIN_MS = 5_000;
/** Between two of those who come, for other sessions, for the one that is held, and to give a seat of it back. */
const EVERY_MS = { other: 50, held: 100, cancel: 50 };
const SEATED = 400;
const OTHERS = 5;

let db: TestDatabase;
let api: SpawnedApp;
let holder: pg.Client;
let held: string;
let others: string[];

beforeEach(async () => {
  db = await createTestDatabase();
  api = await spawnApp('api', faultSettings(db.url));
  held = await aSession(db, { capacity: 100_000 });
  others = [];
  for (let n = 1; n <= OTHERS; n += 1) others.push(await aSession(db, { capacity: 100_000 }));
  holder = new pg.Client({ connectionString: db.url });
  await holder.connect();
});
afterEach(async () => {
  await holder.end();
  await api.kill('SIGKILL');
  await db.drop();
});

interface Outcome {
  /** Registrations for other sessions, and looks at tickets. */
  readonly others: Told[];
  /** Registrations for the session that is held, and seats of it given back. */
  readonly held: Told[];
}

/** Sends people to all of the sessions, evenly, while somebody holds the seats of one of them, and answers what they were told while
 *  it was held. */
async function comeWhileHeld(forMs: number): Promise<Outcome> {
  const seated = await Promise.all(
    Array.from(
      { length: SEATED },
      async (_, n) => payloadOf(await tell(api.url, registrationOf(held, n)))?.ticket,
    ),
  );
  const seats = seated.map((ticket) => ticket!.reference);
  const references = [...seats];
  await holder.query('begin');
  await holder.query('select from session_seats where session_id = $1 for update', [held]);
  const told: { others: Promise<Told>[]; held: Promise<Told>[] } = { others: [], held: [] };
  let n = 100_000;
  const come = async (everyMs: number, send: () => void): Promise<void> => {
    const began = performance.now();
    for (let at = 0; at < forMs; at += everyMs) {
      const early = began + at - performance.now();
      if (early > 1) await pause(early);
      send();
    }
  };
  await Promise.all([
    come(EVERY_MS.other, () => {
      n += 1;
      told.others.push(
        tell(api.url, registrationOf(others[n % others.length]!, n)),
        tell(api.url, ticketOf(seats[n % SEATED]!)),
      );
    }),
    come(EVERY_MS.held, () => {
      n += 1;
      told.held.push(tell(api.url, registrationOf(held, n)));
    }),
    come(EVERY_MS.cancel, () => {
      const reference = references.pop();
      // In the long run there are fewer of them than moments.
      if (reference) told.held.push(tell(api.url, cancellationOf(reference)));
    }),
  ]);
  // Of the others everybody has an answer while the seats are still held: nobody waited for their end.
  const outcome = { others: await Promise.all(told.others), held: await Promise.all(told.held) };
  await holder.query('rollback');
  return outcome;
}

const isServed = ({ status, code }: Told): boolean => status === 200 && code === null;

describe('the seats of a session that somebody holds', () => {
  it(
    'keep nobody waiting who comes for another one, and those who come for it are told to come back',
    async () => {
      const outcome = await comeWhileHeld(HELD_FOR_MS);

      expect(outcome.others.filter((told) => !isServed(told))).toEqual([]);
      expect(outcome.held.flatMap((told) => unclear(told) ?? [])).toEqual([]);
      const waits = (answers: readonly Told[]): number[] => answers.map(({ ms }) => ms);
      if (isGate) {
        expect(quantile(waits(outcome.others), 0.99)).toBeLessThanOrEqual(P99_MS);
        expect(Math.max(...waits(outcome.held))).toBeLessThanOrEqual(ANSWERED_WITHIN_MS);
      }
      // Released, it is a session like any other; what was tried meanwhile left nothing behind.
      const again = await waitFor(
        async () => payloadOf(await tell(api.url, registrationOf(held, 999_999)))?.ticket,
        30_000,
        'a seat in the session that was held',
      );
      expect(again.state).toBe('CONFIRMED');
      const [row] = await db.ownerSql(
        `select taken, (select count(*)::int from registrations where session_id = $1) as rows from session_seats where session_id = $1`,
        [held],
      );
      expect(row).toEqual({ taken: SEATED + 1, rows: SEATED + 1 });
    },
    times(90_000, 180_000),
  );

  it('keep everybody waiting when a lock is waited for without a limit', async () => {
    await db.ownerSql(`create or replace function lock_seats(ids uuid[]) returns setof session_seats language plpgsql volatile as $$
      begin
        perform set_config('lock_timeout', '0', true);
        return query select * from session_seats where session_id = any(ids) order by session_id for no key update;
      end $$`);

    const outcome = await comeWhileHeld(times(6_000, 10_000));

    const late = outcome.others.filter((told) => !isServed(told) || told.ms > P99_MS);
    expect(late.length).toBeGreaterThan(outcome.others.length / 100);
  });
});
