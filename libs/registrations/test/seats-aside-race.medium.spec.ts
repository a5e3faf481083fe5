/* Story: docs/stories/seats-aside.md, *Two at the same moment*. */
import type { INestApplicationContext } from '@nestjs/common';
import type { StoredRegistration } from '#registrations';
import type { Result } from '#kernel';
import { createTestDatabase, shutRendezvous, type TestDatabase, waitFor } from '#testing';
import { Line } from './line.builder.js';
import { composeProgramme } from './programme.builder.js';
import { Asides } from './seats-aside.builder.js';
import { aSession, NOW } from './seats.builder.js';

const DOOR = 7_264_055;
let db: TestDatabase;
let app: INestApplicationContext;
let other: INestApplicationContext;
let line: Line;

beforeEach(async () => {
  db = await createTestDatabase();
  // Two processes of the api, for one gives its seats one after the other anyway.
  app = await composeProgramme(db);
  other = await composeProgramme(db);
  line = new Line(db, app);
  await db.travelTo(NOW);
});
afterEach(async () => {
  await app.close();
  await other.close();
  await db.drop();
});

const takeTheLockAway = (): Promise<unknown> =>
  db.ownerSql(`create or replace function lock_seats(ids uuid[]) returns setof session_seats language sql volatile as $$
    select * from session_seats where session_id = any(ids) order by session_id $$`);

/** Whoever has decided is kept from counting until the door opens. */
async function keepCounts(): Promise<void> {
  await db.ownerSql(`
    create function wait_at_the_door() returns trigger language plpgsql as $$
    begin
      if current_query() like '%set taken = taken + $1%' then perform pg_advisory_xact_lock_shared(${DOOR}); end if;
      return null;
    end $$`);
  await db.ownerSql(
    'create trigger tr_session_seats__door before update on session_seats for each statement execute function wait_at_the_door()',
  );
}

const waitingForALock = async (): Promise<boolean> => {
  const [row] = await db.ownerSql<{ n: number }>(
    `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and wait_event <> 'advisory'`,
  );
  return row!.n > 0;
};

/** Three seats: one is taken, one is set aside for each of two organisations. Two people come by the link of the first. */
async function two(isLocked: boolean): Promise<{ sessionId: string; outcomes: string[] }> {
  const hotel = await line.organisation('PRIVATE_SECTOR', 'siem-reap');
  const ngo = await line.organisation('NGO', 'siem-reap');
  const asides = new Asides(app, line);
  const sessionId = await aSession(db, { capacity: 3 });
  await line.come(sessionId, 1);
  await asides.set(sessionId, hotel, 1);
  await asides.set(sessionId, ngo, 1);
  const token = await asides.token(sessionId);
  await keepCounts();
  const door = await shutRendezvous(db.url, DOOR);
  try {
    const both = [asides.by(token), new Asides(other, line).by(token)];
    await door.arrived(isLocked ? 1 : 2);
    if (isLocked) await waitFor(waitingForALock);
    await door.open();
    return { sessionId, outcomes: (await Promise.all(both)).map(outcome).toSorted() };
  } catch (error) {
    await door.open();
    throw error;
  }
}

const outcome = (answer: Result<StoredRegistration>): string =>
  answer.ok ? answer.value.status : answer.refusal.code;

const unclaimed = async (sessionId: string): Promise<unknown> => {
  const [row] = await db.ownerSql(
    `select s.capacity - s.taken as free, (select sum(greatest(q.seats - q.taken, 0))::int from seat_quotas q where q.session_id = s.session_id) as aside
     from session_seats s where s.session_id = $1`,
    [sessionId],
  );
  return row;
};

describe('two people by the link for the last seat that is set aside', () => {
  it('are one with the seat and one who waits; what is set aside for others stays', async () => {
    const { sessionId, outcomes } = await two(true);

    expect(outcomes).toEqual(['CONFIRMED', 'WAITLISTED']);
    expect(await unclaimed(sessionId)).toEqual({ free: 1, aside: 1 });
  });

  it('both had one without the lock, and the second was another organisation’s', async () => {
    await takeTheLockAway();
    const { sessionId, outcomes } = await two(false);

    expect(outcomes).toEqual(['CONFIRMED', 'CONFIRMED']);
    expect(await unclaimed(sessionId)).toEqual({ free: 0, aside: 1 });
  });
});
