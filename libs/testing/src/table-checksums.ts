import pg from 'pg';

/** A checksum over all rows of each table of the schema `public` that keeps facts (an unlogged one keeps none),
 *  independent of their order. Two answers
 *  that are equal mean that nothing was written in between. `except` names tables that may change. */
export async function tableChecksums(
  url: string,
  except: readonly string[] = [],
): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: url, options: '-c TimeZone=UTC' });
  await client.connect();
  try {
    // One snapshot for all tables.
    await client.query('begin isolation level repeatable read read only');
    const tables = await client.query<{ name: string }>(
      `select c.relname as name from pg_class c
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relpersistence = 'p' and not c.relispartition
       order by 1`,
    );
    const sums: Record<string, string> = {};
    for (const { name } of tables.rows) {
      if (except.includes(name)) continue;
      const table = pg.escapeIdentifier(name);
      const sum = await client.query<{ sum: string }>(
        `select count(*) || ':' || coalesce(md5(string_agg(h, '' order by h)), '') as sum
         from (select md5(t::text) as h from ${table} t) rows`,
      );
      sums[name] = sum.rows[0]?.sum ?? '';
    }
    await client.query('commit');
    return sums;
  } finally {
    await client.end();
  }
}
