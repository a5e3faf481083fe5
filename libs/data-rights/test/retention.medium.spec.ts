/* Story: docs/stories/privacy.md, what is deleted by itself. Nothing young is touched: of two rows about each limit, only the
   older one passes, whatever their ages are. */
import type { INestApplicationContext } from '@nestjs/common';
import fc from 'fast-check';
import { InactivePeople, RetainService, RetentionReads } from '#data-rights';
import { type Tx, UnitOfWork } from '#database';
import { newId } from '#kernel';
import { daysKept, PersonalDataSources, type RetentionSubject } from '#privacy';
import { createTestDatabase, propertyRuns, type TestDatabase } from '#testing';
import { composeRights, PrivacyStory } from './rights.builder.js';

const DAY_S = 86_400;

let db: TestDatabase;
let worker: INestApplicationContext;
let story: PrivacyStory;

beforeAll(async () => {
  db = await createTestDatabase();
  const app = await composeRights(db, 'samaki_app');
  story = new PrivacyStory(db, app);
  await story.tell();
  await app.close();
  worker = await composeRights(db, 'samaki_worker');
});
afterAll(async () => {
  await worker?.close();
  await db?.drop();
});

/** Plants a row of a subject, so many seconds old, under an id; says whether it is as it was planted. */
interface Kind {
  readonly subject: RetentionSubject;
  plant(id: string, seconds: number): Promise<unknown>;
  isThere(id: string): Promise<boolean>;
}

const ago = (at: string): string => `app_now() - make_interval(secs => ${at}::float8)`;
const rowIsThere =
  (table: string, column = 'id') =>
  async (id: string): Promise<boolean> =>
    (await db.ownerSql(`select 1 from ${table} where ${column} = $1`, [id])).length > 0;

const KINDS: readonly Kind[] = [
  {
    subject: 'identity.sign-in-codes',
    plant: (id, seconds) =>
      db.ownerSql(
        `insert into sign_in_codes (id, email, locale, code_hash, browser_hash, expires_at) values ($1, 'x@example.org', 'en', '\\x00', '\\x00', ${ago('$2')})`,
        [id, seconds],
      ),
    isThere: rowIsThere('sign_in_codes'),
  },
  {
    subject: 'identity.sign-ins',
    plant: (id, seconds) =>
      db.ownerSql(
        `insert into sign_ins (id, person_id, token_hash, method, strength, idle_minutes, expires_at) values ($1::uuid, $3, sha256($1::uuid::text::bytea), 'EMAIL_CODE', 'EMAIL_CODE', 30, ${ago('$2')})`,
        [id, seconds, story.id('Kong Vichet')],
      ),
    isThere: rowIsThere('sign_ins'),
  },
  {
    subject: 'data-rights.contact-changes',
    plant: (id, seconds) =>
      db.ownerSql(
        `insert into contact_changes (id, person_id, email, expires_at) values ($1, $3, 'x@example.org', ${ago('$2')})`,
        [id, seconds, story.id('Kong Vichet')],
      ),
    isThere: rowIsThere('contact_changes'),
  },
  {
    subject: 'privacy.form-answers',
    plant: (id, seconds) =>
      db.ownerSql(
        `insert into idempotency_keys (scope, key, body_hash, answer, created_at) values ('anonymous', $1, '\\x00', '{}', ${ago('$2')})`,
        [id, seconds],
      ),
    isThere: rowIsThere('idempotency_keys', 'key'),
  },
  {
    subject: 'privacy.heard-news',
    plant: (id, seconds) =>
      db.ownerSql(
        `insert into outbox (id, topic, payload, dispatched_at, handled_at) values ($1, 'x', '{}', ${ago('$2')}, ${ago('$2')})`,
        [id, seconds],
      ),
    isThere: rowIsThere('outbox'),
  },
  {
    subject: 'registrations.enrolment-drafts',
    plant: (id, seconds) =>
      db.ownerSql(
        `insert into enrolment_draft_rows (id, organisation_id, session_id, name, contact, name_key, reason, kept_by, kept_at)
         select $1::uuid, (select id from organisations limit 1), (select session_id from session_seats limit 1), $1::uuid::text, '', $1::uuid::text, 'NAME_INVALID', $3, ${ago('$2')}`,
        [id, seconds, story.id('Kong Vichet')],
      ),
    isThere: rowIsThere('enrolment_draft_rows'),
  },
  {
    subject: 'messaging.caught-mails',
    plant: (id, seconds) =>
      db.ownerSql(
        `insert into caught_mails (id, message_id, to_address, subject, raw, caught_at) values ($1::uuid, $1::uuid::text, 'x@example.org', 'x', '\\x00', ${ago('$2')})`,
        [id, seconds],
      ),
    isThere: rowIsThere('caught_mails'),
  },
  {
    subject: 'messaging.addresses',
    plant: (id, seconds) =>
      db.ownerSql(
        `insert into messages (id, kind, person_id, to_address, locale, status, created_at, due_at) values ($1, 'x', $3, 'x@example.org', 'en', 'SENT', ${ago('$2')}, ${ago('$2')})`,
        [id, seconds, story.id('Kong Vichet')],
      ),
    isThere: async (id) =>
      (await db.ownerSql(`select 1 from messages where id = $1 and to_address = 'x@example.org'`, [id]))
        .length > 0,
  },
  {
    subject: 'data-rights.inactive-people',
    plant: (id, seconds) =>
      db.ownerSql(
        `insert into people (id, full_name, email, locale, match_key, created_at) values ($1::uuid, 'Nobody Any More', $1::uuid::text || '@example.org', 'en', $1::uuid::text, ${ago('$2')})`,
        [id, seconds],
      ),
    isThere: async (id) =>
      (await db.ownerSql(`select 1 from people where id = $1 and erased_at is null`, [id])).length > 0,
  },
];

