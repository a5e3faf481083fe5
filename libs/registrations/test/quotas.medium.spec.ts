import type { INestApplicationContext } from '@nestjs/common';
import { createTestDatabase, type TestDatabase } from '#testing';
import { Line } from './line.builder.js';
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

const NGO = { organisationKind: 'NGO' as const, cityId: null, seats: 4, releaseHours: null };

describe('seats kept by quotas', () => {
  it('go to whom they are kept for, one seat can meet two, and what is open is open to all', async () => {
    const sessionId = await aSession(db, { capacity: 10 });
    const siemReap = {
      organisationKind: null,
      cityId: await line.city('siem-reap'),
      seats: 3,
      releaseHours: null,
    };
    await line.set(sessionId, { capacity: 10, quotas: [NGO, siemReap] });
    const company = await line.organisation('PRIVATE_SECTOR', 'phnom-penh');
    const companyThere = await line.organisation('PRIVATE_SECTOR', 'siem-reap');
    const ngoThere = await line.organisation('NGO', 'siem-reap');
    const ngo = await line.organisation('NGO', 'battambang');

    const companies = await line.come(sessionId, 4, company);
    expect(await line.stand(...companies)).toEqual(['CONFIRMED', 'CONFIRMED', 'CONFIRMED', 'WAITLISTED 1']);

    const [both] = await line.come(sessionId, 1, ngoThere);
    // It counts in both, so that a seat which both kept is open, and the fourth moves up.
    expect(await line.stand(both!, companies[3]!)).toEqual(['CONFIRMED', 'CONFIRMED']);
    expect(await line.ticket(companies[3]!)).toMatchObject({
      promotionCause: 'JOINED',
      promotionQuota: null,
    });
    expect(await line.counts(sessionId)).toMatchObject({ taken: 5, waiting: 0, quotas: [1, 1] });

    const there = await line.come(sessionId, 2, companyThere);
    const [waits] = await line.come(sessionId, 1, ngoThere);
    const ngos = await line.come(sessionId, 3, ngo);
    const [late] = await line.come(sessionId, 1);

    expect(await line.stand(...there, waits!, ...ngos, late!)).toEqual([
      'CONFIRMED',
      'CONFIRMED',
      'WAITLISTED 1',
      'CONFIRMED',
      'CONFIRMED',
      'CONFIRMED',
      'WAITLISTED 2',
    ]);
    expect((await line.ticket(waits!)).passes).toEqual([
      { reason: 'QUOTA_USED_UP', times: 3, seatsFree: 1, lastAt: expect.any(Date) },
    ]);
    expect((await line.ticket(late!)).passes).toEqual([]);
    expect(await line.counts(sessionId)).toMatchObject({ taken: 10, waiting: 2, quotas: [4, 3] });
  });

  it('are released at their hour, not before, and whoever waited moves up and can read why', async () => {
    const sessionId = await aSession(db, { capacity: 4 });
    await line.set(sessionId, { capacity: 4, quotas: [{ ...NGO, releaseHours: 48 }] });
    const ngo = await line.organisation('NGO', 'battambang');
    await line.come(sessionId, 1, ngo);
    const waiting = await line.come(sessionId, 4);
    expect(await line.stand(...waiting)).toEqual([1, 2, 3, 4].map((place) => `WAITLISTED ${place}`));

    await db.travelTo('2026-12-06T06:29:00Z');
    expect(await line.tend.releaseQuotas()).toBe(0);
    await db.travelTo('2026-12-06T06:30:00Z');
    expect(await line.tend.releaseQuotas()).toBe(1);
    expect(await line.tend.releaseQuotas()).toBe(0);

    expect(await line.stand(...waiting)).toEqual(['CONFIRMED', 'CONFIRMED', 'CONFIRMED', 'WAITLISTED 1']);
    expect(await line.ticket(waiting[0]!)).toMatchObject({
      promotionCause: 'QUOTA_RELEASED',
      promotionQuota: { organisationKind: 'NGO', city: null },
    });
    expect(
      await db.ownerSql(
        `select actor, before, after from audit_rows where action = 'registrations.release-quota' and subject_id = $1`,
        [sessionId],
      ),
    ).toEqual([{ actor: 'system', before: { kept: 3 }, after: { kept: 0 } }]);

    // Released stays released: a seat that an NGO gives back is open.
    const [first] = await db.ownerSql<{ reference: string; id: string }>(
      `select reference, id from registrations where session_id = $1 order by id limit 1`,
      [sessionId],
    );
    await line.cancel({
      reference: first!.reference,
      registrationId: first!.id,
      status: 'CONFIRMED',
      waitlistPosition: null,
    });
    expect(await line.stand(waiting[3]!)).toEqual(['CONFIRMED']);
  });

  it('are counted in the group commit as the law counts them', async () => {
    const sessionId = await aSession(db, { capacity: 3 });
    await line.set(sessionId, { capacity: 3, quotas: [{ ...NGO, seats: 2 }] });
    const ngo = await line.organisation('NGO', 'battambang');
    const [open, waits] = await line.come(sessionId, 2);
    const ngos = await line.come(sessionId, 3, ngo);

    expect(await line.stand(open!, waits!, ...ngos)).toEqual([
      'CONFIRMED',
      'WAITLISTED 1',
      'CONFIRMED',
      'CONFIRMED',
      'WAITLISTED 2',
    ]);
  });
});
