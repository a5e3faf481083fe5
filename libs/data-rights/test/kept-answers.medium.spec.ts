/* Story: docs/stories/privacy.md, "Kept answers to forms". */
import type { INestApplicationContext } from '@nestjs/common';
import { AskErasureService, CorrectDetailsService, ErasePersonService } from '#data-rights';
import { newId } from '#kernel';
import { shutRendezvous, type TestDatabase, waitFor } from '#testing';
import { asPerson, closeStory, composeRights, PrivacyStory, tellStory } from './rights.builder.js';

const DAY = 86_400_000;
const DOOR = 714;

let db: TestDatabase;
let app: INestApplicationContext;
let worker: INestApplicationContext;
let story: PrivacyStory;

beforeEach(async () => {
  ({ db, app, story } = await tellStory(PrivacyStory));
  worker = await composeRights(db, 'samaki_worker');
});
afterEach(() => closeStory(db, app, worker));

const keep = (scope: string, key: string, registrationId: string): Promise<unknown> =>
  db.ownerSql(`insert into idempotency_keys (scope, key, body_hash, answer) values ($1, $2, '\\x00', $3)`, [
    scope,
    key,
    JSON.stringify({
      registrationId,
      reference: 'SMK-0000-0000',
      status: 'CONFIRMED',
      waitlistPosition: null,
    }),
  ]);
const kept = async (): Promise<string[]> =>
  (await db.ownerSql<{ key: string }>('select key from idempotency_keys order by key')).map(({ key }) => key);
const comesDue = async (name: string): Promise<void> => {
  expect((await app.get(AskErasureService).ask(asPerson(story.id(name)))).ok).toBe(true);
  await db.travelBy(14.1 * DAY);
};
const eraseDue = (): Promise<number> => worker.get(ErasePersonService).eraseDue();

it('an erasure takes those of the person and leaves those of all others, whatever the person is called', async () => {
  const vichet = asPerson(story.id('Kong Vichet'));
  await keep('registrations.register~anonymous', 'vichet-waits', story.id('Kong Vichet, 8 December'));
  await keep(`registrations.register~person:${vichet.personId}`, 'by-vichet', newId());
  await keep('registrations.register~anonymous', 'of-sreymom', story.id('Chan Sreymom, 8 December'));
  await keep(`registrations.register~person:${story.id('Ly Channa')}`, 'by-channa', newId());
  const named = await app.get(CorrectDetailsService).correct(vichet, { fullName: 'r', locale: 'km' });
  expect(named.ok).toBe(true);
  await comesDue('Kong Vichet');

  expect(await eraseDue()).toBe(1);

  expect(await kept()).toEqual(['by-channa', 'of-sreymom']);
});

it('an erasure finds them by their indexes, however many there are', async () => {
  await keep('registrations.register~anonymous', 'sreymom-goes', story.id('Chan Sreymom, 8 December'));
  await db.ownerSql(
    `insert into idempotency_keys (scope, key, body_hash, answer)
     select 'registrations.register~' || case when n % 2 = 0 then 'anonymous' else 'person:' || gen_random_uuid() end, 'key-number-' || n, '\\x00',
       jsonb_build_object('registrationId', gen_random_uuid()) from generate_series(1, 20000) n`,
  );
  await db.ownerSql('analyze idempotency_keys');
  await comesDue('Chan Sreymom');
  const scans = async () =>
    (
      await db.ownerSql<{ whole: number; byIndex: number }>(
        `select seq_scan::int as whole, idx_scan::int as "byIndex" from pg_stat_user_tables where relname = 'idempotency_keys'`,
      )
    )[0]!;
  const another = await composeRights(db, 'samaki_worker');
  await db.ownerSql('select pg_stat_force_next_flush()');
  const before = await scans();

  expect(await another.get(ErasePersonService).eraseDue()).toBe(1);

  // A connection that ends says what it scanned.
  await another.close();
  await waitFor(async () => (await scans()).byIndex >= before.byIndex + 2);
  expect((await scans()).whole).toBe(before.whole);
});

it('an erasure locks no seat before they are gone', async () => {
  await keep('registrations.register~anonymous', 'sreymom-goes', story.id('Chan Sreymom, 22 December'));
  await comesDue('Chan Sreymom');
  await db.travelBy(-14 * DAY);
  await db.ownerSql('update erasures set due_at = app_now()');
  await db.ownerSql(
    `create function meet() returns trigger language plpgsql as $$ begin perform pg_advisory_xact_lock_shared(${DOOR}); return old; end $$`,
  );
  await db.ownerSql(
    'create trigger tr_meet before delete on idempotency_keys for each row execute function meet()',
  );
  const door = await shutRendezvous(db.url, DOOR);
  const erasing = eraseDue();
  await door.arrived(1);

  const free = await db.ownerSql('select session_id from session_seats for update nowait');

  expect(free).toHaveLength(3);
  await door.open();
  expect(await erasing).toBe(1);
  expect(await kept()).toEqual([]);
});
