import type { INestApplicationContext } from '@nestjs/common';
import { ANONYMOUS } from '#authz';
import { newId } from '#kernel';
import { createTestDatabase, type TestDatabase } from '#testing';
import { RegisterOneService, type StoredRegistration, SwitchAttendanceModeService } from '#registrations';
import { Line } from './line.builder.js';
import { composeProgramme } from './programme.builder.js';
import { aRequest, aSession, NOW } from './seats.builder.js';

let db: TestDatabase;
let app: INestApplicationContext;
let line: Line;

beforeAll(async () => {
  db = await createTestDatabase();
  app = await composeProgramme(db);
  line = new Line(db, app);
});
beforeEach(async () => db.travelTo(NOW));
afterAll(async () => {
  await app.close();
  await db.drop();
});

type Mode = 'IN_PERSON' | 'ONLINE';

/** A session with so many seats in the room and on-line. */
async function aHybrid(room: number, online: number): Promise<string> {
  const sessionId = await aSession(db, { capacity: room + online });
  await db.ownerSql('update session_seats set online_capacity = $2 where session_id = $1', [
    sessionId,
    online,
  ]);
  return sessionId;
}
async function comes(sessionId: string, mode: Mode): Promise<StoredRegistration> {
  const request = { ...aRequest(sessionId, line.newPerson(), newId()), attendanceMode: mode };
  const answer = await app.get(RegisterOneService).registerOne(request);
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value;
}
const switchTo = (one: StoredRegistration, mode: Mode): ReturnType<SwitchAttendanceModeService['switchTo']> =>
  app.get(SwitchAttendanceModeService).switchTo(ANONYMOUS, one.reference, mode);

describe('a hybrid session', () => {
  it('has seats apart: one half is full while the other is not', async () => {
    const sessionId = await aHybrid(1, 2);

    const all = [
      await comes(sessionId, 'IN_PERSON'),
      await comes(sessionId, 'IN_PERSON'),
      await comes(sessionId, 'ONLINE'),
      await comes(sessionId, 'ONLINE'),
      await comes(sessionId, 'ONLINE'),
    ];

    expect(await line.stand(...all)).toEqual([
      'CONFIRMED',
      'WAITLISTED 1',
      'CONFIRMED',
      'CONFIRMED',
      'WAITLISTED 2',
    ]);
    expect(await line.counts(sessionId)).toMatchObject({ taken: 3, online: 2, waiting: 2 });
    // Who waits for the room was passed over by those who came on-line, and can read it.
    expect((await line.ticket(all[1]!)).passes).toMatchObject([{ reason: 'MODE_FULL', times: 2 }]);
  });

  it('lets people change over while seats last; the seat left behind is the next in line’s', async () => {
    const sessionId = await aHybrid(1, 2);
    const inRoom = await comes(sessionId, 'IN_PERSON');
    const waits = await comes(sessionId, 'IN_PERSON');

    expect(await switchTo(inRoom, 'ONLINE')).toEqual({ ok: true, value: inRoom.reference });
    expect(await switchTo(inRoom, 'ONLINE')).toEqual({ ok: true, value: inRoom.reference });

    expect(await line.stand(inRoom, waits)).toEqual(['CONFIRMED', 'CONFIRMED']);
    expect((await line.ticket(inRoom)).attendanceMode).toBe('ONLINE');
    expect((await line.ticket(waits)).attendanceMode).toBe('IN_PERSON');
    expect(await line.counts(sessionId)).toMatchObject({ taken: 2, online: 1, waiting: 0 });
    const told = await db.ownerSql(
      `select kind from messages where cause_id = $1 and kind <> 'registrations.confirmed'`,
      [inRoom.registrationId],
    );
    expect(told).toEqual([{ kind: 'registrations.switched' }]);

    const before = await line.written();
    expect(await switchTo(inRoom, 'IN_PERSON')).toMatchObject({ refusal: { code: 'MODE_FULL' } });
    expect(await line.written()).toEqual(before);
  });

  it('gives whoever waits the other half at once where it has a seat, in their place', async () => {
    const sessionId = await aHybrid(1, 1);
    await comes(sessionId, 'IN_PERSON');
    const waits = await comes(sessionId, 'IN_PERSON');

    await switchTo(waits, 'ONLINE');

    expect(await line.stand(waits)).toEqual(['CONFIRMED']);
    expect(await line.counts(sessionId)).toMatchObject({ taken: 2, online: 1, waiting: 0 });
  });

  it('is what it takes to change over', async () => {
    const sessionId = await aSession(db, { capacity: 2 });
    const [one] = await line.come(sessionId, 1);

    expect(await switchTo(one!, 'ONLINE')).toMatchObject({ refusal: { code: 'NOT_HYBRID' } });
  });
});
