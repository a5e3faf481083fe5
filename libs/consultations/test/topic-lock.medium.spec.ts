/* Story: docs/stories/policy-input.md, the race. A submission is held in the middle of its transaction by a trigger that
   waits for an advisory lock of this test; nothing here waits for luck. */
import type { INestApplicationContext } from '@nestjs/common';
import { SubmitInputService, TopicsService } from '#consultations';
import type { Result } from '#kernel';
import { createTestDatabase, type TestDatabase, waitFor } from '#testing';
import pg from 'pg';
import {
  aTopic,
  buildHouse,
  composeConsultations,
  FIRST_CLOSE,
  type House,
  MORNING,
} from './consultations.builder.js';

const RENDEZVOUS = 20_261_130;

let db: TestDatabase;
let app: INestApplicationContext;
let house: House;
let gate: pg.Client;

beforeEach(async () => {
  db = await createTestDatabase();
  app = await composeConsultations(db);
  house = await buildHouse(db);
  await db.ownerSql(`create function hold_submission() returns trigger language plpgsql as $$
    begin perform pg_advisory_xact_lock_shared(${RENDEZVOUS}); return new; end $$`);
  await db.ownerSql(
    'create trigger tr_hold_submission after insert on submissions for each row execute function hold_submission()',
  );
  gate = new pg.Client(db.url);
  await gate.connect();
});
afterEach(async () => {
  await gate.end();
  await app.close();
  await db.drop();
});

/** Backends of this database that wait for a lock of one of these kinds. */
const waiting = async (...kinds: string[]): Promise<number> => {
  const [row] = await db.ownerSql<{ n: number }>(
    `select count(*)::int as n from pg_stat_activity
     where datname = current_database() and wait_event_type = 'Lock' and wait_event = any($1)`,
    [kinds],
  );
  return row!.n;
};

/** A submission begun a second before the closing, still uncommitted when the outcome is published after it. */
async function race(
  whilePublishing: () => Promise<unknown>,
): Promise<{ submitted: Result<string>; published: Result<string> }> {
  await db.travelTo(MORNING);
  const asked = await app.get(TopicsService).ask(house.dara, aTopic(house));
  if (!asked.ok) throw new Error(asked.refusal.code);
  const topicId = asked.value;
  await db.travelTo(new Date(FIRST_CLOSE.getTime() - 1_000));
  await gate.query(`select pg_advisory_lock(${RENDEZVOUS})`);
  const submission = app.get(SubmitInputService).submit(house.rithy, {
    topicId,
    organisationId: house.green,
    body: 'Trees between the lanes.',
    locale: 'en',
    version: null,
  });
  await waitFor(async () => (await waiting('advisory')) === 1, 30_000, 'the submission to be held');
  await db.travelTo(new Date(FIRST_CLOSE.getTime() + 1_000));
  const publishing = app.get(TopicsService).publish(house.dara, topicId, { km: 'លទ្ធផល', en: 'The outcome' });
  await Promise.race([publishing, whilePublishing()]);
  await gate.query(`select pg_advisory_unlock(${RENDEZVOUS})`);
  const [submitted, published] = await Promise.all([submission, publishing]);
  return { submitted, published };
}

const untold = (): Promise<unknown[]> =>
  db.ownerSql(
    `select s.body from submissions s join topics t on t.id = s.topic_id where t.published_at is not null and s.disposition is null`,
  );

it('publishing waits for a submission under way, sees it, and is refused', async () => {
  const { submitted, published } = await race(() =>
    waitFor(async () => (await waiting('transactionid', 'tuple')) === 1, 30_000, 'publishing to wait'),
  );

  expect(submitted.ok).toBe(true);
  expect(published).toMatchObject({
    ok: false,
    refusal: { code: 'SUBMISSIONS_UNANSWERED', detail: { count: 1 } },
  });
  expect(await untold()).toEqual([]);
});

it('its twin without the lock publishes an outcome that leaves a submission unanswered', async () => {
  await db.ownerSql(`create or replace function lock_topic(topic uuid, alone boolean) returns setof topics
    language sql volatile as $$ select * from topics where id = topic $$`);

  const { submitted, published } = await race(() => new Promise(() => undefined));

  expect([submitted.ok, published.ok]).toEqual([true, true]);
  expect(await untold()).toEqual([{ body: 'Trees between the lanes.' }]);
});