const countOf = (
  retained: readonly { subject: RetentionSubject; count: number }[],
  subject: RetentionSubject,
): number => retained.filter((row) => row.subject === subject).reduce((sum, { count }) => sum + count, 0);

describe('what is deleted by itself', () => {
  it('is older than its limit, and nothing younger is touched', async () => {
    const second = fc.integer({ min: 1, max: 300 * DAY_S });
    await fc.assert(
      fc.asyncProperty(second, second, async (younger, older) => {
        const planted: { kind: Kind; young: string; old: string }[] = [];
        for (const kind of KINDS) {
          const limit = daysKept(kind.subject) * DAY_S;
          const [young, old] = [newId(), newId()];
          // A minute about the limit is left to the time that the test takes itself.
          await kind.plant(young, Math.max(0, limit - 60 - younger));
          await kind.plant(old, limit + older);
          planted.push({ kind, young, old });
        }
        const dry = await worker.get(RetainService).round(true);
        const { lines } = await worker.get(RetentionReads).now();
        for (const { subject, due } of lines)
          expect({ of: subject, due }).toEqual({ of: subject, due: countOf(dry, subject) });
        for (const { kind, old } of planted)
          expect({ of: kind.subject, there: await kind.isThere(old) }).toEqual({
            of: kind.subject,
            there: true,
          });
        const done = await worker.get(RetainService).round();
        for (const { kind, young, old } of planted) {
          expect({
            of: kind.subject,
            young: await kind.isThere(young),
            old: await kind.isThere(old),
          }).toEqual({
            of: kind.subject,
            young: true,
            old: false,
          });
          expect({ of: kind.subject, count: countOf(done, kind.subject) }).toEqual({
            of: kind.subject,
            count: 1,
          });
        }
        expect(dry).toEqual(done);
      }),
      propertyRuns(2, 100),
    );
  });

  it('takes one person though another cannot be', async () => {
    const [stays, goes] = [newId(), newId()];
    await db.ownerSql(
      `insert into people (id, full_name, locale, match_key, created_at)
       select id, 'Long Gone', 'en', id::text, app_now() - interval '9 years' from unnest($1::uuid[]) id`,
      [[stays, goes]],
    );
    await db.ownerSql(
      `create function fail() returns trigger language plpgsql as $$ begin raise exception 'a fault of the database'; end $$`,
    );
    await db.ownerSql(
      `create trigger tr_fail before update on people for each row when (old.id = '${stays}') execute function fail()`,
    );
    const retained = await worker.get(RetainService).round();
    expect(countOf(retained, 'data-rights.inactive-people')).toBe(1);
    expect(
      await db.ownerSql(
        `select id, erased_at is not null as erased from people where id = any($1) order by id`,
        [[stays, goes]],
      ),
    ).toEqual([
      { id: stays, erased: false },
      { id: goes, erased: true },
    ]);
    await db.ownerSql('drop trigger tr_fail on people');
    expect(countOf(await worker.get(RetainService).round(), 'data-rights.inactive-people')).toBe(1);
  });

  it('leaves whoever had a part, and messages that still have to leave', async () => {
    await db.ownerSql('delete from sign_ins');
    await db.ownerSql(
      `update people set created_at = app_now() - interval '9 years' where full_name <> 'Ly Chenda'`,
    );
    await db.ownerSql(`insert into messages (id, kind, to_address, locale, status, created_at, due_at)
      values ('${newId()}', 'x', 'waits@example.org', 'en', 'UNKNOWN', app_now() - interval '2 years', app_now())`);
    await worker.get(RetainService).round();
    const kept = await db.ownerSql<{ name: string }>(
      `select full_name as name from people where erased_at is null and full_name <> 'Nobody Any More' order by 1`,
    );
    expect(kept).toHaveLength(9);
    expect(await db.ownerSql(`select 1 from messages where to_address = 'waits@example.org'`)).toHaveLength(
      1,
    );
  });
});

