import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Actor, ANONYMOUS, SYSTEM } from '#authz';
import { createDataSource, EventListeners, type HeldKeys, UnitOfWork } from '#database';
import { createTestDatabase, type TestDatabase } from '#testing';
import type { DataSource } from 'typeorm';
import { actorOf, buildSecondWall, idOf, type ReaderName } from './second-wall.builder.js';

let database: TestDatabase;
let dataSource: DataSource;
let unitOfWork: UnitOfWork;

beforeAll(async () => {
  database = await createTestDatabase();
  await buildSecondWall(database);
  dataSource = await createDataSource(database.url, 'samaki_app', { poolSize: 2 }).initialize();
  unitOfWork = new UnitOfWork(dataSource, new EventListeners());
});
afterAll(async () => {
  await dataSource.destroy();
  await database.drop();
});

/** The rows of a table that a reader gets without any condition, by `key`, in the words of the story. */
async function seen(actor: Actor, table: string, key: string, keys?: HeldKeys): Promise<string[]> {
  const query = { text: `select ${key}::text as key from ${table}`, values: [] };
  const rows = await unitOfWork.readAs<{ key: string }>(actor, query, keys);
  return rows.map((row) => wordOf(row.key)).toSorted();
}

const wordOf = (uuid: string): string =>
  Buffer.from(uuid.replaceAll('-', ''), 'hex').toString('utf8').replace(/\.+$/, '');

const everybody = [
  'bopha',
  'bunthan',
  'dalis',
  'dara',
  'piseth',
  'pisey',
  'ratana',
  'rithy',
  'sokha',
  'sopheap',
  'sreymom',
  'sreyneang',
  'theary',
  'vichet',
];
const grant = (...names: string[]): string[] => names.map((name) => `grant ${name}`);
const allGrants = grant(
  'bunthan',
  'dalis',
  'piseth',
  'pisey',
  'ratana',
  'rithy',
  'sokha',
  'sopheap',
  'vichet',
);
const lotus = ['dara', 'pisey', 'theary'];
const everyMember = ['bopha', 'dara', 'pisey', 'rithy', 'sreyneang', 'theary'];
const allRegistrations = ['r1', 'r2', 'r3', 'r4', 'r5', 'r6'];
const marks = ['r1', 'r3', 'r4'];
const judged = { dalis: ['sent'], ratana: ['sent'], sokha: ['draft', 'sent'] };
const committee = <Rows>(rows: Rows): Record<'dalis' | 'piseth' | 'ratana' | 'sokha', Rows> => ({
  dalis: rows,
  piseth: rows,
  ratana: rows,
  sokha: rows,
});
const running = <Rows>(rows: Rows): Record<'piseth' | 'sokha', Rows> => ({ piseth: rows, sokha: rows });

type Expected = Partial<Record<ReaderName, readonly string[]>>;

/** Table, the column that tells its rows, who sees which. Whoever is not named sees none. */
const STORY: readonly [table: string, key: string, rows: Expected][] = [
  [
    'people',
    'id',
    {
      ...committee(everybody),
      dara: ['dara'],
      pisey: lotus,
      rithy: ['bopha', 'rithy', 'sreyneang'],
      vichet: ['dara', 'sreymom', 'theary', 'vichet'],
      sopheap: ['dara', 'sopheap', 'sreymom', 'sreyneang', 'theary'],
    },
  ],
  [
    'memberships',
    'person_id',
    {
      ...committee(everyMember),
      dara: ['dara'],
      pisey: lotus,
      rithy: ['bopha', 'rithy', 'sreyneang'],
      sopheap: lotus,
    },
  ],
  [
    'registrations',
    'id',
    {
      ...committee(allRegistrations),
      dara: ['r1', 'r6'],
      pisey: ['r1', 'r2', 'r6'],
      rithy: ['r4', 'r5'],
      vichet: ['r1', 'r2', 'r3'],
      sopheap: ['r1', 'r2', 'r3'],
    },
  ],
  [
    'attendances',
    'registration_id',
    {
      ...committee(marks),
      dara: ['r1'],
      pisey: ['r1'],
      rithy: ['r4'],
      vichet: ['r1', 'r3'],
      sopheap: ['r1', 'r3'],
    },
  ],
  ['session_trainers', 'person_id', { ...committee(['bunthan', 'vichet']), vichet: ['vichet'] }],
  [
    'role_grants',
    'id',
    {
      ...running(allGrants),
      dalis: grant('dalis'),
      pisey: grant('pisey'),
      ratana: grant('ratana'),
      rithy: grant('rithy'),
      sopheap: grant('sopheap'),
      vichet: grant('vichet'),
    },
  ],
  ['sign_ins', 'person_id', { dara: ['dara'], pisey: ['pisey'], piseth: ['dara', 'pisey'] }],
  [
    'pledges',
    'id',
    { ...committee(['p1', 'p2', 'p3']), pisey: ['p1'], rithy: ['p2', 'p3'], sopheap: ['p1', 'p3'] },
  ],
  ['reports', 'id', judged],
  ['report_authors', 'report_id', judged],
  [
    'report_steps',
    'report_id',
    { dalis: ['sent', 'sent'], ratana: ['sent', 'sent'], sokha: ['draft', 'sent', 'sent'] },
  ],
  ['report_versions', 'report_id', { dalis: ['sent'], ratana: ['sent'], sokha: ['sent'] }],
  ['report_figures', 'report_id', { dalis: ['sent'], ratana: ['sent'], sokha: ['sent'] }],
  ['campaigns', 'id', { ...committee(['c1', 'c2']), sopheap: ['c1'] }],
  ['campaign_recipients', 'id', { ...committee(['i1', 'i2', 'i3']), dara: ['i1'], sopheap: ['i1', 'i2'] }],
  ['messages', 'id', { ...running(['mail dara', 'mail sreyneang']), dara: ['mail dara'] }],
  ['outreach_exclusions', 'organisation_id', { ...running(['lotus', 'sangker']), sopheap: ['lotus'] }],
  ['audit_rows', 'id', { piseth: ['audit'] }],
];

