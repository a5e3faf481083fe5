/* Z2: every table that the database protects, read by everybody of the matrix with no condition of the first wall; and without each of its
   rules. Story: docs/stories/authorisation-matrix.md. */
import { isGate } from '#testing';
import { Reading, readersOf, type ReadTable, type RowReader } from './matrix/reading.js';
import { markedRows, readRowExpected, wrongRows } from './matrix/row-expectations.js';
import { rowKeys } from './matrix/rows.js';
import { OPEN_TABLES, OTHER_POLICIES, rulesOf, type WallRule } from './matrix/wall-rules.js';
import { moreRows } from './matrix/world-of-rows.js';
import { buildWorld, type MatrixWorld } from './matrix/world.js';

const expected = readRowExpected();
const refused = [...expected].filter(([, cells]) => cells === null).map(([table]) => table);

let world: MatrixWorld;
let reading: Reading;
let readers: RowReader[];
let tables: ReadTable[];
let rules: WallRule[];
beforeAll(async () => {
  world = await buildWorld();
  await moreRows(world);
  reading = await Reading.open(world);
  readers = await readersOf(world);
  const keys = await rowKeys(world.db);
  tables = [...expected]
    .filter(([, cells]) => cells !== null)
    .map(([table]) => ({ table, key: keys.get(table)! }));
  rules = await rulesOf(world);
}, 120_000);
afterAll(async () => {
  await reading?.end();
  await world?.db.drop();
});

const named = async (query: string): Promise<string[]> =>
  (await world.db.ownerSql<{ name: string }>(query)).map(({ name }) => name);

/** Every cell of these tables that is not as it was written down. */
async function redCells(among: readonly ReadTable[] = tables): Promise<string[]> {
  const red = await Promise.all(
    readers.map(async (reader) => {
      const seen = await reading.rowsOf(reader, among);
      return among.flatMap(({ table }) => {
        const rows = markedRows(world.rows.written.get(table) ?? []);
        return wrongRows(table, expected, rows, reader, seen.get(table)!);
      });
    }),
  );
  return red.flat().toSorted();
}

describe('the tables of the second wall', () => {
  it('are those of which somebody said who reads them', async () => {
    const walls = await named(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relrowsecurity and not relispartition`,
    );
    expect([...expected.keys()].toSorted()).toEqual(walls.toSorted());
  });

  it('are all tables but those with a reason', async () => {
    const open = await named(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
         and not relrowsecurity`,
    );
    expect(open.toSorted()).toEqual(Object.keys(OPEN_TABLES).toSorted());
  });

  it('are behind every view that a reader may ask', async () => {
    const past = await named(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')
         and has_any_column_privilege('samaki_reader', oid, 'select')
         and not coalesce('security_invoker=true' = any(reloptions), false)`,
    );
    expect(past).toEqual([]);
  });

  it('are found out when they are new', async () => {
    await world.db.ownerSql(
      `create table guests (id uuid primary key, name text); select protect_rows('guests')`,
    );
    try {
      const walls = await named(
        `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relrowsecurity and relname = 'guests'`,
      );
      expect(walls.filter((table) => !expected.has(table))).toEqual(['guests']);
    } finally {
      await world.db.ownerSql('drop table guests');
    }
  });
});

describe('who reads which row', () => {
  it('is as it was written down, and everybody reads what is theirs', async () => {
    expect(await redCells()).toEqual([]);
  });

  it.each(refused)('is nobody of %s, for want of the right and for want of a policy', async (table) => {
    const all = (await world.db.ownerSql(`select from ${table}`)).length;
    const counts = async (): Promise<(number | null)[]> => [
      ...new Set(await Promise.all(readers.map((reader) => reading.countOf(reader, table)))),
    ];
    const open = `alter table ${table} disable row level security`;
    const shut = `alter table ${table} enable row level security`;
    expect(await counts()).toEqual([null]);
    await world.db.ownerSql(open);
    const withoutPolicies = await counts();
    await world.db.ownerSql(`${shut}; grant select on ${table} to samaki_reader`);
    const withRight = await counts();
    await world.db.ownerSql(open);
    const withNeither = await counts();
    await world.db.ownerSql(`${shut}; revoke select on ${table} from samaki_reader`);

    // Either holds alone; without both everybody reads everything.
    expect({ withoutPolicies, withRight, withNeither }).toEqual({
      withoutPolicies: [null],
      withRight: [0],
      withNeither: [all],
    });
    expect(all).toBeGreaterThan(0);
  });
});

describe('without one rule of the second wall', () => {
  /** What becomes of the matrix meanwhile. The gate reads every table, each run those of which the rule decides. */
  async function redWithout({ without, restore, guards }: WallRule): Promise<string[]> {
    await world.db.ownerSql(without);
    try {
      return await redCells(isGate ? tables : tables.filter(({ table }) => guards.includes(table)));
    } finally {
      await world.db.ownerSql(restore);
    }
  }

  it('the matrix is red, in the table that the rule guards and in none that it does not', async () => {
    const wrong: string[] = [];
    for (const rule of rules) {
      const red = await redWithout(rule);
      const touched = new Set(red.map((cell) => cell.slice(0, cell.indexOf(':'))));
      if (!touched.has(rule.guards[0]!)) wrong.push(`${rule.name}: green`);
      for (const table of touched)
        if (!rule.guards.includes(table)) wrong.push(`${rule.name}: ${table} is red`);
    }
    expect(rules.length).toBeGreaterThan(90);
    expect(wrong).toEqual([]);
    expect(await redCells()).toEqual([]);
  });

  it('no policy and no function that policies ask is left out', async () => {
    const policies = await named(
      `select tablename || '.' || policyname as name from pg_policies where schemaname = 'public'`,
    );
    const others = policies.filter((policy) => !rules.some(({ name }) => name.startsWith(`${policy} `)));
    expect(others.filter((policy) => !(policy in OTHER_POLICIES) && !policy.endsWith('.processes'))).toEqual(
      [],
    );
    const asked = await named(
      `select distinct p.proname as name from pg_proc p where p.pronamespace = 'public'::regnamespace and p.proname ~ '^reader_'`,
    );
    expect(asked.filter((name) => !rules.some((rule) => rule.name.startsWith(`${name}() `)))).toEqual([]);
  });
});
