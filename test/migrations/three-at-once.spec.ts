import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fromPackageRoot } from '#kernel';
import { Child, createEmptyDatabase, type TestDatabase } from '#testing';
import { catalogOf } from './catalog.js';

let database: TestDatabase;
let beside: TestDatabase;
beforeAll(async () => {
  database = await createEmptyDatabase();
  beside = await createEmptyDatabase();
});
afterAll(async () => {
  await database.drop();
  await beside.drop();
});

const migrateIn = (url: string): Child =>
  new Child(
    process.execPath,
    [fromPackageRoot('dist', 'apps', 'cli', 'src', 'main.js'), 'migrate', '--json'],
    {
      env: { PATH: process.env['PATH'], DATABASE_URL: url },
    },
  );

describe('migrate', () => {
  it('run by three instances at once is applied once (F22)', async () => {
    const three = [1, 2, 3].map(() => migrateIn(database.url));
    const codes = await Promise.all(three.map((child) => child.exit()));

    expect({
      codes,
      log: three.map((child) => child.log).filter((log) => !log.startsWith('{"ran"')),
    }).toEqual({
      codes: [0, 0, 0],
      log: [],
    });
    const [{ applied } = { applied: 0 }] = await database.ownerSql<{ applied: number }>(
      'select count(*)::int as applied from migrations',
    );
    const ran = three
      .map((child) => (child.records[0] as { ran: string[] }).ran.length)
      .toSorted((a, b) => a - b);
    expect(ran).toEqual([0, 0, applied]);
  }, 60_000);

  it('makes the same tables as one instance alone', async () => {
    const alone = migrateIn(beside.url);
    expect(await alone.exit()).toBe(0);

    expect(await catalogOf(database.url)).toEqual(await catalogOf(beside.url));
  }, 60_000);
});
