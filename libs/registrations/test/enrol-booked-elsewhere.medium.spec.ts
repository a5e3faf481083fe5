import type { INestApplicationContext } from '@nestjs/common';
import { EnrolPeopleService, type EnrolmentView } from '#registrations';
import { newId } from '#kernel';
import { createTestDatabase, type TestDatabase } from '#testing';
import { anOrganisation, type CoordinatedOrganisation } from './enrolment.builder.js';
import { composeProgramme } from './programme.builder.js';
import { aSession, NOW } from './seats.builder.js';

/* Story: docs/stories/coordinator-lists.md. */

let db: TestDatabase;
let app: INestApplicationContext;
let hotel: CoordinatedOrganisation;
let guild: CoordinatedOrganisation;
let sessionId: string;
let sameHour: string;

beforeAll(async () => {
  db = await createTestDatabase();
  app = await composeProgramme(db);
  hotel = await anOrganisation(db, { km: 'សណ្ឋាគារផ្កាឈូកអង្គរ', en: 'Lotus Angkor Hotel' }, 'ង៉ែត ពិសី');
  guild = await anOrganisation(db, { km: 'សមាគមសិប្បករសៀមរាប', en: 'Siem Reap Artisans' }, 'មាស ធីតា');
  await db.travelTo(NOW);
  sessionId = await aSession(db, { capacity: 6 });
  sameHour = await aSession(db, { capacity: 6 });
  await put(hotel, sameHour, 'Kim Dara, 012 000 103');
  await put(guild, sameHour, 'Om Sam, 012 000 104');
});
afterAll(async () => {
  await app.close();
  await db.drop();
});

type Command = Parameters<EnrolPeopleService['enrol']>[1];

async function put(by: CoordinatedOrganisation, into: string, list: string, more: Partial<Command> = {}) {
  const command = {
    organisationId: by.id,
    sessionId: into,
    list,
    locale: 'km',
    idempotencyKey: newId(),
  } as const;
  const answer = await app.get(EnrolPeopleService).enrol(by.actor, { ...command, ...more });
  if (!answer.ok) throw new Error(answer.refusal.code);
  return shown(answer.value);
}
const shown = ({ lines }: EnrolmentView): unknown =>
  lines.map(({ name, outcome, isBookedElsewhere, clash }) =>
    [name, outcome, isBookedElsewhere && 'elsewhere', clash && 'shown'].filter(Boolean).join(' '),
  );
const LIST = 'Kim Dara, 012 000 103\nOm Sam, 012 000 104\nRos Chenda, 012 000 105';
const preview = async (more: object = {}): Promise<unknown> => {
  const wish = { organisationId: hotel.id, sessionId, list: LIST, ...more };
  const answer = await app.get(EnrolPeopleService).preview(wish);
  return answer.ok ? shown(answer.value) : answer.refusal.code;
};

describe('a list with people who have a seat elsewhere at that hour', () => {
  it('leaves them out and says where of its own people only', async () => {
    expect(await preview()).toEqual([
      'Kim Dara BOOKED_ELSEWHERE elsewhere shown',
      'Om Sam BOOKED_ELSEWHERE elsewhere',
      'Ros Chenda CONFIRMED',
    ]);
  });

  it('enrols whom the coordinator names all the same', async () => {
    expect(await preview({ bookedAnyway: [1] })).toEqual([
      'Kim Dara CONFIRMED elsewhere shown',
      'Om Sam BOOKED_ELSEWHERE elsewhere',
      'Ros Chenda CONFIRMED',
    ]);
  });

  it('is free of them when the other session ends as this one begins', async () => {
    const free = ['Kim Dara CONFIRMED', 'Om Sam CONFIRMED', 'Ros Chenda CONFIRMED'];
    const other = (change: string): Promise<unknown> =>
      db.ownerSql(`update sessions set ${change} where id = $1`, [sameHour]);

    await other(
      `starts_at = starts_at - interval '4 hours', doors_open_at = doors_open_at - interval '4 hours', ends_at = starts_at`,
    );
    expect(await preview()).toEqual(free);
    await other(`ends_at = ends_at + interval '1 minute'`);
    expect(await preview()).not.toEqual(free);
  });

  it('enrols them in one transaction with the rest, and the same key answers the same', async () => {
    const key = { idempotencyKey: newId(), bookedAnyway: [2] };
    const first = await put(hotel, sessionId, LIST, key);

    expect(first).toEqual([
      'Kim Dara BOOKED_ELSEWHERE elsewhere shown',
      'Om Sam CONFIRMED elsewhere',
      'Ros Chenda CONFIRMED',
    ]);
    expect(await put(hotel, sessionId, LIST, key)).toEqual([
      'Kim Dara BOOKED_ELSEWHERE elsewhere',
      'Om Sam CONFIRMED',
      'Ros Chenda CONFIRMED',
    ]);
    const answer = await app.get(EnrolPeopleService).enrol(hotel.actor, {
      organisationId: hotel.id,
      sessionId,
      list: LIST,
      locale: 'km',
      idempotencyKey: key.idempotencyKey,
      bookedAnyway: [1],
    });
    expect(answer).toMatchObject({ refusal: { code: 'IDEMPOTENCY_KEY_REUSED' } });
  });
});
