import { Config } from '#config';
import { createTestDatabase, shutRendezvous, TEST_SECRET, type TestDatabase } from '#testing';
import { PublicReads } from '../src/public-reads.js';
import { sql } from '../src/sql.js';

const DOOR = 7401;

let db: TestDatabase;
let reads: PublicReads;

beforeAll(async () => {
  db = await createTestDatabase();
  await db.ownerSql('create sequence asked; grant usage on sequence asked to samaki_public');
  reads = new PublicReads(
    Config.read({ DATABASE_URL: db.url, SAMAKI_SECRET: TEST_SECRET, NODE_ENV: 'test' }),
  );
});
afterAll(async () => {
  await reads.onApplicationShutdown();
  await db.drop();
});

const number = async (of: string): Promise<number> => {
  const [row] = await reads.sql<{ n: number }>({
    text: `select nextval('asked')::int as n where $1::text is not null`,
    values: [of],
  });
  return row!.n;
};

/** Keeps every connection busy until it is opened. */
async function busy(): Promise<{ open(): Promise<void> }> {
  const door = await shutRendezvous(db.url, DOOR);
  const held = [1, 2, 3, 4].map((n) =>
    reads.sql({ text: `select pg_advisory_xact_lock_shared($1), ${n}`, values: [DOOR] }),
  );
  await door.arrived(4);
  return {
    open: async () => {
      await door.open();
      await Promise.all(held);
    },
  };
}

describe('reads for everybody', () => {
  it('share one statement when the same is asked while all connections are busy, and never an earlier one', async () => {
    const door = await busy();
    const same = [number('a'), number('a'), number('a')];
    const other = number('b');
    await door.open();

    const [one, two, three] = await Promise.all(same);
    expect([one, two, three]).toEqual([one, one, one]);
    expect(await other).not.toBe(one);
    expect(await number('a')).toBeGreaterThan(one!);
  });

  it('are each their own when a connection is free', async () => {
    const [one, two] = await Promise.all([number('a'), number('a')]);

    expect(one).not.toBe(two);
  });

  it('give a list of their own to each, and a failure to all who share it and to nobody else', async () => {
    const door = await busy();
    const rows = [1, 2].map(() => reads.sql(sql`select 1 as one`));
    const wrong = [1, 2].map(() => reads.sql(sql`select 1 / ${0}::int`));
    const settled = Promise.allSettled(wrong);
    await door.open();

    const [a, b] = await Promise.all(rows);
    expect(a).toEqual([{ one: 1 }]);
    expect(a).not.toBe(b);
    expect((await settled).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await reads.sql(sql`select 2 as two`)).toEqual([{ two: 2 }]);
  });
});
