/* Story: docs/stories/address-hold.md, *At one moment*. */
import type { INestApplicationContext } from '@nestjs/common';
import { GuestTries, type StoredRegistration } from '#registrations';
import { createTestDatabase, shutRendezvous, type TestDatabase, waitFor } from '#testing';
import { given, Guests } from './guests.builder.js';
import { Line } from './line.builder.js';
import { composeProgramme } from './programme.builder.js';
import { aSession, NOW } from './seats.builder.js';

const DOOR = 7_264_054;
let db: TestDatabase;
let app: INestApplicationContext;
let line: Line;
let guests: Guests;

beforeEach(async () => {
  db = await createTestDatabase();
  app = await composeProgramme(db);
  line = new Line(db, app);
  guests = new Guests(db, app);
  await db.travelTo(NOW);
});
afterEach(async () => {
  await app.close();
  await db.drop();
});

/** Without it, what is read under the lock may be otherwise when it is written. */
const takeTheLockAway = (): Promise<unknown> =>
  db.ownerSql(`create or replace function lock_seats(ids uuid[]) returns setof session_seats language sql volatile as $$
    select * from session_seats where session_id = any(ids) order by session_id $$`);

/** Whoever confirms has read how the registration stands, and is kept from writing until the door opens. */
async function keepConfirmations(): Promise<void> {
  await db.ownerSql(`
    create function wait_at_the_door() returns trigger language plpgsql as $$
    begin
      if current_query() like '%set status = $1, hold_until = null%' then perform pg_advisory_xact_lock_shared(${DOOR}); end if;
      return null;
    end $$`);
  await db.ownerSql(
    'create trigger tr_registrations__door before update on registrations for each statement execute function wait_at_the_door()',
  );
}

const waitingForALock = async (): Promise<number> => {
  const [row] = await db.ownerSql<{ n: number }>(
    `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and wait_event <> 'advisory'`,
  );
  return row!.n;
};

/** One seat, held for the first; the second waits. */
async function heldAndWaiting(): Promise<[string, StoredRegistration, StoredRegistration]> {
  const sessionId = await aSession(db, { capacity: 1, addressHoldMinutes: 30 });
  const answers = [];
  for (let n = 0; n < 2; n += 1)
    answers.push(given(await guests.alone(guests.request(sessionId, line.newPerson()))));
  return [sessionId, answers[0]!, answers[1]!];
}

describe('the button and the end of the hold at one moment', () => {
  /** The button is pressed in time; before its seat is written, the job comes by after the end. */
  async function both(first: StoredRegistration, jobIsHeldUp: boolean): Promise<[unknown, number]> {
    await keepConfirmations();
    const door = await shutRendezvous(db.url, DOOR);
    try {
      await db.travelTo('2026-12-01T02:29:00Z');
      const pressed = guests.confirm(first);
      await door.arrived(1);
      await db.travelTo('2026-12-01T02:31:00Z');
      const job = guests.holds.endHolds();
      if (jobIsHeldUp) await waitFor(async () => (await waitingForALock()) > 0);
      else await job;
      await door.open();
      return [await pressed, await job];
    } catch (error) {
      await door.open();
      throw error;
    }
  }

  it('is one of the two: who pressed in time has the seat, and nobody else', async () => {
    const [sessionId, first, second] = await heldAndWaiting();

    expect(await both(first, true)).toEqual([{ ok: true, value: first.reference }, 0]);

    expect(await line.stand(first, second)).toEqual(['CONFIRMED', 'WAITLISTED 1']);
    expect(await line.counts(sessionId)).toMatchObject({ taken: 1, waiting: 1 });
    expect((await guests.written(first)).acts).toEqual([
      'registrations.register',
      'registrations.confirm-address',
    ]);
  });

  it('gives one seat to two without the lock: its twin', async () => {
    const [sessionId, first, second] = await heldAndWaiting();
    await takeTheLockAway();

    expect(await both(first, false)).toEqual([{ ok: true, value: first.reference }, 1]);

    expect(await line.stand(first, second)).toEqual(['CONFIRMED', 'CONFIRMED']);
    expect(await line.counts(sessionId)).toMatchObject({ taken: 1 });
  });
});

