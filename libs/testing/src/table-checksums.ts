import pg from 'pg';
import type { TestDatabase } from './test-database.js';

/** Tables of the schema `public` that keep facts; an unlogged one keeps none. */
const TABLES = `select c.relname as name from pg_class c
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relpersistence = 'p' and not c.relispartition
  order by 1`;

/** A checksum over all rows of a table, independent of their order. */
const sumOf = (table: string): string =>
  `(select count(*) || ':' || coalesce(md5(string_agg(h, '' order by h)), '')
    from (select md5(t::text) as h from ${table} t) rows)`;

/** Which versions of rows a table holds. Whatever is written is a new version, so that as long as this is the same, so is every
 *  row: the contents need not be read. */
const versionsOf = (table: string): string =>
  `(select count(*) || ':' || coalesce(sum(hashtextextended(t.tableoid::text || t.ctid::text || t.xmin::text, 0)), 0)
    from ${table} t)`;

/** A checksum over all rows of each table that keeps facts. Two answers that are equal mean that nothing was written in
 *  between. `except` names tables that may change. */
export async function tableChecksums(
  url: string,
  except: readonly string[] = [],
): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: url, options: '-c TimeZone=UTC' });
  await client.connect();
  try {
    const tables = (await client.query<{ name: string }>(TABLES)).rows.filter(
      ({ name }) => !except.includes(name),
    );
    // One statement, so one snapshot for all tables.
    const sums = tables.map(
      ({ name }) => `select ${pg.escapeLiteral(name)} as name, ${sumOf(pg.escapeIdentifier(name))} as sum`,
    );
    const { rows } = await client.query<{ name: string; sum: string }>(sums.join(' union all '));
    return Object.fromEntries(rows.map(({ name, sum }) => [name, sum]));
  } finally {
    await client.end();
  }
}

/** Looks at the tables of one database again and again, as `tableChecksums` does: sums up anew only those that were written to
 *  since it looked last. The tables must stay the same. */
export class TableWatch {
  private statement: string | undefined;
  private versions: Readonly<Record<string, string>> = {};
  private sums: Readonly<Record<string, string>> = {};

  constructor(private readonly db: Pick<TestDatabase, 'ownerSql'>) {}

  async checksums(): Promise<Readonly<Record<string, string>>> {
    this.statement ??= await this.makeStatement();
    const rows = await this.db.ownerSql<{ name: string; versions: string; sum: string | null }>(
      this.statement,
      [JSON.stringify(this.versions)],
    );
    this.versions = Object.fromEntries(rows.map(({ name, versions }) => [name, versions]));
    this.sums = Object.fromEntries(rows.map(({ name, sum }) => [name, sum ?? this.sums[name]!]));
    return this.sums;
  }

  private async makeStatement(): Promise<string> {
    const tables = await this.db.ownerSql<{ name: string }>(TABLES);
    return tables
      .map(({ name }) => {
        const [text, table] = [pg.escapeLiteral(name), pg.escapeIdentifier(name)];
        return `select ${text} as name, v.versions, case when v.versions is distinct from $1::jsonb ->> ${text} then ${sumOf(table)} end as sum
          from (select ${versionsOf(table)} as versions) v`;
      })
      .join(' union all ');
  }
}