describe('a look at what passes, with many old people', () => {
  /** The page, and every statement that it asked. */
  async function look(): Promise<{ people: number; asked: { text: string; values: readonly unknown[] }[] }> {
    const asked: { text: string; values: readonly unknown[] }[] = [];
    const real = worker.get(UnitOfWork);
    const spying = {
      read: real.read.bind(real),
      run: <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
        real.run((tx) =>
          work({
            ...tx,
            sql: (query) => {
              asked.push(query);
              return tx.sql(query);
            },
          }),
        ),
    } as unknown as UnitOfWork;
    const sources = worker.get(PersonalDataSources, { strict: false });
    const reads = new RetentionReads(spying, sources, worker.get(InactivePeople, { strict: false }));
    const { lines } = await reads.now();
    return { people: lines.find(({ subject }) => subject === 'data-rights.inactive-people')!.due, asked };
  }
  const plant = (count: number, age: string, name: string): Promise<unknown> =>
    db.ownerSql(
      `insert into people (id, full_name, locale, match_key, created_at)
       select gen_random_uuid(), $1, 'en', $1 || n, app_now() - $2::interval from generate_series(1, $3::int) n`,
      [name, age, count],
    );

  it('asks no more the more there are, and says what the last round foresaw', async () => {
    await worker.get(RetainService).round();
    const few = await look();
    expect(few.people).toBe(0);
    await plant(3_000, '9 years', 'Old Member');
    await db.ownerSql(
      `insert into memberships (organisation_id, person_id) select $1, id from people where full_name = 'Old Member'`,
      [story.id('Tonle Guesthouse')],
    );
    // Old enough in twelve hours: the next round takes them.
    await plant(2, '1824 days 12 hours', 'Gone Tomorrow');
    await plant(20_000, '1 year', 'Young');
    await db.ownerSql('analyze people');
    const before = await look();
    expect(before.people).toBe(0);
    await worker.get(RetainService).round();

    const { people, asked } = await look();

    expect(people).toBe(2);
    expect(asked.length).toBeLessThanOrEqual(few.asked.length);
    const counting = asked.find(({ text }) => text.includes('as few'))!;
    const lines = await db.ownerSql<{ 'QUERY PLAN': string }>(`explain (analyze) ${counting.text}`, [
      ...counting.values,
    ]);
    const plan = lines.map((line) => line['QUERY PLAN']).join('\n');
    expect(plan).toMatch(/ix_people__created_at_id/);
    expect(plan).toMatch(/rows=1001(\.00)? loops=1/);
    expect(plan).not.toMatch(/Seq Scan/);
    await db.travelBy(DAY_S * 1_000);
    await worker.get(RetainService).round();
    expect(await db.ownerSql(`select 1 from people where full_name = 'Gone Tomorrow'`)).toEqual([]);
  });
});
