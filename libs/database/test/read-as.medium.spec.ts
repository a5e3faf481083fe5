import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ANONYMOUS } from '#authz';
import { createDataSource, EventListeners, sql, UnitOfWork } from '#database';
import { createTestDatabase, type TestDatabase } from '#testing';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import { actorOf, buildSecondWall, idOf } from './second-wall.builder.js';

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

const PEOPLE = sql<{ id: string }>`select id from people order by id`;

/** What the next statement on each connection of the pool says of itself. */
const left = async (): Promise<unknown[]> => {
  const states = await Promise.all(
    Array.from({ length: 6 }, () =>
      unitOfWork.read(sql`
        select current_user as role, coalesce(current_setting('app.person_id', true), '') as person,
          coalesce(current_setting('app.roles', true), '') as roles, coalesce(current_setting('app.ticket', true), '') as ticket,
          current_setting('transaction_read_only') as "readOnly", (select count(*)::int from people) as people`),
    ),
  );
  return states.flat();
};
const NOTHING = { role: 'samaki_app', person: '', roles: '', ticket: '', readOnly: 'off', people: 14 };
const NOTHING_ON_ANY = Array.from({ length: 6 }, () => NOTHING);

describe('a read for a person', () => {
  it('never has a row of another who reads at the same time', async () => {
    const [dara, rithy] = [actorOf('dara'), actorOf('rithy')];
    const theirs = { dara: [idOf('dara')], rithy: ['bopha', 'rithy', 'sreyneang'].map(idOf).toSorted() };

    const answers = await Promise.all(
      Array.from({ length: 1_000 }, async (_, at) => {
        const who = at % 2 === 0 ? ('dara' as const) : ('rithy' as const);
        const rows = await unitOfWork.readAs(who === 'dara' ? dara : rithy, PEOPLE);
        return { who, ids: rows.map(({ id }) => id) };
      }),
    );

    expect(answers.filter(({ who, ids }) => ids.join() !== theirs[who].join())).toEqual([]);
  });

  it('leaves nothing on a connection of the pool', async () => {
    await Promise.all(
      Array.from({ length: 20 }, () => unitOfWork.readAs(actorOf('sokha'), PEOPLE, { ticket: 'CODE-r4' })),
    );

    expect(await left()).toEqual(NOTHING_ON_ANY);
  });

  it.each([
    ['cannot be parsed', 'select * form people'],
    ['fails while it runs', 'select 1 / (n - n) from generate_series(1, 3) n'],
    ['names no table that there is', 'select * from nowhere'],
  ])('leaves nothing when its statement %s', async (_, text) => {
    const reads = await Promise.allSettled(
      Array.from({ length: 6 }, () => unitOfWork.readAs(actorOf('sokha'), { text, values: [] })),
    );

    expect(reads.filter(({ status }) => status === 'rejected')).toHaveLength(6);
    expect(await left()).toEqual(NOTHING_ON_ANY);
  });

  it('leaves nothing when the actor makes no sense to the database', async () => {
    const nobody = { ...actorOf('dara'), personId: 'not an id' };

    await expect(unitOfWork.readAs(nobody, PEOPLE)).rejects.toThrow(/invalid input syntax for type uuid/);

    expect(await left()).toEqual(NOTHING_ON_ANY);
  });

  it('answers values, rows without columns and no rows', async () => {
    const [row] = await unitOfWork.readAs(
      ANONYMOUS,
      sql<{ n: number; at: Date; list: string[] }>`
      select ${5}::int as n, ${'2026-12-08T06:30:00Z'}::timestamptz as at, ${['a', 'b']}::text[] as list`,
    );

    expect(row).toEqual({ n: 5, at: new Date('2026-12-08T06:30:00Z'), list: ['a', 'b'] });
    expect(await unitOfWork.readAs(ANONYMOUS, sql`select from generate_series(1, 3)`)).toHaveLength(3);
    expect(await unitOfWork.readAs(ANONYMOUS, sql`select 1 where false`)).toEqual([]);
  });

  it.each([
    ['insert into outreach_exclusions (organisation_id, reason) values ($1, $2)', [idOf('lotus'), 'x']],
    ['update people set full_name = $1', ['Canary']],
    ['delete from registrations', []],
    ['truncate messages', []],
    ['create table mine (id int)', []],
    ['with gone as (delete from memberships returning *) select * from gone', []],
  ])('writes nothing: %s', async (text, values) => {
    await expect(unitOfWork.readAs(actorOf('piseth'), { text, values })).rejects.toThrow(
      /read-only transaction/,
    );
  });

  it('would leak by settings of the session, and does not use them', async () => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const person = async (): Promise<unknown> =>
      (await client.query<{ person: string | null }>('select reader_person() as person')).rows[0]?.person;
    try {
      await client.query(`select set_config('app.person_id', $1, true)`, [idOf('sokha')]);
      const afterLocal = await person();
      await client.query(`select set_config('app.person_id', $1, false)`, [idOf('sokha')]);

      expect([afterLocal, await person()]).toEqual([null, idOf('sokha')]);
    } finally {
      await client.end();
    }
  });
});

describe('the role of readers', () => {
  const asReader = async (text: string): Promise<void> => {
    const client = new pg.Client({ connectionString: database.url, options: '-c role=samaki_reader' });
    await client.connect();
    try {
      await client.query(text);
    } finally {
      await client.end();
    }
  };

  it.each([
    `insert into people (id, full_name, locale, match_key) values (gen_random_uuid(), 'Canary', 'km', 'canary')`,
    `update registrations set status = 'CANCELLED'`,
    'delete from memberships',
    'truncate pledges',
    'create table mine (id int)',
    'select messages_make_partitions()',
    `select register_batch('[]')`,
    `select protect_rows('people')`,
    'select * from messages_default',
  ])('has no right to: %s', async (text) => {
    await expect(asReader(text)).rejects.toThrow(/permission denied/);
  });

  it('can neither sign in nor pass the policies', async () => {
    const [role] = await database.ownerSql(
      `select rolcanlogin as "canLogin", rolbypassrls as passes, rolsuper as super from pg_roles where rolname = 'samaki_reader'`,
    );

    expect(role).toEqual({ canLogin: false, passes: false, super: false });
  });

  it('is not the owner, who sees every row', async () => {
    const [all] = await database.ownerSql<{ people: number }>('select count(*)::int as people from people');

    expect(all).toEqual({ people: 14 });
    await expect(asReader('select * from people')).resolves.toBeUndefined();
  });
});
