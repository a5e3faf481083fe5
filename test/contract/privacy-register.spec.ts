/* Story: docs/stories/privacy.md, the register: every table with people's data belongs to a lib that says what it is. */
import { readFile } from 'node:fs/promises';
import { createTestDatabase, type TestDatabase } from '#testing';
import { tablesAboutPeople, tablesOf } from '#privacy';
import {
  personalDataSources,
  REGISTER_FILE,
  registerText,
} from '../../apps/api/src/emit-privacy-register.js';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db?.drop());

/** Tables with people's data that no source answers for. */
async function unclaimed(): Promise<string[]> {
  const claimed = new Set((await personalDataSources()).flatMap(tablesOf));
  const tables = await db.ownerSql<{ table: string }>(tablesAboutPeople.text, tablesAboutPeople.values);
  return tables.map(({ table }) => table).filter((table) => !claimed.has(table));
}

describe('the register', () => {
  it('is what is committed: npm run privacy-register', async () => {
    const text = await registerText();

    expect(await readFile(REGISTER_FILE, 'utf8')).toBe(text);
  });

  it('knows every table with people’s data, and finds one that nobody answers for', async () => {
    expect(await unclaimed()).toEqual([]);

    await db.ownerSql('create table guests (id uuid primary key, guest_email text)');
    await db.ownerSql('create table seats_of (id uuid primary key, taker uuid references people (id))');
    expect(await unclaimed()).toEqual(['guests', 'seats_of']);
  });

  it('names each table once: two who answer for it would tell people different things', async () => {
    const named = (await personalDataSources()).flatMap(tablesOf);

    expect(named.filter((table, at) => named.indexOf(table) !== at)).toEqual([]);
  });

  it('names no table that is not there', async () => {
    const there = new Set(
      (
        await db.ownerSql<{ name: string }>(
          `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`,
        )
      ).map(({ name }) => name),
    );

    const named = (await personalDataSources()).flatMap(tablesOf);

    expect(named.length).toBeGreaterThan(15);
    expect(named.filter((table) => !there.has(table))).toEqual([]);
  });

  it('may be erased from: the worker writes wherever something is not kept for ever', async () => {
    const passing = (await personalDataSources())
      .flatMap(({ holds }) => holds)
      .filter(({ kept }) => kept !== 'FOR_EVER')
      .flatMap(({ tables }) => tables);
    const shut = await db.ownerSql<{ name: string }>(
      `select t as name from unnest($1::text[]) t where not has_table_privilege('samaki_worker', t, 'delete')
         and not has_any_column_privilege('samaki_worker', t, 'update')`,
      [passing],
    );

    expect(passing.length).toBeGreaterThan(15);
    expect(shut).toEqual([]);
  });

  it('says everything in both languages', async () => {
    for (const { subject, holds } of await personalDataSources())
      for (const held of holds)
        for (const text of [held.what, held.why, held.seenBy]) {
          expect({ subject, khmer: /[\u1780-\u17ff]/.test(text.km) }).toEqual({ subject, khmer: true });
          expect(text.en.length).toBeGreaterThan(2);
        }
  });
});
