import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDataSource } from '#database';
import { fromPackageRoot } from '#kernel';
import { createTestDatabase, type TestDatabase } from '#testing';
import { type EntityMetadata, getMetadataArgsStorage } from 'typeorm';

let database: TestDatabase;
let entities: EntityMetadata[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  for (const file of entityFiles(fromPackageRoot('libs'))) await import(file);
  const classes = getMetadataArgsStorage().tables.flatMap(({ target }) =>
    typeof target === 'function' ? [target] : [],
  );
  const dataSource = await createDataSource(database.url, 'owner', {
    entities: classes,
    poolSize: 1,
  }).initialize();
  entities = dataSource.entityMetadatas;
  await dataSource.destroy();
});
afterAll(() => database.drop());

function entityFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.entit(y|ies)\.ts$/.test(file))
    .map((file) => path.join(folder, file));
}

/** Names that the driver and PostgreSQL spell differently. */
const SPELLING: Record<string, string> = {
  'timestamp with time zone': 'timestamptz',
  'character varying': 'varchar',
  int: 'integer',
  int2: 'smallint',
  int4: 'integer',
  int8: 'bigint',
  bool: 'boolean',
};
const spelt = (type: string): string => type.replace(/^[^([]+/, (name) => SPELLING[name] ?? name);
const described = (table: string, column: string, type: string, isNullable: boolean): string =>
  `${table}.${column} ${spelt(type)}${isNullable ? '' : ' not null'}`;

/** Columns in which entities and tables differ, from both sides. Constraints and indexes are written in the migrations'
 *  SQL alone, so entities do not name them and are not compared. */
async function drift(): Promise<string[]> {
  const rows = await database.ownerSql<{ table: string; column: string; type: string; isNullable: boolean }>(
    `select c.relname as "table", a.attname as "column", format_type(a.atttypid, a.atttypmod) as type, not a.attnotnull as "isNullable"
     from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relname = any($1) and c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped`,
    [entities.map((entity) => entity.tableName)],
  );
  const inDatabase = rows.map((row) => described(row.table, row.column, row.type, row.isNullable));
  const inCode = entities.flatMap((entity) =>
    entity.columns.map((column) => {
      const type = typeof column.type === 'function' ? column.type.name.toLowerCase() : column.type;
      return described(
        entity.tableName,
        column.databaseName,
        column.isArray ? `${type}[]` : type,
        column.isNullable,
      );
    }),
  );
  return [
    ...inDatabase.filter((line) => !inCode.includes(line)).map((line) => `only in the database: ${line}`),
    ...inCode.filter((line) => !inDatabase.includes(line)).map((line) => `only in the code: ${line}`),
  ]
    .filter((line, at, all) => all.indexOf(line) === at)
    .toSorted();
}

describe('the entities', () => {
  it('have the columns, types and nullability that the migrations made', async () => {
    expect(entities.length).toBeGreaterThan(4);
    expect(await drift()).toEqual([]);
  });

  it('that differ are found out', async () => {
    await database.ownerSql('alter table outbox alter column topic drop not null, add column colour text');

    expect(await drift()).toEqual([
      'only in the code: outbox.topic text not null',
      'only in the database: outbox.colour text',
      'only in the database: outbox.topic text',
    ]);
  });
});
