import type { INestApplicationContext } from '@nestjs/common';
import { createTestDatabase, type TestDatabase } from '#testing';
import { Line } from './line.builder.js';
import { composeProgramme } from './programme.builder.js';
import { aSession, NOW } from './seats.builder.js';

let db: TestDatabase;
let app: INestApplicationContext;
let line: Line;
let hotel: string;

beforeAll(async () => {
  db = await createTestDatabase();
  app = await composeProgramme(db);
  line = new Line(db, app);
  hotel = await line.organisation('PRIVATE_SECTOR', 'siem-reap');
});
beforeEach(async () => db.travelTo(NOW));
afterAll(async () => {
  await app.close();
  await db.drop();
});

const five = (answer: string): string[] => Array.from({ length: 5 }, () => answer);

describe('a group that stays together', () => {
  it('has seats at once where all of them fit', async () => {
    const sessionId = await aSession(db, { capacity: 5 });

    const group = await line.enrol(sessionId, hotel, 5, true);

    expect(await line.stand(...group)).toEqual(five('CONFIRMED'));
    expect(await line.counts(sessionId)).toMatchObject({ taken: 5, waiting: 0, together: 0 });
  });

  it('waits in one place, is passed over and reads why, and moves up as one', async () => {
    const sessionId = await aSession(db, { capacity: 10 });
    await line.set(sessionId, { capacity: 10, groupPolicy: 'SKIP' });
    const eight = await line.come(sessionId, 8);

    const group = await line.enrol(sessionId, hotel, 5, true);
    expect(await line.stand(...group)).toEqual(five('WAITLISTED 1'));
    expect(await line.ticket(group[0]!)).toMatchObject({ groupSize: 5, passes: [] });
    expect(await line.counts(sessionId)).toMatchObject({ taken: 8, waiting: 5, together: 4 });

    const [dara] = await line.come(sessionId, 1);
    expect(await line.stand(dara!, group[4]!)).toEqual(['CONFIRMED', 'WAITLISTED 1']);
    expect((await line.ticket(group[4]!)).passes).toEqual([
      { reason: 'GROUP_TOO_LARGE', times: 1, seatsFree: 2, lastAt: expect.any(Date) },
    ]);

    for (const one of eight.slice(0, 3)) await line.cancel(one);
    expect(await line.stand(...group)).toEqual(five('WAITLISTED 1'));
    await line.cancel(eight[3]!);
    expect(await line.stand(...group)).toEqual(five('CONFIRMED'));
    expect(await line.counts(sessionId)).toMatchObject({ taken: 10, waiting: 0, together: 0 });
  });

  it('holds everybody behind it where the session says so', async () => {
    const sessionId = await aSession(db, { capacity: 10 });
    await line.set(sessionId, { capacity: 10, groupPolicy: 'HOLD' });
    const eight = await line.come(sessionId, 8);
    const group = await line.enrol(sessionId, hotel, 5, true);

    const [dara, sok] = await line.come(sessionId, 2);
    expect(await line.stand(dara!, sok!)).toEqual(['WAITLISTED 2', 'WAITLISTED 3']);

    // Skipping from now on, Dara and Sok have the two seats that were free all along.
    await line.set(sessionId, { capacity: 10, groupPolicy: 'SKIP' });
    expect(await line.stand(dara!, sok!, group[0]!)).toEqual(['CONFIRMED', 'CONFIRMED', 'WAITLISTED 1']);
    for (const one of eight.slice(0, 5)) await line.cancel(one);
    expect(await line.stand(...group)).toEqual(five('CONFIRMED'));
  });

  it('moves up together when three give their seats back, before whoever it held', async () => {
    const sessionId = await aSession(db, { capacity: 10 });
    await line.set(sessionId, { capacity: 10, groupPolicy: 'HOLD' });
    const eight = await line.come(sessionId, 8);
    const group = await line.enrol(sessionId, hotel, 5, true);
    const [dara] = await line.come(sessionId, 1);

    for (const one of eight.slice(0, 2)) await line.cancel(one);
    expect(await line.stand(...group, dara!)).toEqual([...five('WAITLISTED 1'), 'WAITLISTED 2']);
    await line.cancel(eight[2]!);

    expect(await line.stand(...group, dara!)).toEqual([...five('CONFIRMED'), 'WAITLISTED 1']);
    expect(await line.counts(sessionId)).toMatchObject({ taken: 10, waiting: 1, together: 0 });
  });

  it('keeps its place as it becomes smaller, and moves up as soon as it fits', async () => {
    const sessionId = await aSession(db, { capacity: 10 });
    await line.set(sessionId, { capacity: 10, groupPolicy: 'HOLD' });
    await line.come(sessionId, 7);
    const group = await line.enrol(sessionId, hotel, 5, true);
    const [behind] = await line.come(sessionId, 1);

    await line.cancel(group[0]!);
    expect(await line.stand(...group.slice(1), behind!)).toEqual([
      ...five('WAITLISTED 1').slice(1),
      'WAITLISTED 2',
    ]);
    expect(await line.counts(sessionId)).toMatchObject({ waiting: 5, together: 3 });
    await line.cancel(group[1]!);

    expect(await line.stand(...group.slice(2), behind!)).toEqual([
      'CONFIRMED',
      'CONFIRMED',
      'CONFIRMED',
      'WAITLISTED 1',
    ]);
    expect(await line.ticket(group[2]!)).toMatchObject({ promotionCause: 'LINE_MOVED' });
  });

  it('as many as fit has each their own place, in the order of the list', async () => {
    const sessionId = await aSession(db, { capacity: 3 });

    const list = await line.enrol(sessionId, hotel, 5, false);

    expect(await line.stand(...list)).toEqual([
      'CONFIRMED',
      'CONFIRMED',
      'CONFIRMED',
      'WAITLISTED 1',
      'WAITLISTED 2',
    ]);
  });
});
