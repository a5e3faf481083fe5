import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDataSource, loadMigrations, migrate } from '#database';
import { createEmptyDatabase, type TestDatabase } from '#testing';
import { catalogOf } from './catalog.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createEmptyDatabase();
});
afterAll(() => database.drop());

async function undoAll(): Promise<void> {
  const dataSource = await createDataSource(database.url, 'owner', {
    migrations: await loadMigrations(),
    poolSize: 1,
  }).initialize();
  try {
    for (const _ of dataSource.migrations) await dataSource.undoLastMigration();
  } finally {
    await dataSource.destroy();
  }
}

describe('the migrations', () => {
  it('leave nothing behind when undone, and the same again when run again', async () => {
    const empty = await catalogOf(database.url);

    await migrate(database.url);
    const up = await catalogOf(database.url);
    await undoAll();
    const down = await catalogOf(database.url);
    await migrate(database.url);
    const upAgain = await catalogOf(database.url);

    const own = (lines: string[] = []): string[] => lines.filter((line) => !/\bmigrations/.test(line));
    for (const part of [
      'columns',
      'tables',
      'constraints',
      'indexes',
      'functions',
      'triggers',
      'policies',
      'extensions',
    ])
      expect({ part, left: own(down[part]) }).toEqual({ part, left: own(empty[part]) });
    expect(upAgain).toEqual(up);
    expect(up['columns']?.length).toBeGreaterThan(100);
  });

  it('run nothing the second time', async () => {
    expect(await migrate(database.url)).toEqual([]);
  });
});
