import fc from 'fast-check';
import { newId } from '#kernel';
import { createTestDatabase, propertyRuns, type TestDatabase, times } from '#testing';
import type { RegistrationRequest } from '../src/domain/registration-request.js';
import { planSeats } from '../src/domain/seat-plan.rules.js';
import { someSeats } from '../src/domain/seats.builder.js';
import { aRequest, aSession, composeSeating, NOW, type Seating } from './seats.builder.js';

let db: TestDatabase;
let seating: Seating;

beforeAll(async () => {
  db = await createTestDatabase();
  await db.travelTo(NOW);
  seating = await composeSeating(db);
});
afterAll(async () => {
  await seating.close();
  await db.drop();
});

const inOneBatch = (
  requests: readonly RegistrationRequest[],
): ReturnType<Seating['connection']['registerBatch']> =>
  seating.connection.registerBatch(
    JSON.stringify(requests.map((request, ordinal) => ({ ordinal, ...request }))),
  );

const seatsOf = async (sessionId: string): Promise<Record<string, unknown>> => {
  const [row] = await db.ownerSql(
    `select capacity, taken, waiting, next_rank::int as "nextRank",
       (select count(*)::int from registrations r where r.session_id = s.session_id and r.status = 'CONFIRMED') as confirmed,
       (select count(*)::int from registrations r where r.session_id = s.session_id and r.status = 'WAITLISTED') as waitlisted
     from session_seats s where session_id = $1`,
    [sessionId],
  );
  return row!;
};

const rowCounts = async (): Promise<number[]> => {
  const tables = [
    'people',
    'registrations',
    'messages',
    'message_dedupe_keys',
    'outbox',
    'idempotency_keys',
    'audit_rows',
  ];
  const counts = await Promise.all(
    tables.map((table) => db.ownerSql<{ n: number }>(`select count(*)::int as n from ${table}`)),
  );
  return counts.map(([row]) => row!.n);
};

