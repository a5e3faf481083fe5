import type { INestApplicationContext } from '@nestjs/common';
import { RegisterOneService, RegistrationMailFacts } from '#registrations';
import { createTestDatabase, type TestDatabase } from '#testing';
import { composeProgramme } from './programme.builder.js';
import { aRequest, aSession, NOW } from './seats.builder.js';

/* Story: docs/stories/same-hour.md. Sessions of these tests last three hours. */

let db: TestDatabase;
let app: INestApplicationContext;
let first: Seat;
let second: Seat;

interface Seat {
  readonly sessionId: string;
  readonly registrationId: string;
  readonly reference: string;
}

beforeAll(async () => {
  db = await createTestDatabase();
  app = await composeProgramme(db);
});
afterAll(async () => {
  await app.close();
  await db.drop();
});
beforeEach(async () => {
  await db.travelTo(NOW);
  await db.ownerSql('delete from registrations');
  first = await seatAt('2026-12-08T06:30:00Z');
  second = await seatAt('2026-12-08T08:00:00Z');
});

async function seatAt(startsAt: string, person = 1): Promise<Seat> {
  const sessionId = await aSession(db, { capacity: 5, startsAt: new Date(startsAt) });
  const answer = await app.get(RegisterOneService).registerOne(aRequest(sessionId, person));
  if (!answer.ok) throw new Error(answer.refusal.code);
  return { sessionId, ...answer.value };
}

/** Tickets that the mail of a seat names. */
async function namedIn({ registrationId }: Seat): Promise<string[]> {
  const facts = await app.get(RegistrationMailFacts).byRegistrationIds([registrationId]);
  return facts.get(registrationId)!.sameHour.map(({ reference }) => reference);
}

describe('a mail about a seat', () => {
  it('names the other seat of the person at that hour', async () => {
    await seatAt('2026-12-08T08:00:00Z', 2);

    expect(await namedIn(second)).toEqual([first.reference]);
    expect(await namedIn(first)).toEqual([second.reference]);
    const facts = await app.get(RegistrationMailFacts).byRegistrationIds([second.registrationId]);
    expect(facts.get(second.registrationId)!.sameHour).toEqual([
      {
        reference: first.reference,
        courseTitle: { km: 'ក', en: 'Heritage' },
        startsAt: '2026-12-08T06:30:00+00:00',
        timeZone: 'Asia/Phnom_Penh',
      },
    ]);
  });

  it('names none that ends as this one begins', async () => {
    const next = await seatAt('2026-12-08T11:00:00Z');

    expect(await namedIn(next)).toEqual([]);
  });

  it.each([
    ['is given up', `update registrations set status = 'CANCELLED', cancelled_at = app_now() where id = $1`],
    [
      'became a place in line',
      `update registrations set status = 'WAITLISTED', waitlist_rank = 9 where id = $1`,
    ],
    [
      'is of a session that is called off',
      `update sessions set status = 'CANCELLED', cancelled_at = app_now(), cancel_reason_km = 'ក', cancel_reason_en = 'x'
         where id = (select session_id from registrations where id = $1)`,
    ],
  ])('names none that %s', async (_, change) => {
    await db.ownerSql(change, [first.registrationId]);

    expect(await namedIn(second)).toEqual([]);
    expect(await namedIn(first)).toEqual([]);
  });

  it('names three at most, the earliest first', async () => {
    const others = [await seatAt('2026-12-08T07:00:00Z'), await seatAt('2026-12-08T07:30:00Z')];
    await seatAt('2026-12-08T10:00:00Z');

    expect(await namedIn(second)).toEqual([first, ...others].map(({ reference }) => reference));
  });
});
