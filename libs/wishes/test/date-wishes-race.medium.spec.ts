/* Story: docs/stories/next-date.md, *Told once* and *A stranger's address*: what happens at one moment. */
import type { INestApplicationContext } from '@nestjs/common';
import { ANONYMOUS } from '#authz';
import { createTestDatabase, shutRendezvous, type TestDatabase } from '#testing';
import { DateWishes, TellOfSessions } from '#wishes';
import { composeTelling, composeWishes, Waiting } from './wishes.builder.js';

const DOOR = 7_264_091;
const NARONG = 'narong@lotus.example';

let db: TestDatabase;
let app: INestApplicationContext;
let worker: INestApplicationContext;
let waiting: Waiting;

beforeEach(async () => {
  db = await createTestDatabase();
  app = await composeWishes(db);
  worker = await composeTelling(db);
  waiting = new Waiting(db);
  await waiting.begin();
});
afterEach(async () => {
  await worker.close();
  await app.close();
  await db.drop();
});

const ask = (network = '203.0.113.7'): ReturnType<DateWishes['wish']> =>
  app
    .get(DateWishes)
    .wish(ANONYMOUS, { courseId: waiting.courseId, cityId: undefined, email: NARONG, locale: 'km' }, network);

/** Both have looked at what was told, and neither has written yet, when the door opens. */
async function bothTell(): Promise<number> {
  await db.ownerSql(`
    create function wait_at_the_door() returns trigger language plpgsql as $$
    begin perform pg_advisory_xact_lock_shared(${DOOR}); return new; end $$`);
  await db.ownerSql(
    'create trigger tr_date_wish_tellings__door before insert on date_wish_tellings for each row execute function wait_at_the_door()',
  );
  const door = await shutRendezvous(db.url, DOOR);
  try {
    const telling = worker.get(TellOfSessions);
    const both = [telling.tell(), telling.tell()];
    await door.arrived(2);
    await door.open();
    const written = await Promise.all(both);
    return written.reduce((sum, each) => sum + each, 0);
  } catch (error) {
    await door.open();
    throw error;
  }
}
const mailsOf = async (): Promise<number> =>
  (await waiting.mails()).filter(([kind]) => kind === 'wishes.session-open').length;

describe('two workers that tell at one moment', () => {
  beforeEach(async () => {
    await ask();
    await app.get(DateWishes).confirm(ANONYMOUS, await waiting.token(NARONG));
    await waiting.session({ city: null, startsAt: '2027-01-19T01:30:00Z' });
  });

  it('write one mail', async () => {
    expect(await bothTell()).toBe(1);
    expect(await mailsOf()).toBe(1);
  });

  it('write two without the keys: its twin', async () => {
    await db.ownerSql('alter table date_wish_tellings drop constraint pk_date_wish_tellings');
    await db.ownerSql('alter table message_dedupe_keys drop constraint pk_message_dedupe_keys cascade');

    expect(await bothTell()).toBe(2);
    expect(await mailsOf()).toBe(2);
  });
});

describe('many who ask at one moment', () => {
  it('are one wish of one address, with three mails at most', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => ask(`203.0.113.${n}`)));

    expect(answers.filter(({ ok }) => ok)).toHaveLength(12);
    expect(await db.ownerSql('select count(*)::int as n from date_wishes')).toEqual([{ n: 1 }]);
    expect((await waiting.mails()).length).toBeLessThanOrEqual(3);
  });

  it('are refused from the twenty-first on, from one address of the network', async () => {
    const answers = await Promise.all(Array.from({ length: 25 }, () => ask()));

    expect(answers.filter(({ ok }) => ok)).toHaveLength(20);
  });
});
