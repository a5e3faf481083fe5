/* What becomes of registrations when their session is closed, postponed and dated again, and what the clock says of it:
   docs/stories/session-planning.md, session-postponed.md. */
import type { INestApplicationContext } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { ANONYMOUS, SYSTEM } from '#authz';
import { createDataSource, EventListeners, UnitOfWork } from '#database';
import {
  CancelRegistrationService,
  ReconfirmSeatService,
  RegisterOneService,
  RegistrationReads,
  type StoredRegistration,
} from '#registrations';
import {
  CancelSessionService,
  ChangeSessionStateService,
  HoldEndedSessions,
  MoveSessionService,
  NO_DATE,
} from '#sessions';
import { createTestDatabase, type TestDatabase } from '#testing';
import { composeProgramme, ledgerOf, markSent } from './programme.builder.js';
import { aRequest, aSession, NOW } from './seats.builder.js';

let db: TestDatabase;
let app: INestApplicationContext;

beforeAll(async () => {
  db = await createTestDatabase();
  app = await composeProgramme(db);
});
beforeEach(() => db.travelTo(NOW));
afterAll(async () => {
  await app?.close();
  await db?.drop();
});

const reason = { km: 'ទឹកជំនន់', en: 'Floods' };
const states = (): ChangeSessionStateService => app.get(ChangeSessionStateService);
let last = 0;
const registerOne = (sessionId: string): ReturnType<RegisterOneService['registerOne']> =>
  app.get(RegisterOneService).registerOne(aRequest(sessionId, (last += 1)));
const register = async (sessionId: string): Promise<StoredRegistration> => {
  const answer = await registerOne(sessionId);
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value;
};
const refusalOf = async (sessionId: string): Promise<string> => {
  const answer = await registerOne(sessionId);
  return answer.ok ? 'OK' : answer.refusal.code;
};
const rowsOf = (sessionId: string): Promise<unknown[]> =>
  db.ownerSql(
    `select s.status, s.registration_closed_at, s.schedule_version, s.held_at, q.state, q.taken, q.waiting, q.closes_at, q.version,
       (select count(*)::int from audit_rows where subject_id = s.id::text) as audited, (select count(*)::int from messages) as mails,
       (select count(*)::int from outbox) as events
     from sessions s join session_seats q on q.session_id = s.id where s.id = $1`,
    [sessionId],
  );

describe('closing registration', () => {
  it('turns newcomers away, lets who waits move up, and is undone by opening', async () => {
    const sessionId = await aSession(db, { capacity: 2 });
    const [first, , waiting] = [
      await register(sessionId),
      await register(sessionId),
      await register(sessionId),
    ];

    expect(await states().closeSession(SYSTEM, sessionId)).toEqual({ ok: true, value: sessionId });
    const before = await rowsOf(sessionId);
    expect(await refusalOf(sessionId)).toBe('REGISTRATION_CLOSED');
    expect(await rowsOf(sessionId)).toEqual(before);
    await app.get(CancelRegistrationService).cancel(ANONYMOUS, first.reference);
    expect((await app.get(RegistrationReads).ticket(waiting.reference))?.status).toBe('CONFIRMED');

    expect(await states().openSession(SYSTEM, sessionId)).toEqual({ ok: true, value: sessionId });
    expect(await refusalOf(sessionId)).toBe('OK');
    expect(
      (await ledgerOf(db, sessionId)).filter((row) => String(row['kind']).startsWith('sessions.')),
    ).toEqual([]);
  });

  it('refuses what changes nothing, and then no row is different', async () => {
    const sessionId = await aSession(db, { capacity: 2 });
    const before = await rowsOf(sessionId);

    expect(await states().openSession(SYSTEM, sessionId)).toMatchObject({
      refusal: { code: 'NOTHING_CHANGED' },
    });
    expect(await states().holdSession(SYSTEM, sessionId)).toMatchObject({
      refusal: { code: 'SESSION_NOT_ENDED' },
    });
    expect(await states().closeSession(ANONYMOUS, sessionId)).toMatchObject({
      refusal: { code: 'FORBIDDEN' },
    });
    expect(await states().holdSession(ANONYMOUS, sessionId)).toMatchObject({
      refusal: { code: 'FORBIDDEN' },
    });
    for (const text of [
      { ...reason, km: ' ' },
      { ...reason, en: 'x'.repeat(1001) },
    ])
      expect(await states().postponeSession(SYSTEM, { sessionId, reason: text })).toMatchObject({
        ok: false,
      });
    expect(await rowsOf(sessionId)).toEqual(before);
  });
});

