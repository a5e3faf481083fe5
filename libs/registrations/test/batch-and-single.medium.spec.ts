/* Story: docs/stories/seats.md, *Passed over*. The group commit and the single path decide alike and write the same of whom somebody passes. */
import type { INestApplicationContext } from '@nestjs/common';
import fc from 'fast-check';
import { newId } from '#kernel';
import { RegisterOneService, SeatBatcher, type StoredRegistration } from '#registrations';
import { createTestDatabase, propertyRuns, type TestDatabase, times } from '#testing';
import { Line } from './line.builder.js';
import { composeProgramme } from './programme.builder.js';
import { aRequest, aSession, NOW } from './seats.builder.js';

/** After the offer cut-off of the sessions below, and before their start. */
const LATE = new Date('2026-12-08T02:00:00Z');

let db: TestDatabase;
let app: INestApplicationContext;
let line: Line;
let organisations: string[];

beforeAll(async () => {
  db = await createTestDatabase();
  app = await composeProgramme(db);
  line = new Line(db, app);
  organisations = [
    await line.organisation('PRIVATE_SECTOR', 'phnom-penh'),
    await line.organisation('NGO', 'battambang'),
    await line.organisation('PRIVATE_SECTOR', 'siem-reap'),
    await line.organisation('NGO', 'siem-reap'),
  ];
});
beforeEach(async () => db.travelTo(NOW));
afterAll(async () => {
  await app.close();
  await db.drop();
});

type Answers = StoredRegistration[];

/** All at once through the group commit. */
const together = async (sessionId: string, people: readonly [number, number][]): Promise<Answers> => {
  const answers = await Promise.all(
    people.map(([n, kind]) =>
      app.get(SeatBatcher).register(aRequest(sessionId, n, newId(), organisations[kind])),
    ),
  );
  return answers.map((answer) => (answer.ok ? answer.value : fail(answer.refusal.code)));
};

/** One after the other by the law itself. */
const alone = async (sessionId: string, people: readonly [number, number][]): Promise<Answers> => {
  const answers: Answers = [];
  for (const [n, kind] of people) {
    const request = aRequest(sessionId, n, newId(), organisations[kind]);
    const answer = await app.get(RegisterOneService).registerOne(request);
    answers.push(answer.ok ? answer.value : fail(answer.refusal.code));
  }
  return answers;
};

const fail = (code: string): never => {
  throw new Error(`Refused: ${code}`);
};

const people = (kinds: readonly number[]): [number, number][] =>
  kinds.map((kind) => [line.newPerson(), kind]);

/** What everybody has, why others came before them, and what is counted. */
async function standing(sessionId: string): Promise<unknown> {
  const rows = await db.ownerSql(
    `select p.full_name as name, r.status, place_in_line(r.session_id, r.waitlist_rank) as place,
       coalesce((select jsonb_agg(jsonb_build_array(w.reason, w.times, w.seats_free) order by w.reason) from passes_of(r.id) w), '[]') as passes
     from registrations r join people p on p.id = r.person_id where r.session_id = $1 order by p.full_name`,
    [sessionId],
  );
  return { rows, counts: await line.counts(sessionId) };
}

const command = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constant('come' as const),
      kinds: fc.array(fc.constantFrom(0, 0, 1, 1, 2, 3), { minLength: 1, maxLength: 8 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('cancel' as const), who: fc.nat(40) }) },
  {
    weight: 1,
    arbitrary: fc.record({ act: fc.constant('group' as const), size: fc.integer({ min: 2, max: 4 }) }),
  },
);
const scenario = fc.record({
  capacity: fc.integer({ min: 3, max: 9 }),
  quotas: fc.constantFrom(0, 1, 1, 2),
  offers: fc.boolean(),
  holds: fc.boolean(),
  late: fc.boolean(),
  commands: fc.array(command, { minLength: 2, maxLength: 8, size: 'max' }),
});

