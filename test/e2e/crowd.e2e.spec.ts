/* Story: docs/stories/crowd-at-the-door.md. Five thousand people in ten seconds, whether those before them were answered or
   not, and two api processes on one database. How long they wait is measured by the bench reg-crowd, not here. */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fromPackageRoot } from '#kernel';
import { createTestDatabase, spawnApp, type SpawnedApp, type TestDatabase, times } from '#testing';
import {
  askAgain,
  type CrowdAnswer,
  type CrowdPlan,
  firstOutOfOrder,
  sendCrowd,
} from '../../bench/support/crowd.js';
import { addOwnDocuments } from '../../bench/support/own-documents.js';
import { aSession } from '../../libs/registrations/test/seats.builder.js';

const PEOPLE = times(500, 5_000);
const SECONDS = times(2, 10);
const SEATS = PEOPLE / 50;
const DEADLINE_MS = times(120_000, 300_000);

let folder: string;
let db: TestDatabase;
let apis: SpawnedApp[];

const planOf = (sessionId: string, more: Partial<CrowdPlan> = {}): CrowdPlan => ({
  urls: apis.map(({ url }) => url),
  sessionId: `ses_${sessionId.replaceAll('-', '')}`,
  people: PEOPLE,
  seconds: SECONDS,
  salt: 'crowd',
  ...more,
});

/** Seats to the first, places from 1 without a gap to the others, in the order in which they came; and each answer is its
 *  row, and nobody has two. */
async function expectExact(sessionId: string, answers: readonly CrowdAnswer[]): Promise<void> {
  const waiting = PEOPLE - SEATS;
  expect(answers).toHaveLength(PEOPLE);
  expect(answers.filter(({ state }) => state === 'CONFIRMED')).toHaveLength(SEATS);
  const places = answers.flatMap(({ waitlistPosition }) => waitlistPosition ?? []).toSorted((a, b) => a - b);
  expect(places).toEqual(Array.from({ length: waiting }, (_, i) => i + 1));
  expect(firstOutOfOrder(answers)).toBeNull();

  const rows = await db.ownerSql(
    `select split_part(p.full_name, ' ', 3)::int as person, r.reference, r.status as state, r.waitlist_rank::int as "waitlistPosition"
     from registrations r join people p on p.id = r.person_id where r.session_id = $1 order by person`,
    [sessionId],
  );
  expect(
    answers.map(({ person, reference, state, waitlistPosition }) => ({
      person,
      reference,
      state,
      waitlistPosition,
    })),
  ).toEqual(rows);
  expect(
    await db.ownerSql(
      `select taken, waiting, next_rank::int as next, (select count(*)::int from people) as people,
         (select count(*)::int from idempotency_keys) as keys, (select count(*)::int from audit_rows) as audited,
         (select count(*)::int from outbox) as announced, (select count(*)::int from messages) as mails
       from session_seats where session_id = $1`,
      [sessionId],
    ),
  ).toEqual([
    {
      taken: SEATS,
      waiting,
      next: waiting + 1,
      people: PEOPLE,
      keys: PEOPLE,
      audited: PEOPLE,
      announced: PEOPLE,
      mails: PEOPLE,
    },
  ]);
}

describe('a crowd that comes at once, through two api processes', () => {
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'samaki-crowd-'));
    db = await createTestDatabase();
    const settings = {
      DATABASE_URL: db.url,
      // One address asks for everybody here.
      GRAPHQL_TRUSTED_POINTS_PER_MINUTE: '100000000',
      GRAPHQL_DOCUMENTS_FILE: addOwnDocuments(
        fromPackageRoot('apps', 'web', 'src', 'shared', 'gql', 'persisted-documents.json'),
        folder,
      ),
    };
    apis = await Promise.all([spawnApp('api', settings), spawnApp('api', settings)]);
  });
  afterEach(async () => {
    await Promise.all(apis.map((api) => api.kill('SIGKILL')));
    await db.drop();
    await rm(folder, { recursive: true, force: true });
  });

  it(
    'is answered, every one of them, in the order in which they came',
    async () => {
      const sessionId = await aSession(db, { capacity: SEATS });

      const answers = await sendCrowd(planOf(sessionId));

      expect(answers.filter(({ lost }) => lost > 0)).toEqual([]);
      await expectExact(sessionId, answers);
    },
    DEADLINE_MS,
  );

  it(
    'loses no answer when one of the processes is killed in the middle, and whoever had none has exactly one seat or place',
    async () => {
      const sessionId = await aSession(db, { capacity: SEATS });
      const onArrival = (person: number): void => {
        if (person === PEOPLE / 2) apis[0]!.signal('SIGKILL');
      };

      const answers = await sendCrowd(planOf(sessionId, { onArrival }));

      // Nobody told them: half of those who came after it went to the process that was gone.
      const lost = answers.filter((answer) => answer.lost > 0);
      expect(lost.length).toBeGreaterThanOrEqual(PEOPLE / 4);
      await expectExact(sessionId, answers);
      const standing = planOf(sessionId, { urls: [apis[1]!.url] });
      for (const person of [0, SEATS, PEOPLE / 2 - 1, PEOPLE / 2, lost[0]!.person, PEOPLE - 1]) {
        const { reference } = await askAgain(standing, person);
        expect(reference).toBe(answers[person]!.reference);
      }
      await expectExact(sessionId, answers);
    },
    DEADLINE_MS,
  );
});

describe('who stands before whom', () => {
  const answer = (person: number, sentAt: number, answeredAt: number, place: number | null): CrowdAnswer => ({
    person,
    dueAt: sentAt,
    sentAt,
    answeredAt,
    lost: 0,
    reference: String(person),
    state: place === null ? 'CONFIRMED' : 'WAITLISTED',
    waitlistPosition: place,
  });

  it('is out of order when an answer had reached somebody behind before the one before them asked', () => {
    const inOrder = [answer(1, 0, 10, null), answer(2, 5, 30, 2), answer(3, 6, 20, 1), answer(4, 31, 40, 3)];

    expect(firstOutOfOrder(inOrder)).toBeNull();
    expect(firstOutOfOrder([...inOrder, answer(5, 41, 50, null)])).toEqual({ before: 5, behind: 4 });
    expect(firstOutOfOrder([...inOrder, answer(5, 35, 50, 1)])).toEqual({ before: 5, behind: 2 });
  });
});