describe('a session without a date', () => {
  it('keeps seats and places, tells everyone once, and takes nobody', async () => {
    const sessionId = await aSession(db, { capacity: 2 });
    const [first] = [await register(sessionId), await register(sessionId), await register(sessionId)];
    await markSent(db, [first.registrationId]);
    const [a, b, c] = [last - 2, last - 1, last];

    expect(await states().postponeSession(SYSTEM, { sessionId, reason })).toEqual({
      ok: true,
      value: sessionId,
    });

    expect(await ledgerOf(db, sessionId)).toEqual([
      { kind: 'registrations.confirmed', person: a, status: 'SENT', version: 1 },
      { kind: 'registrations.confirmed', person: b, status: 'CANCELLED', version: 1 },
      { kind: 'registrations.waitlisted', person: c, status: 'CANCELLED', version: 1 },
      ...[a, b, c].map((person) => ({ kind: 'sessions.postponed', person, status: 'DUE', version: 2 })),
    ]);
    expect(
      await db.ownerSql('select state, taken, waiting, closes_at from session_seats where session_id = $1', [
        sessionId,
      ]),
    ).toEqual([{ state: 'POSTPONED', taken: 2, waiting: 1, closes_at: NO_DATE.startsAt }]);
    expect(
      await db.ownerSql(
        `select action, before ->> 'startsAt' as before, after ->> 'status' as after, reason from audit_rows where subject_id = $1`,
        [sessionId],
      ),
    ).toEqual([
      {
        action: 'sessions.postpone-session',
        before: '2026-12-08T06:30:00.000Z',
        after: 'POSTPONED',
        reason: 'Floods',
      },
    ]);
    const before = await rowsOf(sessionId);
    expect(await refusalOf(sessionId)).toBe('SESSION_POSTPONED');
    expect(await states().postponeSession(SYSTEM, { sessionId, reason })).toMatchObject({
      refusal: { code: 'SESSION_POSTPONED' },
    });
    expect(await rowsOf(sessionId)).toEqual(before);
  });

  it('lets a seat be given back after the old date, and moves nobody up until there is a date', async () => {
    const sessionId = await aSession(db, { capacity: 1 });
    const [held, waiting] = [await register(sessionId), await register(sessionId)];
    await states().postponeSession(SYSTEM, { sessionId, reason });
    // Long after it would have been, and after tickets of then would have expired.
    await db.travelTo('2027-06-01T02:00:00Z');

    expect(await app.get(CancelRegistrationService).cancel(ANONYMOUS, held.reference)).toMatchObject({
      ok: true,
    });
    expect(await app.get(RegistrationReads).ticket(waiting.reference)).toMatchObject({
      status: 'WAITLISTED',
      hasExpired: false,
    });
  });

  it('is cancelled with the date that it last had', async () => {
    const sessionId = await aSession(db, { capacity: 2 });
    await states().postponeSession(SYSTEM, { sessionId, reason });

    expect(await app.get(CancelSessionService).cancelSession(SYSTEM, { sessionId, reason })).toMatchObject({
      ok: true,
    });

    expect(
      await db.ownerSql('select status, starts_at, postponed_starts_at from sessions where id = $1', [
        sessionId,
      ]),
    ).toEqual([
      { status: 'CANCELLED', starts_at: new Date('2026-12-08T06:30:00Z'), postponed_starts_at: null },
    ]);
  });
});

