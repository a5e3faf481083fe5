import type { INestApplicationContext } from '@nestjs/common';
import { anActor, createTestDatabase, type TestDatabase } from '#testing';
import { ChangeSeatsService, type SeatSettings } from '#registrations';
import { Line, WORKING_GROUP } from './line.builder.js';
import { composeProgramme } from './programme.builder.js';
import { aSession, NOW } from './seats.builder.js';

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

describe('changing the seats of a session', () => {
  it('shows first who would move up, changes nothing by it, and then moves exactly them', async () => {
    const sessionId = await aSession(db, { capacity: 2 });
    const all = await line.come(sessionId, 5);
    const before = await line.written();

    const shown = await line.preview(sessionId, { capacity: 4 });
    expect(await line.written()).toEqual(before);
    expect(await line.stand(...all.slice(2))).toEqual(['WAITLISTED 1', 'WAITLISTED 2', 'WAITLISTED 3']);

    const changed = await line.set(sessionId, { capacity: 4 });
    expect(changed).toEqual(shown);
    expect(changed).toMatchObject({
      ok: true,
      value: { movedUp: [{ status: 'CONFIRMED' }, { status: 'CONFIRMED' }] },
    });
    expect(await line.stand(...all.slice(2))).toEqual(['CONFIRMED', 'CONFIRMED', 'WAITLISTED 1']);
    expect(await line.ticket(all[2]!)).toMatchObject({ promotionCause: 'CAPACITY_RAISED' });
  });

  it('counts everybody anew by the organisation that they belong to now', async () => {
    const sessionId = await aSession(db, { capacity: 6 });
    const ngo = await line.organisation('NGO', 'siem-reap');
    await line.come(sessionId, 2, ngo);
    await line.come(sessionId, 1);

    await line.set(sessionId, {
      capacity: 6,
      quotas: [{ organisationKind: 'NGO', cityId: null, seats: 4, releaseHours: null }],
    });

    expect(await line.counts(sessionId)).toMatchObject({ taken: 3, quotas: [2] });
    await line.set(sessionId, { capacity: 6 });
    expect(await line.counts(sessionId)).toMatchObject({ taken: 3, quotas: [] });
  });

  const quota = { organisationKind: 'NGO' as const, cityId: null, seats: 2, releaseHours: null };
  it.each<[string, Partial<SeatSettings>, string]>([
    ['no seats', { capacity: 0 }, 'CAPACITY_INVALID'],
    ['too many', { capacity: 100_001 }, 'CAPACITY_INVALID'],
    ['fewer than are taken', { capacity: 2 }, 'CAPACITY_BELOW_TAKEN'],
    ['seats on-line of a session in a room', { onlineCapacity: 2 }, 'CAPACITY_INVALID'],
    ['a quota of nobody', { quotas: [{ ...quota, organisationKind: null }] }, 'QUOTA_INVALID'],
    ['a quota without seats', { quotas: [{ ...quota, seats: 0 }] }, 'QUOTA_INVALID'],
    ['a quota twice', { quotas: [quota, quota] }, 'QUOTA_REPEATED'],
    ['more kept than there is', { quotas: [{ ...quota, seats: 6 }] }, 'QUOTAS_EXCEED_CAPACITY'],
    ['an offer of no hours', { offerHours: 0 }, 'HOURS_INVALID'],
    ['a cut-off after the start', { offerCutoffHours: -1 }, 'HOURS_INVALID'],
    ['a cut-off of half an hour', { cancelCutoffHours: 0.5 }, 'HOURS_INVALID'],
    [
      'a city that is none',
      { quotas: [{ ...quota, cityId: '0199a0b1-0000-7000-8000-00000000dddd' }] },
      'CITY_NOT_FOUND',
    ],
  ])('refuses %s, and writes nothing', async (_what, settings, code) => {
    const sessionId = await aSession(db, { capacity: 5 });
    await line.come(sessionId, 3);
    const before = await line.written();

    expect(await line.set(sessionId, { capacity: 5, ...settings })).toMatchObject({ refusal: { code } });

    expect(await line.written()).toEqual(before);
  });

  it('is for those who run the session: not for an officer of another city, nor of an on-line one', async () => {
    const sessionId = await aSession(db, { capacity: 5 });
    const officer = anActor('CITY_OFFICER', await line.city('siem-reap'));
    const change = { sessionId, capacity: 6, quotas: [], onlineCapacity: null, ...WAYS };

    expect(await app.get(ChangeSeatsService).change(officer, change)).toMatchObject({
      refusal: { code: 'FORBIDDEN' },
    });
    expect(await app.get(ChangeSeatsService).change(WORKING_GROUP, change)).toMatchObject({ ok: true });
    await db.travelTo('2026-12-08T06:30:00Z');
    expect(await app.get(ChangeSeatsService).change(WORKING_GROUP, change)).toMatchObject({
      refusal: { code: 'SESSION_STARTED' },
    });
  });
});

const WAYS = {
  groupPolicy: 'SKIP',
  promotion: 'CONFIRM',
  offerHours: 24,
  offerCutoffHours: 0,
  cancelCutoffHours: 0,
  needsApproval: false,
} as const;
