/* Story: docs/stories/seats-race.md. Two api processes over HTTP, one hot session. The twins take the protections
   away in the test's own database and must oversell: so the race can be seen at all. No luck is in them: both
   processes are held between their reading and their writing until both have read. */
import {
  createTestDatabase,
  type Rendezvous,
  shutRendezvous,
  spawnApp,
  type SpawnedApp,
  type TestDatabase,
  times,
} from '#testing';
import { aSession } from '../../libs/registrations/test/seats.builder.js';
import {
  BATCH,
  batchOf,
  figures,
  meetBeforeWriting,
  NO_LOCK,
  SINGLE,
} from './support/meet-before-writing.js';
import { registerOverHttp, type TicketAnswer } from './support/register-over-http.js';

const DEADLINE_MS = 120_000;
const ROUNDS = times(1, 10);

let db: TestDatabase;
let apis: SpawnedApp[] = [];
let meetings: Rendezvous[] = [];

const startTwo = async (env: NodeJS.ProcessEnv = {}): Promise<void> => {
  const settings = { DATABASE_URL: db.url, GRAPHQL_POINTS_PER_MINUTE: '1000000', ...env };
  apis = await Promise.all([spawnApp('api', settings), spawnApp('api', settings)]);
};

beforeEach(async () => {
  db = await createTestDatabase();
});
afterEach(async () => {
  await Promise.all(meetings.map((meeting) => meeting.open()));
  meetings = [];
  await Promise.all(apis.map((api) => api.kill('SIGTERM')));
  apis = [];
  await db.drop();
});

let lastPerson = 0;
const race = async (sessionId: string, people: number): Promise<TicketAnswer[]> =>
  Promise.all(
    Array.from({ length: people }, (_, n) =>
      registerOverHttp(apis[n % 2]!.url, sessionId, (lastPerson += 1)),
    ),
  );

const count = async (sessionId: string, status: string): Promise<number> => {
  const [row] = await db.ownerSql<{ n: number }>(
    'select count(*)::int as n from registrations where session_id = $1 and status = $2',
    [sessionId, status],
  );
  return row!.n;
};

const CAPACITY_CHECK = 'alter table session_seats drop constraint ck_session_seats__taken';
const RANK_INDEX = 'drop index uq_registrations__session_id_waitlist_rank';
async function takeAway(...protections: string[]): Promise<void> {
  for (const sql of [...protections, NO_LOCK]) await db.ownerSql(sql);
  await meetBeforeWriting(db);
}

async function close(key: number): Promise<Rendezvous> {
  const meeting = await shutRendezvous(db.url, key);
  meetings.push(meeting);
  return meeting;
}

/** One batch of half of the people in each process, both with the same reading of the seats. Twelve at most: a larger
 *  one is cut in two by the batcher. */
async function raceOfTwoBatches(sessionId: string, people: number): Promise<TicketAnswer[]> {
  const batches = await close(BATCH);
  const sent = await batchOf(db, apis, people / 2, async () => ({ answers: race(sessionId, people) }));
  await batches.arrived(2);
  await batches.open();
  return sent.answers;
}

describe('two hundred at once for thirty seats, through two api processes', () => {
  it(
    'seats exactly thirty and puts the others in line at 1 to 170',
    async () => {
      await startTwo();
      for (let round = 1; round <= ROUNDS; round += 1) await seatThirtyOfTwoHundred();
    },
    times(DEADLINE_MS, 3 * DEADLINE_MS),
  );

  it(
    'does the same one registration at a time',
    async () => {
      await startTwo({ REGISTRATION_BATCH_MAX: '1' });
      for (let round = 1; round <= ROUNDS; round += 1) await seatThirtyOfTwoHundred();
    },
    times(DEADLINE_MS, 3 * DEADLINE_MS),
  );
});

async function seatThirtyOfTwoHundred(): Promise<void> {
  const sessionId = await aSession(db, { capacity: 30 });

  const answers = await race(sessionId, 200);

  expect(answers.filter((answer) => answer.state === 'CONFIRMED')).toHaveLength(30);
  const positions = answers.flatMap((answer) => answer.waitlistPosition ?? []).toSorted((a, b) => a - b);
  expect(positions).toEqual(Array.from({ length: 170 }, (_, i) => i + 1));
  const rows = await db.ownerSql(
    `select reference, status as state, waitlist_rank::int as "waitlistPosition" from registrations where session_id = $1 order by reference`,
    [sessionId],
  );
  expect(answers.toSorted((a, b) => (a.reference < b.reference ? -1 : 1))).toEqual(rows);
  expect(
    await db.ownerSql(
      'select taken, waiting, next_rank::int as next from session_seats where session_id = $1',
      [sessionId],
    ),
  ).toEqual([{ taken: 30, waiting: 170, next: 171 }]);
  expect(await rowsOf(sessionId)).toEqual({
    people: 200,
    registrations: 200,
    messages: 200,
    dedupeKeys: 200,
    outboxRows: 200,
    auditRows: 200,
    keys: 200,
  });
}

