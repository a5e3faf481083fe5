import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fromPackageRoot } from '#kernel';
import { createTestDatabase, type TestDatabase } from '#testing';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** Tables that name a person and need no policy, each with the reason. */
const OPEN: Readonly<Record<string, string>> = {
  topics: 'what the committee asks is public, and so is who of it asks',
};

/** A column that tells of somebody by its name, where no foreign key does. */
const TELLS = 'person|email|phone|address|contact|full_name|public_name|token|code_hash';

/** Tables with a column that refers to a person or tells of one, and whether policies protect them. */
const tablesAboutPeople = (): Promise<{ table: string; isProtected: boolean }[]> =>
  database.ownerSql(
    `select c.relname as "table", c.relrowsecurity and exists (select from pg_policy p where p.polrelid = c.oid) as "isProtected"
     from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and (
       exists (select from pg_constraint f where f.conrelid = c.oid and f.contype = 'f' and f.confrelid = 'people'::regclass)
       or exists (select from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attname ~ $1))
     order by c.relname collate "C"`,
    [TELLS],
  );

const unprotected = async (): Promise<string[]> =>
  (await tablesAboutPeople())
    .filter(({ table, isProtected }) => !isProtected && !(table in OPEN))
    .map(({ table }) => table);

const protectedTables = async (): Promise<string[]> => {
  const rows = await database.ownerSql<{ table: string }>(
    `select relname as "table" from pg_class where relnamespace = 'public'::regnamespace and relrowsecurity order by 1`,
  );
  return rows.map(({ table }) => table);
};

describe('a table that names people', () => {
  it('has policies, or a reason why not', async () => {
    const tables = (await tablesAboutPeople()).map(({ table }) => table);

    expect(tables).toEqual(expect.arrayContaining(['people', 'registrations', 'messages', 'caught_mails']));
    expect(await unprotected()).toEqual([]);
    expect(Object.keys(OPEN).filter((table) => !tables.includes(table))).toEqual([]);
  });

  it('stands in the decision with who sees its rows', async () => {
    const decision = readFileSync(
      fromPackageRoot('docs', 'adr', '0012-row-level-security-is-the-second-wall.md'),
      'utf8',
    );
    const told = decision.split('\n').filter((line) => line.startsWith('|'));

    const missing = (await protectedTables()).filter(
      (table) => !told.some((line) => new RegExp(`\\b${table}\\b`).test(line.split('|')[1] ?? '')),
    );

    expect(missing).toEqual([]);
  });

  it.each([
    ['a foreign key', 'guests', 'host uuid references people (id)'],
    ['a name that tells', 'callers', 'id uuid primary key, phone_number text'],
  ])('is found out by %s when it has none', async (_, table, columns) => {
    await database.ownerSql(`create table ${table} (${columns})`);
    try {
      expect(await unprotected()).toEqual([table]);

      await database.ownerSql(`select protect_rows('${table}')`);

      expect(await unprotected()).toEqual([]);
    } finally {
      await database.ownerSql(`drop table ${table}`);
    }
  });
});

describe('policies', () => {
  it('let the processes pass and say for readers alone who sees what', async () => {
    const odd = await database.ownerSql(
      `select tablename, policyname, cmd, roles::text, qual, with_check from pg_policies
       where schemaname = 'public' and not (
         policyname = 'processes' and roles = '{samaki_app,samaki_seats,samaki_worker}' and qual = 'true' and with_check = 'true'
         or policyname = 'readers' and roles = '{samaki_reader}' and cmd = 'SELECT' and qual <> 'true')
       order by tablename`,
    );

    expect(odd).toEqual([
      {
        tablename: 'people',
        policyname: 'applicants',
        cmd: 'SELECT',
        roles: '{samaki_reader}',
        qual: expect.stringContaining('reader_sees_applicant(id)'),
        with_check: null,
      },
      {
        tablename: 'session_trainers',
        policyname: 'everybody',
        cmd: 'SELECT',
        roles: '{samaki_public}',
        qual: 'true',
        with_check: null,
      },
    ]);
  });

  it('ask who reads once for a statement, not for each row', async () => {
    const rows = await database.ownerSql<{ tablename: string; qual: string }>(
      `select tablename, qual from pg_policies where schemaname = 'public' and policyname in ('readers', 'applicants')`,
    );

    // What takes the row's own id is asked for each row.
    const asked = rows.flatMap(({ tablename, qual }) =>
      [...qual.matchAll(/(\( SELECT )?\b(reader_\w+)\(/g)]
        .filter(([, once, name]) => !once && !name!.startsWith('reader_sees_'))
        .map(([, , name]) => `${tablename}: ${name}`),
    );

    expect(rows.length).toBeGreaterThan(15);
    expect(asked).toEqual([]);
  });
});

describe('the role of readers', () => {
  it('reads what is protected, or what everybody may read', async () => {
    const more = await database.ownerSql(
      `select c.relname, a.attname from pg_class c join pg_attribute a on a.attrelid = c.oid
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and a.attnum > 0 and not a.attisdropped
         and not c.relrowsecurity and has_column_privilege('samaki_reader', c.oid, a.attnum, 'select')
         and not has_column_privilege('samaki_public', c.oid, a.attnum, 'select')
         -- A view that reads with the rights of whoever asks.
         and not coalesce('security_invoker=true' = any(c.reloptions), false)`,
    );

    expect(more).toEqual([]);
  });

  it('writes nothing', async () => {
    const rights = await database.ownerSql(
      `select c.relname, r.right from pg_class c cross join unnest(array['insert', 'update', 'delete', 'truncate', 'trigger', 'references']) as r ("right")
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and has_table_privilege('samaki_reader', c.oid, r.right)`,
    );

    expect(rights).toEqual([]);
  });

  it('has no way around by a partition, and neither has anybody else', async () => {
    const open = await database.ownerSql(
      `select c.relname, r.rolname from pg_class c cross join pg_roles r
       where c.relispartition and c.relnamespace = 'public'::regnamespace and r.rolname ~ '^samaki_' and has_table_privilege(r.oid, c.oid, 'select')`,
    );

    expect(open).toEqual([]);
  });

  it('may call what answers one fact, which who reads for everybody may not', async () => {
    const callable = await database.ownerSql(
      `select p.proname, string_agg(r.rolname, ' ' order by r.rolname) as roles from pg_proc p cross join pg_roles r
       where p.pronamespace = 'public'::regnamespace and p.prosecdef and r.rolname in ('samaki_reader', 'samaki_public')
         and p.prorettype <> 'trigger'::regtype and has_function_privilege(r.oid, p.oid, 'execute')
       group by 1 order by 1`,
    );

    expect(callable).toEqual(
      [
        'confirmed_in',
        'group_size',
        'is_of_several_records',
        'may_be_photographed',
        'name_of_person',
        'open_questions',
        'place_in_line',
        'reader_campaigns',
        'reader_domain',
        'reader_invited_to',
        'reader_sees_applicant',
        'reader_sees_person',
        'reader_sessions',
      ].map((proname) => ({ proname, roles: 'samaki_reader' })),
    );
  });
});