describe('the button pressed twice at one moment', () => {
  async function twice(first: StoredRegistration, arrive: number): Promise<unknown[]> {
    await keepConfirmations();
    const door = await shutRendezvous(db.url, DOOR);
    const pressed = Promise.all([guests.confirm(first), guests.confirm(first)]);
    try {
      await door.arrived(arrive);
      if (arrive === 1) await waitFor(async () => (await waitingForALock()) > 0);
    } finally {
      await door.open();
    }
    return pressed;
  }

  it('is one confirmation and one mail', async () => {
    const [, first] = await heldAndWaiting();

    const answer = { ok: true, value: first.reference };
    expect(await twice(first, 1)).toEqual([answer, answer]);

    expect(await guests.written(first)).toEqual({
      acts: ['registrations.register', 'registrations.confirm-address'],
      topics: ['registrations.address.asked.v1', 'registrations.seat.confirmed.v1'],
    });
    expect(await guests.mails(first)).toEqual([['registrations.confirmed', expect.any(String), 1]]);
  });

  it('is two confirmations without the lock: its twin', async () => {
    const [, first] = await heldAndWaiting();
    await takeTheLockAway();

    await twice(first, 2);

    expect((await guests.written(first)).topics).toEqual([
      'registrations.address.asked.v1',
      'registrations.seat.confirmed.v1',
      'registrations.seat.confirmed.v1',
    ]);
  });
});

describe('tries from one address of the network', () => {
  it('by telephone alone are each counted when they come at one moment', async () => {
    const sessionId = await aSession(db, { capacity: 30, addressHoldMinutes: 30 });
    const tries = app.get(GuestTries);

    const answers = await Promise.all(
      Array.from({ length: 25 }, () => tries.count(sessionId, '203.0.113.7', 'PHONE')),
    );

    expect(answers.filter(({ ok }) => ok)).toHaveLength(20);
    expect(answers.filter(({ ok }) => !ok)[0]).toMatchObject({
      refusal: { code: 'PHONE_TRIES_USED_UP', path: ['contact'], detail: { minutes: expect.any(Number) } },
    });
    expect(await tries.count(sessionId, '203.0.113.8', 'PHONE')).toEqual({ ok: true, value: true });
    await db.travelTo('2026-12-01T03:00:30Z');
    expect(await tries.count(sessionId, '203.0.113.7', 'PHONE')).toEqual({ ok: true, value: true });
    const atOnce = await aSession(db, { capacity: 1 });
    for (let n = 0; n < 30; n += 1) expect((await tries.count(atOnce, '203.0.113.9', 'PHONE')).ok).toBe(true);
  });

  it('by an e-mail address are counted apart from those, and in each session apart', async () => {
    await db.ownerSql('delete from guest_tries');
    const sessionId = await aSession(db, { capacity: 30, addressHoldMinutes: 30 });
    const another = await aSession(db, { capacity: 30, addressHoldMinutes: 30 });
    const tries = app.get(GuestTries);
    const by = (id: string, network = '203.0.113.7') => tries.count(id, network, 'ADDRESS');

    const answers = await Promise.all(Array.from({ length: 45 }, () => by(sessionId)));

    expect(answers.filter(({ ok }) => ok)).toHaveLength(40);
    expect(answers.filter(({ ok }) => !ok)[0]).toMatchObject({
      refusal: { code: 'ADDRESS_TRIES_USED_UP', path: ['contact'], detail: { minutes: expect.any(Number) } },
    });
    expect(await by(another)).toEqual({ ok: true, value: true });
    expect(await by(sessionId, '203.0.113.8')).toEqual({ ok: true, value: true });
    expect(await tries.count(sessionId, '203.0.113.7', 'PHONE')).toEqual({ ok: true, value: true });
    const rows = await db.ownerSql('select tries from guest_tries order by tries');
    expect(rows).toEqual([{ tries: 1 }, { tries: 1 }, { tries: 1 }, { tries: 45 }]);
  });
});
