import type { INestApplicationContext } from '@nestjs/common';
import { ANONYMOUS } from '#authz';
import { createTestDatabase, type TestDatabase } from '#testing';
import {
  CancelRegistrationService,
  RegisterOneService,
  RegistrationReads,
  type StoredRegistration,
} from '#registrations';
import { composeProgramme, ledgerOf, markSent } from './programme.builder.js';
import { aRequest, aSession, NOW } from './seats.builder.js';

let db: TestDatabase;
let app: INestApplicationContext;

beforeAll(async () => {
  db = await createTestDatabase();
  app = await composeProgramme(db);
});
beforeEach(async () => db.travelTo(NOW));
afterAll(async () => {
  await app.close();
  await db.drop();
});

let lastPerson = 0;
const fill = async (sessionId: string, people: number): Promise<StoredRegistration[]> => {
  const answers: StoredRegistration[] = [];
  for (let n = 0; n < people; n += 1) {
    lastPerson += 1;
    const answer = await app.get(RegisterOneService).registerOne(aRequest(sessionId, lastPerson));
    if (!answer.ok) throw new Error(answer.refusal.code);
    answers.push(answer.value);
  }
  return answers;
};
const cancel = (reference: string): ReturnType<CancelRegistrationService['cancel']> =>
  app.get(CancelRegistrationService).cancel(ANONYMOUS, reference);
const statusOf = async (reference: string): Promise<unknown[]> => {
  const ticket = await app.get(RegistrationReads).ticket(reference);
  return [ticket?.status, ticket?.waitlistPosition, ticket?.wasPromoted];
};
const seatsOf = async (sessionId: string): Promise<unknown> =>
  (await app.get(RegistrationReads).seatsBySession([sessionId])).get(sessionId);

describe('giving a seat back', () => {
  it('moves the first in line up, tells both, and leaves the rest in their order', async () => {
    const sessionId = await aSession(db, { capacity: 2 });
    const [a, b, c, d] = (await fill(sessionId, 4)) as [
      StoredRegistration,
      StoredRegistration,
      StoredRegistration,
      StoredRegistration,
    ];
    await markSent(
      db,
      [a, b, c, d].map((answer) => answer.registrationId),
    );

    expect(await cancel(a.reference)).toEqual({ ok: true, value: a.reference });

    expect(await Promise.all([a, b, c, d].map((answer) => statusOf(answer.reference)))).toEqual([
      ['CANCELLED', null, false],
      ['CONFIRMED', null, false],
      ['CONFIRMED', null, true],
      ['WAITLISTED', 1, false],
    ]);
    expect(await seatsOf(sessionId)).toMatchObject({ sessionId, capacity: 2, taken: 2, waiting: 1, left: 0 });
    const due = (await ledgerOf(db, sessionId))
      .filter((row) => row['status'] === 'DUE')
      .map((row) => [row['kind'], row['person']]);
    expect(due.toSorted((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1))).toEqual([
      ['registrations.cancelled', lastPerson - 3],
      ['registrations.promoted', lastPerson - 1],
    ]);
    expect(
      await db.ownerSql(`select topic from outbox where payload ->> 'sessionId' = $1 order by topic`, [
        sessionId,
      ]),
    ).toEqual(
      [
        'registrations.registration.cancelled.v1',
        'registrations.seat.confirmed.v1',
        'registrations.seat.confirmed.v1',
        'registrations.seat.promoted.v1',
        'registrations.waitlist.joined.v1',
        'registrations.waitlist.joined.v1',
      ].map((topic) => ({ topic })),
    );
    const audit = await db.ownerSql(
      `select action, before, after, reason from audit_rows where subject_id = $1 order by id`,
      [c.registrationId],
    );
    expect(audit.at(-1)).toEqual({
      action: 'registrations.promote',
      before: { status: 'WAITLISTED' },
      after: { status: 'CONFIRMED' },
      reason: 'A seat was given back',
    });
  });

  it('withdraws a confirmation that has not left yet', async () => {
    const sessionId = await aSession(db, { capacity: 2 });
    const [a] = (await fill(sessionId, 1)) as [StoredRegistration];

    await cancel(a.reference);

    expect((await ledgerOf(db, sessionId)).map((row) => [row['kind'], row['status']])).toEqual([
      ['registrations.confirmed', 'CANCELLED'],
      ['registrations.cancelled', 'DUE'],
    ]);
  });

  it('closes the gap when someone leaves the waitlist, and promotes nobody', async () => {
    const sessionId = await aSession(db, { capacity: 1 });
    const [, b, c] = (await fill(sessionId, 3)) as [
      StoredRegistration,
      StoredRegistration,
      StoredRegistration,
    ];

    await cancel(b.reference);

    expect(await statusOf(c.reference)).toEqual(['WAITLISTED', 1, false]);
    expect(await seatsOf(sessionId)).toMatchObject({ taken: 1, waiting: 1 });
  });

  it('refuses a second time, an unknown code, and after the start, writing nothing', async () => {
    const sessionId = await aSession(db, { capacity: 1 });
    const [a, b] = (await fill(sessionId, 2)) as [StoredRegistration, StoredRegistration];
    await cancel(a.reference);
    const rows = async (): Promise<unknown> =>
      db.ownerSql(
        `select (select count(*) from audit_rows) a, (select count(*) from outbox) o, (select count(*) from messages) m`,
      );
    const before = await rows();

    expect(await cancel(a.reference)).toMatchObject({ refusal: { code: 'ALREADY_CANCELLED' } });
    expect(await cancel('0000 0000 0000')).toMatchObject({ refusal: { code: 'TICKET_NOT_FOUND' } });
    expect(await cancel('not a code')).toMatchObject({ refusal: { code: 'TICKET_NOT_FOUND' } });
    await db.travelTo('2026-12-08T06:30:00Z');
    expect(await cancel(b.reference)).toMatchObject({ refusal: { code: 'SESSION_STARTED' } });

    expect(await rows()).toEqual(before);
  });

  it('loses no seat and seats nobody twice when ten cancel at once', async () => {
    const sessionId = await aSession(db, { capacity: 10 });
    const answers = await fill(sessionId, 25);

    await Promise.all(answers.slice(0, 10).map((answer) => cancel(answer.reference)));

    expect(await seatsOf(sessionId)).toMatchObject({ taken: 10, waiting: 5 });
    const statuses = await Promise.all(answers.slice(10).map((answer) => statusOf(answer.reference)));
    expect(statuses.map(([status, position]) => [status, position])).toEqual([
      ...Array.from({ length: 10 }, () => ['CONFIRMED', null]),
      ...[1, 2, 3, 4, 5].map((position) => ['WAITLISTED', position]),
    ]);
  });
});
