import type { INestApplicationContext } from '@nestjs/common';
import { SYSTEM } from '#authz';
import { CancelSessionService, MoveSessionService } from '#sessions';
import { createTestDatabase, type TestDatabase } from '#testing';
import { RegisterOneService, type StoredRegistration } from '#registrations';
import { composeProgramme, ledgerOf, markSent } from './programme.builder.js';
import { aRequest, aSession, NOW } from './seats.builder.js';

let db: TestDatabase;
let app: INestApplicationContext;

beforeAll(async () => {
  db = await createTestDatabase();
  await db.travelTo(NOW);
  app = await composeProgramme(db);
});
afterAll(async () => {
  await app.close();
  await db.drop();
});

const register = async (sessionId: string, n: number): Promise<StoredRegistration> => {
  const answer = await app.get(RegisterOneService).registerOne(aRequest(sessionId, n));
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value;
};
const move = { startsAt: new Date('2026-12-10T06:30:00Z'), endsAt: new Date('2026-12-10T10:00:00Z') };

describe('moving a session', () => {
  it('corrects exactly those who were told, and confirms anew those whose mail had not left', async () => {
    const sessionId = await aSession(db, { capacity: 2 });
    const told = [await register(sessionId, 1), await register(sessionId, 3)];
    await markSent(
      db,
      told.map((answer) => answer.registrationId),
    );
    await register(sessionId, 2);

    expect(await app.get(MoveSessionService).moveSession(SYSTEM, { sessionId, ...move })).toEqual({
      ok: true,
      value: sessionId,
    });

    expect(await ledgerOf(db, sessionId)).toEqual([
      { kind: 'registrations.confirmed', person: 1, status: 'SENT', version: 1 },
      { kind: 'registrations.waitlisted', person: 2, status: 'CANCELLED', version: 1 },
      { kind: 'registrations.confirmed', person: 3, status: 'SENT', version: 1 },
      { kind: 'sessions.moved', person: 1, status: 'DUE', version: 2 },
      { kind: 'registrations.waitlisted', person: 2, status: 'DUE', version: 2 },
      { kind: 'sessions.moved', person: 3, status: 'DUE', version: 2 },
    ]);
    expect(
      await db.ownerSql('select closes_at, schedule_version from session_seats where session_id = $1', [
        sessionId,
      ]),
    ).toEqual([{ closes_at: move.startsAt, schedule_version: 2 }]);
  });

  it('tells of a second move once more, and of none that was refused', async () => {
    const sessionId = await aSession(db, { capacity: 2 });
    const one = await register(sessionId, 11);
    await markSent(db, [one.registrationId]);
    const mover = app.get(MoveSessionService);
    await mover.moveSession(SYSTEM, { sessionId, ...move });

    expect(await mover.moveSession(SYSTEM, { sessionId, ...move })).toMatchObject({
      refusal: { code: 'NOTHING_CHANGED' },
    });
    await mover.moveSession(SYSTEM, {
      sessionId,
      startsAt: new Date('2026-12-11T06:30:00Z'),
      endsAt: new Date('2026-12-11T10:00:00Z'),
    });

    expect(
      (await ledgerOf(db, sessionId)).map((row) => [row['kind'], row['status'], row['version']]),
    ).toEqual([
      ['registrations.confirmed', 'SENT', 1],
      ['sessions.moved', 'CANCELLED', 2],
      ['sessions.moved', 'DUE', 3],
    ]);
  });

  it('leaves one audit row with the plan before and after', async () => {
    const sessionId = await aSession(db, { capacity: 2 });
    await app.get(MoveSessionService).moveSession(SYSTEM, { sessionId, ...move, reason: 'Water festival' });

    const rows = await db.ownerSql(
      `select action, before ->> 'startsAt' as before, after ->> 'startsAt' as after, reason from audit_rows where subject_id = $1`,
      [sessionId],
    );
    expect(rows).toEqual([
      {
        action: 'sessions.move-session',
        before: '2026-12-08T06:30:00.000Z',
        after: '2026-12-10T06:30:00.000Z',
        reason: 'Water festival',
      },
    ]);
  });
});

describe('cancelling a session', () => {
  it('ends registration and tells everyone who holds a place or waits, once', async () => {
    const sessionId = await aSession(db, { capacity: 1 });
    const [seated] = [await register(sessionId, 21), await register(sessionId, 22)];
    await markSent(db, [seated.registrationId]);

    await app
      .get(CancelSessionService)
      .cancelSession(SYSTEM, { sessionId, reason: { km: 'ទឹកជំនន់', en: 'Floods' } });

    const due = (await ledgerOf(db, sessionId))
      .filter((row) => row['status'] === 'DUE')
      .map((row) => [row['kind'], row['person']]);
    expect(due).toEqual([
      ['sessions.cancelled', 21],
      ['sessions.cancelled', 22],
    ]);
    const late = await app.get(RegisterOneService).registerOne(aRequest(sessionId, 23));
    expect(late).toMatchObject({ ok: false, refusal: { code: 'SESSION_CANCELLED' } });
  });

  it('refuses without a reason in both languages, and a second time', async () => {
    const sessionId = await aSession(db, { capacity: 1 });
    const service = app.get(CancelSessionService);

    for (const km of [' ', '\u200b\u17b4'])
      expect(await service.cancelSession(SYSTEM, { sessionId, reason: { km, en: 'Floods' } })).toMatchObject({
        refusal: { code: 'REASON_MISSING' },
      });
    await service.cancelSession(SYSTEM, { sessionId, reason: { km: 'ទឹកជំនន់', en: 'Floods' } });
    expect(
      await service.cancelSession(SYSTEM, { sessionId, reason: { km: 'ទឹកជំនន់', en: 'Floods' } }),
    ).toMatchObject({ refusal: { code: 'SESSION_CANCELLED' } });
  });
});