describe('the batch', () => {
  it('seats the first five of eight, puts three in line, and writes seven rows for each', async () => {
    const sessionId = await aSession(db, { capacity: 5 });
    const before = await rowCounts();

    const rows = await inOneBatch(Array.from({ length: 8 }, (_, n) => aRequest(sessionId, 100 + n)));

    const answers = rows
      .toSorted((a, b) => a.ordinal - b.ordinal)
      .map((row) => [row.outcome, row.answer?.status, row.answer?.waitlistPosition]);
    expect(answers).toEqual([
      ...Array.from({ length: 5 }, () => ['ACCEPTED', 'CONFIRMED', null]),
      ['ACCEPTED', 'WAITLISTED', 1],
      ['ACCEPTED', 'WAITLISTED', 2],
      ['ACCEPTED', 'WAITLISTED', 3],
    ]);
    expect(await seatsOf(sessionId)).toEqual({
      capacity: 5,
      taken: 5,
      waiting: 3,
      nextRank: 4,
      confirmed: 5,
      waitlisted: 3,
    });
    expect((await rowCounts()).map((count, at) => count - before[at]!)).toEqual(Array(7).fill(8));
  });

  it('answers a repeated key with the first answer and writes nothing more', async () => {
    const sessionId = await aSession(db, { capacity: 5 });
    const request = aRequest(sessionId, 200);
    const [first] = await inOneBatch([request]);
    const before = await rowCounts();

    const [again] = await inOneBatch([
      { ...aRequest(sessionId, 200, request.key), bodyHash: request.bodyHash },
    ]);

    expect(again).toEqual({ ordinal: 0, outcome: 'REPLAYED', answer: first!.answer });
    expect(await rowCounts()).toEqual(before);
  });

  it('refuses a key used with another body, an unknown session, a cancelled one and a person already seated, writing nothing', async () => {
    const sessionId = await aSession(db, { capacity: 5 });
    const cancelled = await aSession(db, { capacity: 5, state: 'CANCELLED' });
    const started = await aSession(db, { capacity: 5, startsAt: NOW });
    const request = aRequest(sessionId, 300);
    await inOneBatch([request]);
    const before = await rowCounts();

    const rows = await inOneBatch([
      aRequest(sessionId, 301, request.key),
      aRequest(newId(), 302),
      aRequest(cancelled, 303),
      aRequest(started, 304),
      aRequest(sessionId, 300),
    ]);

    expect(rows.toSorted((a, b) => a.ordinal - b.ordinal).map((row) => [row.outcome, row.answer])).toEqual([
      ['IDEMPOTENCY_KEY_REUSED', null],
      ['SESSION_NOT_FOUND', null],
      ['SESSION_CANCELLED', null],
      ['SESSION_STARTED', null],
      ['ALREADY_REGISTERED', null],
    ]);
    expect(await rowCounts()).toEqual(before);
  });

  it('registers one new person for two sessions in one batch as one person', async () => {
    const [one, two] = [await aSession(db, { capacity: 5 }), await aSession(db, { capacity: 5 })];

    const rows = await inOneBatch([aRequest(one, 400), aRequest(two, 400)]);

    expect(rows.map((row) => row.answer?.status)).toEqual(['CONFIRMED', 'CONFIRMED']);
    expect(
      await db.ownerSql(`select count(*)::int as n from people where match_key like 'person 400|%'`),
    ).toEqual([{ n: 1 }]);
  });

  it('retries one by one when a row spoils the batch, and only that row fails', async () => {
    const sessionId = await aSession(db, { capacity: 5 });
    const good = [aRequest(sessionId, 500), aRequest(sessionId, 501)];
    const bad = { ...aRequest(sessionId, 502), locale: 'xx' as 'km' };

    const answers = await Promise.allSettled(
      [good[0]!, bad, good[1]!].map((request) => seating.batcher.register(request)),
    );

    expect(answers.map((answer) => answer.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await seatsOf(sessionId)).toMatchObject({ taken: 2, confirmed: 2 });
    expect(seating.batcher.counts.retried).toBe(1);
  });

  it('commits sixty-four that come at once as two halves, so that one is read while the other is written', async () => {
    const sessionId = await aSession(db, { capacity: 40 });
    const fresh = await composeSeating(db);
    try {
      await Promise.all(
        Array.from({ length: 64 }, (_, n) => fresh.batcher.register(aRequest(sessionId, 1_000 + n))),
      );
      expect(fresh.batcher.counts).toMatchObject({ batches: 2, batched: 64, single: 0 });
      expect(await seatsOf(sessionId)).toMatchObject({ confirmed: 40, waitlisted: 24 });
    } finally {
      await fresh.close();
    }
  });

  it('leaves an organisation open when two have the name that was written', async () => {
    const sessionId = await aSession(db, { capacity: 5 });
    const [name] = await db.ownerSql<{ id: string }>(
      `insert into organisation_sub_kinds (id, code, kind, name_km, name_en)
       values (gen_random_uuid(), 'company', 'PRIVATE_SECTOR', 'ក', 'Company') returning id`,
    );
    const add = (km: string, en: string): Promise<{ id: string }[]> =>
      db.ownerSql<{ id: string }>(
        `insert into organisations (id, kind, sub_kind_id, name_km, name_en, folded_km, folded_en)
         values (gen_random_uuid(), 'PRIVATE_SECTOR', $1, $2, $3, $2, $3) returning id`,
        [name!.id, km, en],
      );
    const [only] = await add('ទន្លេ', 'tonle mobility');
    await inOneBatch([aRequest(sessionId, 700)]);
    await add('ទន្លេពីរ', 'tonle mobility');
    await inOneBatch([aRequest(sessionId, 701)]);

    expect(
      await db.ownerSql(
        'select organisation_id as id from registrations where session_id = $1 order by waitlist_rank nulls first, id',
        [sessionId],
      ),
    ).toEqual([only, { id: null }]);
  });

  it('answers the same key asked twice at once with one registration', async () => {
    const sessionId = await aSession(db, { capacity: 5 });
    const request = aRequest(sessionId, 600);

    const [a, b] = await Promise.all([seating.batcher.register(request), seating.batcher.register(request)]);

    expect(a).toEqual(b);
    expect(await seatsOf(sessionId)).toMatchObject({ taken: 1, confirmed: 1 });
  });
});

describe('the law and its compiled form', () => {
  it(
    'decide alike, in the batch and alone, whatever is asked',
    async () => {
      let person = 10_000;
      const command = fc.record({
        person: fc.integer({ min: 0, max: 9 }),
        size: fc.integer({ min: 1, max: 6 }),
      });
      const scenario = fc.record({
        capacity: fc.integer({ min: 1, max: 6 }),
        commands: fc.array(command, { minLength: 1, maxLength: 8 }),
      });
      await fc.assert(
        fc.asyncProperty(scenario, async ({ capacity, commands }) => {
          person += 100;
          const [together, alone] = [await aSession(db, { capacity }), await aSession(db, { capacity })];
          let law = someSeats({ capacity });
          const registered = new Set<number>();
          for (const { person: first, size } of commands) {
            const people = Array.from({ length: size }, (_, i) => person + ((first + i * i) % 10));
            const plan = planSeats(
              law,
              people.map((n) => ({ matchKey: String(n), isRegistered: registered.has(n) })),
              NOW,
            );
            law = plan.seats;
            people.forEach((n, at) => plan.decisions[at]!.outcome !== 'REFUSED' && registered.add(n));
            const expected = plan.decisions.map((decision) =>
              decision.outcome === 'REFUSED'
                ? decision.code
                : decision.outcome === 'WAITLISTED'
                  ? `WAITLISTED ${decision.position}`
                  : 'CONFIRMED',
            );

            const batch = await inOneBatch(people.map((n) => aRequest(together, n)));
            const words = batch
              .toSorted((a, b) => a.ordinal - b.ordinal)
              .map((row) =>
                row.answer
                  ? [row.answer.status, row.answer.waitlistPosition].filter(Boolean).join(' ')
                  : row.outcome,
              );
            expect(words).toEqual(expected);

            const single: string[] = [];
            for (const n of people) {
              const answer = await seating.one.registerOne(aRequest(alone, n));
              single.push(
                answer.ok
                  ? [answer.value.status, answer.value.waitlistPosition].filter(Boolean).join(' ')
                  : answer.refusal.code,
              );
            }
            expect(single).toEqual(expected);
          }
          const counters = {
            capacity,
            taken: law.taken,
            waiting: law.waiting,
            nextRank: law.nextRank,
            confirmed: law.taken,
            waitlisted: law.waiting,
          };
          expect(await seatsOf(together)).toEqual(counters);
          expect(await seatsOf(alone)).toEqual(counters);
        }),
        propertyRuns(30, 300),
      );
    },
    times(120_000, 600_000),
  );
});