async function sessionOf(told: {
  capacity: number;
  quotas: number;
  offers: boolean;
  holds: boolean;
}): Promise<string> {
  const sessionId = await aSession(db, { capacity: told.capacity });
  const seats = Math.floor(told.capacity / 3);
  const quotas = [
    { organisationKind: 'NGO' as const, cityId: null, seats, releaseHours: null },
    { organisationKind: null, cityId: await line.city('siem-reap'), seats, releaseHours: null },
  ];
  await line.set(sessionId, {
    capacity: told.capacity,
    quotas: quotas.slice(0, told.quotas),
    promotion: told.offers ? 'OFFER' : 'CONFIRM',
    groupPolicy: told.holds ? 'HOLD' : 'SKIP',
    offerCutoffHours: 12,
  });
  return sessionId;
}

describe('the group commit and the single path', () => {
  it(
    'decide alike while people wait, seats are kept and groups stay together, and pass the same ones over',
    async () => {
      await fc.assert(
        fc.asyncProperty(scenario, async (told) => {
          await db.travelTo(NOW);
          const [batch, single] = [await sessionOf(told), await sessionOf(told)];
          const answered: [Answers, Answers] = [[], []];
          if (told.late) await db.travelTo(LATE);
          for (const one of told.commands) {
            if (one.act === 'come') {
              const coming = people(one.kinds);
              const [a, b] = [await together(batch, coming), await alone(single, coming)];
              const said = (all: Answers): unknown => all.map((it) => [it.status, it.waitlistPosition]);
              expect(said(a)).toEqual(said(b));
              answered[0].push(...a);
              answered[1].push(...b);
            } else if (one.act === 'group') {
              for (const sessionId of [batch, single])
                await line.enrol(sessionId, organisations[0]!, one.size, true);
            } else if (answered[0].length > 0) {
              const who = one.who % answered[0].length;
              for (const all of answered) await line.cancel(all[who]!);
            }
            const [was, is] = [await standing(single), await standing(batch)];
            expect(unnamedGroups(is)).toEqual(unnamedGroups(was));
          }
        }),
        propertyRuns(40, 1_000),
      );
    },
    times(240_000, 1_800_000),
  );

  it('writes one row for the line when eight of an NGO come while twenty wait, and leaves nobody to the single path', async () => {
    const sessionId = await sessionOf({ capacity: 30, quotas: 1, offers: false, holds: false });
    await together(sessionId, people(Array.from({ length: 16 }, () => 0)));
    await together(sessionId, people(Array.from({ length: 16 }, () => 0)));
    const waiting = await together(sessionId, people(Array.from({ length: 8 }, () => 0)));
    const before = app.get(SeatBatcher).counts.single;

    const ngos = await together(sessionId, people(Array.from({ length: 12 }, () => 1)));

    expect(ngos.map(({ status, waitlistPosition }) => waitlistPosition ?? status)).toEqual([
      ...Array.from({ length: 10 }, () => 'CONFIRMED'),
      21,
      22,
    ]);
    expect(app.get(SeatBatcher).counts.single).toBe(before);
    expect(
      await db.ownerSql(
        'select below_rank::int as below, times, seats_free as free from line_passes where session_id = $1',
        [sessionId],
      ),
    ).toEqual([{ below: 21, times: 10, free: 1 }]);
    expect((await line.ticket(waiting.at(-1)!)).passes).toEqual([
      { reason: 'QUOTA_USED_UP', times: 10, seatsFree: 1, lastAt: expect.any(Date) },
    ]);
    expect((await line.ticket(ngos.at(-1)!)).passes).toEqual([]);
  });

  it('keeps of whoever leaves the line by whom they were passed until then', async () => {
    const sessionId = await sessionOf({ capacity: 3, quotas: 1, offers: false, holds: false });
    const [seated] = await together(sessionId, people([0, 0]));
    const [first, second] = await together(sessionId, people([0, 0]));
    await together(sessionId, people([1]));

    await line.cancel(seated!);
    await line.cancel(second!);

    expect(await line.stand(first!, second!)).toEqual(['CONFIRMED', 'CANCELLED']);
    for (const one of [first!, second!])
      expect((await line.ticket(one)).passes).toEqual([
        { reason: 'QUOTA_USED_UP', times: 1, seatsFree: 1, lastAt: expect.any(Date) },
      ]);
  });
});

/** People of a group have other names in each session: they are compared by all else. */
function unnamedGroups(all: unknown): unknown {
  const { rows, counts } = all as { rows: { name: string }[]; counts: unknown };
  return { rows: rows.map(({ name: _name, ...row }) => JSON.stringify(row)).toSorted(), counts };
}