const READERS: readonly ReaderName[] = [
  'dara',
  'pisey',
  'rithy',
  'vichet',
  'sopheap',
  'sokha',
  'ratana',
  'dalis',
  'piseth',
];

describe('a statement without any condition', () => {
  it.each(STORY)('answers from %s what the reader may see, and nobody nothing', async (table, key, rows) => {
    const found = Object.fromEntries(
      await Promise.all(READERS.map(async (name) => [name, await seen(actorOf(name), table, key)])),
    ) as Record<ReaderName, string[]>;

    expect(found).toEqual(Object.fromEntries(READERS.map((name) => [name, rows[name] ?? []])));
    expect(await seen(ANONYMOUS, table, key)).toEqual([]);
  });

  it('answers published submissions to everybody', async () => {
    const all = ['b1', 'b2', 'b3'];
    const expected: Expected = { ...committee(all), pisey: ['b1', 'b3'], rithy: ['b2', 'b3'] };

    for (const name of READERS)
      expect([name, await seen(actorOf(name), 'submissions', 'id')]).toEqual([
        name,
        expected[name] ?? ['b3'],
      ]);
    expect(await seen(ANONYMOUS, 'submissions', 'id')).toEqual(['b3']);
  });

  it('answers addresses that want no campaigns to who runs the programme', async () => {
    const counts = await Promise.all(
      READERS.map(async (name) => [
        name,
        (await unitOfWork.readAs(actorOf(name), { text: 'select from outreach_unsubscribes', values: [] }))
          .length,
      ]),
    );

    expect(counts.filter(([, count]) => count === 1).map(([name]) => name)).toEqual(['sokha', 'piseth']);
  });

  it('shows a trainer who is none any more only themselves', async () => {
    const former = { ...actorOf('vichet'), roles: [] };

    expect(await seen(former, 'people', 'id')).toEqual(['vichet']);
    expect(await seen(former, 'registrations', 'id')).toEqual([]);
  });

  it.each(['caught_mails', 'idempotency_keys', 'sign_in_codes', 'outbox', 'message_dedupe_keys'])(
    'is refused for %s, whoever asks',
    async (table) => {
      await expect(
        unitOfWork.readAs(actorOf('piseth'), { text: `select from ${table}`, values: [] }),
      ).rejects.toThrow(/permission denied/);
    },
  );

  it.each([
    ['sign_ins', 'token_hash'],
    ['sessions', 'join_url'],
  ])('is refused for the secret column of %s', async (table, column) => {
    await expect(
      unitOfWork.readAs(actorOf('pisey'), { text: `select ${column} from ${table}`, values: [] }),
    ).rejects.toThrow(/permission denied/);
  });

  it('is no reading of the system', async () => {
    await expect(seen(SYSTEM, 'people', 'id')).rejects.toThrow('The system is nobody to read as');
  });
});

describe('a key', () => {
  it('opens the ticket whose code it is, and the person on it', async () => {
    const keys = { ticket: 'CODE-r4' };

    expect(await seen(ANONYMOUS, 'registrations', 'id', keys)).toEqual(['r4']);
    expect(await seen(ANONYMOUS, 'people', 'id', keys)).toEqual(['sreyneang']);
    expect(await seen(ANONYMOUS, 'attendances', 'registration_id', keys)).toEqual(['r4']);
    expect(await seen(ANONYMOUS, 'campaign_recipients', 'id', keys)).toEqual([]);
  });

  it('opens the invitation whose link it is', async () => {
    const keys = { invitation: idOf('i1') };

    expect(await seen(ANONYMOUS, 'campaign_recipients', 'id', keys)).toEqual(['i1']);
    expect(await seen(ANONYMOUS, 'campaigns', 'id', keys)).toEqual(['c1']);
    expect(await seen(ANONYMOUS, 'people', 'id', keys)).toEqual(['dara']);
    expect(await seen(ANONYMOUS, 'registrations', 'id', keys)).toEqual([]);
  });

  it('that is none opens nothing', async () => {
    expect(await seen(ANONYMOUS, 'registrations', 'id', { ticket: 'CODE-r9' })).toEqual([]);
    expect(await seen(ANONYMOUS, 'registrations', 'id', { ticket: '' })).toEqual([]);
  });
});

describe('a policy that is gone', () => {
  it('is seen by who reads without a condition', async () => {
    await database.ownerSql('alter policy readers on people using (true)');

    const people = await seen(actorOf('dara'), 'people', 'id');

    expect(people).toEqual(everybody);
  });
});