describe('a session that has a date again', () => {
  const plan = {
    startsAt: new Date('2027-02-02T06:30:00Z'),
    endsAt: new Date('2027-02-02T10:00:00Z'),
    reconfirmBy: new Date('2027-01-27T10:00:00Z'),
  };
  const reconfirm = (reference: string): ReturnType<ReconfirmSeatService['reconfirm']> =>
    app.get(ReconfirmSeatService).reconfirm(ANONYMOUS, reference);
  const decide = (
    sessionId: string,
    held: readonly StoredRegistration[],
    keep: boolean,
  ): ReturnType<ReconfirmSeatService['decide']> =>
    app
      .get(ReconfirmSeatService)
      .decide(SYSTEM, { sessionId, registrationIds: held.map(({ registrationId }) => registrationId), keep });
  /** Three seats taken, one waits; without a date since 1 December, dated on 20 January. */
  const dated = async (): Promise<{ sessionId: string; people: StoredRegistration[] }> => {
    const sessionId = await aSession(db, { capacity: 3 });
    const people: StoredRegistration[] = [];
    for (let n = 0; n < 4; n += 1) people.push(await register(sessionId));
    await states().postponeSession(SYSTEM, { sessionId, reason });
    await markSent(
      db,
      people.map(({ registrationId }) => registrationId),
    );
    await db.travelTo('2027-01-20T02:00:00Z');
    expect(await app.get(MoveSessionService).moveSession(SYSTEM, { sessionId, ...plan })).toMatchObject({
      ok: true,
    });
    return { sessionId, people };
  };
  const statuses = async (people: readonly StoredRegistration[]): Promise<unknown[]> =>
    Promise.all(
      people.map(async ({ reference }) => (await app.get(RegistrationReads).ticket(reference))?.status),
    );

  it('tells everybody once, and asks who has a seat', async () => {
    const { sessionId, people } = await dated();

    expect((await ledgerOf(db, sessionId)).filter((row) => row['version'] === 3)).toEqual(
      [last - 3, last - 2, last - 1, last].map((person) => ({
        kind: 'sessions.dated',
        person,
        status: 'DUE',
        version: 3,
      })),
    );
    expect(await rowsOf(sessionId)).toMatchObject([
      { status: 'OPEN', state: 'OPEN', closes_at: plan.startsAt, schedule_version: 3, taken: 3, waiting: 1 },
    ]);
    const asked = await Promise.all(
      people.map(async ({ reference }) => (await app.get(RegistrationReads).ticket(reference))?.reconfirmBy),
    );
    expect(asked).toEqual([plan.reconfirmBy, plan.reconfirmBy, plan.reconfirmBy, null]);
  });

  it('hears an answer once, also a late one, and nobody decides before the day that was named', async () => {
    const { sessionId, people } = await dated();
    const [first, second, , waiting] = people as [
      StoredRegistration,
      StoredRegistration,
      StoredRegistration,
      StoredRegistration,
    ];

    expect(await reconfirm(first.reference)).toEqual({ ok: true, value: first.reference });
    const before = await rowsOf(sessionId);
    expect(await reconfirm(first.reference)).toEqual({ ok: true, value: first.reference });
    expect(await reconfirm(waiting.reference)).toMatchObject({ refusal: { code: 'NOT_ASKED_AGAIN' } });
    expect(await reconfirm('ZZZZ-ZZZZ-ZZZZ')).toMatchObject({ refusal: { code: 'TICKET_NOT_FOUND' } });
    expect(await decide(sessionId, [second], false)).toMatchObject({ refusal: { code: 'STILL_ASKED' } });
    expect(await rowsOf(sessionId)).toEqual(before);
    await db.travelTo('2027-01-28T02:00:00Z');
    expect(await reconfirm(second.reference)).toMatchObject({ ok: true });
    expect(
      await db.ownerSql(
        `select count(*)::int as count from audit_rows where action = 'registrations.reconfirm' and subject_id = any($1)`,
        [people.map(({ registrationId }) => registrationId)],
      ),
    ).toEqual([{ count: 2 }]);
  });

  it('gives the seat of who said nothing to who waits, when the organisers say so, and tells both', async () => {
    const { sessionId, people } = await dated();
    const [first, second, third] = people as [StoredRegistration, StoredRegistration, StoredRegistration];
    await reconfirm(first.reference);
    await db.travelTo('2027-01-27T10:00:00Z');

    // Who has answered is left alone, whoever is ticked.
    expect(await decide(sessionId, [first, second], false)).toEqual({ ok: true, value: 1 });
    expect(await decide(sessionId, [third], true)).toEqual({ ok: true, value: 1 });

    expect(await statuses(people)).toEqual(['CONFIRMED', 'CANCELLED', 'CONFIRMED', 'CONFIRMED']);
    expect(
      await db.ownerSql('select ended_because from registrations where id = $1', [second.registrationId]),
    ).toEqual([{ ended_because: 'NOT_RECONFIRMED' }]);
    const kinds = (await ledgerOf(db, sessionId)).map((row) => [row['kind'], row['person']]);
    expect(kinds).toEqual(
      expect.arrayContaining([
        ['registrations.taken-back', last - 2],
        ['registrations.promoted', last],
      ]),
    );
    expect(kinds.filter(([kind]) => kind === 'registrations.cancelled')).toEqual([]);
    expect(await decide(sessionId, [third], false)).toEqual({ ok: true, value: 0 });
  });

  it('refuses to decide of nobody, of more than a hundred, of a session that is none, and to strangers', async () => {
    const { sessionId, people } = await dated();
    const service = app.get(ReconfirmSeatService);
    const one = people[0]!.registrationId;
    await db.travelTo('2027-01-28T02:00:00Z');
    const before = await rowsOf(sessionId);
    const refusals: unknown[] = [];
    for (const [actor, wish] of [
      [SYSTEM, { sessionId, registrationIds: [] }],
      [SYSTEM, { sessionId, registrationIds: Array.from({ length: 101 }, () => one) }],
      [SYSTEM, { sessionId: one, registrationIds: [one] }],
      [ANONYMOUS, { sessionId, registrationIds: [one] }],
    ] as const) {
      const answer = await service.decide(actor, { ...wish, keep: false });
      refusals.push(answer.ok ? 'OK' : answer.refusal.code);
    }

    expect(refusals).toEqual(['LIST_EMPTY', 'LIST_TOO_LONG', 'SESSION_NOT_FOUND', 'FORBIDDEN']);
    expect(await rowsOf(sessionId)).toEqual(before);
  });

  it('keeps the seat of who answers while it is decided of, or gives it away: one of the two', async () => {
    for (let round = 0; round < 10; round += 1) {
      await db.travelTo(NOW);
      const { sessionId, people } = await dated();
      await db.travelTo('2027-01-28T02:00:00Z');
      const [one] = people as [StoredRegistration];

      const [answered, decided] = await Promise.all([
        reconfirm(one.reference),
        decide(sessionId, [one], false),
      ]);

      const [status] = await statuses([one]);
      expect([answered.ok, decided.ok && decided.value, status]).toEqual(
        status === 'CONFIRMED' ? [true, 0, 'CONFIRMED'] : [false, 1, 'CANCELLED'],
      );
    }
  });
});