/** What the registrations of a session wrote, table by table. */
async function rowsOf(sessionId: string): Promise<unknown> {
  const [row] = await db.ownerSql(
    `with r as (select id, person_id from registrations where session_id = $1),
       m as (select id from messages where cause_id in (select id from r))
     select (select count(distinct p.id)::int from people p join r on r.person_id = p.id) as people,
       (select count(*)::int from r) as registrations,
       (select count(*)::int from m) as messages,
       (select count(*)::int from message_dedupe_keys where message_id in (select id from m)) as "dedupeKeys",
       (select count(*)::int from outbox where payload->>'sessionId' = $1::text) as "outboxRows",
       (select count(*)::int from audit_rows where subject_id in (select id::text from r)) as "auditRows",
       (select count(*)::int from idempotency_keys where answer->>'registrationId' in (select id::text from r)) as keys`,
    [sessionId],
  );
  return row;
}

describe('the twin without the lock and without the check', () => {
  it(
    'oversells on the batch path: two batches give ten seats each',
    async () => {
      const sessionId = await aSession(db, { capacity: 10 });
      await takeAway(CAPACITY_CHECK, RANK_INDEX);
      await startTwo();

      await raceOfTwoBatches(sessionId, 24);

      expect([await count(sessionId, 'CONFIRMED'), await count(sessionId, 'WAITLISTED')]).toEqual([20, 4]);
    },
    DEADLINE_MS,
  );

  it(
    'oversells one registration at a time: two batches of one give the one seat twice',
    async () => {
      const sessionId = await aSession(db, { capacity: 1 });
      await takeAway(CAPACITY_CHECK, RANK_INDEX);
      await startTwo({ REGISTRATION_BATCH_MAX: '1' });

      expect(await twoAtOnce(sessionId, BATCH)).toEqual(['CONFIRMED', 'CONFIRMED']);
      expect([await count(sessionId, 'CONFIRMED'), await count(sessionId, 'WAITLISTED')]).toEqual([2, 0]);
    },
    DEADLINE_MS,
  );

  it(
    'oversells on the single path, where somebody has to approve: two people get the one seat',
    async () => {
      const sessionId = await aSession(db, { capacity: 1 });
      await db.ownerSql('update session_seats set needs_approval = true where session_id = $1', [sessionId]);
      await takeAway(CAPACITY_CHECK, RANK_INDEX);
      await startTwo();

      expect(await twoAtOnce(sessionId, SINGLE)).toEqual(['PENDING', 'PENDING']);
      expect([await count(sessionId, 'PENDING'), await count(sessionId, 'WAITLISTED')]).toEqual([2, 0]);
    },
    DEADLINE_MS,
  );
});

/** One person in each process, both with the same reading of the seats. Answers what they have. */
async function twoAtOnce(sessionId: string, meetingPoint: number): Promise<string[]> {
  const meeting = await close(meetingPoint);
  const answers = race(sessionId, 2);
  await meeting.arrived(2);
  await meeting.open();
  return (await answers).map((answer) => answer.state);
}

describe('the check without the lock', () => {
  it(
    'never oversells; the batch that the check undoes runs again one by one',
    async () => {
      const sessionId = await aSession(db, { capacity: 10 });
      await takeAway();
      await startTwo();

      const answers = await raceOfTwoBatches(sessionId, 24);

      expect(answers.filter((answer) => answer.state === 'CONFIRMED')).toHaveLength(10);
      const positions = answers.flatMap((answer) => answer.waitlistPosition ?? []).toSorted((a, b) => a - b);
      expect(positions).toEqual(Array.from({ length: 14 }, (_, i) => i + 1));
      expect([await count(sessionId, 'CONFIRMED'), await count(sessionId, 'WAITLISTED')]).toEqual([10, 14]);
      expect((await figures(apis, 'samaki_seat_batches_retried_total')).toSorted((a, b) => a - b)).toEqual([
        0, 1,
      ]);
    },
    DEADLINE_MS,
  );
});