describe('a session that is over', () => {
  it('was held when somebody says so, once', async () => {
    const sessionId = await aSession(db, { capacity: 2 });
    await db.travelTo('2026-12-08T10:00:00Z');

    expect(await states().holdSession(SYSTEM, sessionId)).toMatchObject({ ok: true });
    expect(await states().holdSession(SYSTEM, sessionId)).toMatchObject({
      refusal: { code: 'NOTHING_CHANGED' },
    });
  });

  it('counts as held a day later, once, however many workers look', async () => {
    const [over, standing] = [
      await aSession(db, { capacity: 2, startsAt: new Date('2026-12-08T06:00:00Z') }),
      await aSession(db, { capacity: 2, startsAt: new Date('2026-12-09T06:00:00Z') }),
    ];
    const dataSource = await createDataSource(db.url, 'samaki_worker', { poolSize: 4 }).initialize();
    const holding = new HoldEndedSessions(new UnitOfWork(dataSource, new EventListeners()), new AuditTrail());
    await db.travelTo('2026-12-09T09:00:00Z');

    await Promise.all([holding.round(), holding.round(), holding.round()]);
    await dataSource.destroy();

    expect(
      await db.ownerSql('select id from sessions where id = any($1) and held_at is not null', [
        [over, standing],
      ]),
    ).toEqual([{ id: over }]);
    expect(await db.ownerSql(`select reason from audit_rows where subject_id = $1`, [over])).toEqual([
      { reason: 'A day after its end' },
    ]);
  });
});
