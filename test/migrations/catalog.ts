import pg from 'pg';

/** What a database holds but its rows, as text that can be compared: tables with columns, defaults and rights, constraints,
 *  indexes, functions, triggers and row policies of the schema `public`. */
const QUERIES: Record<string, string> = {
  columns: `
    select format('%s.%s %s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
      case when a.attnotnull then ' not null' else '' end,
      coalesce(' ' || case when a.attgenerated = 's' then 'generated ' else 'default ' end || pg_get_expr(d.adbin, d.adrelid), '')) as line
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and a.attnum > 0 and not a.attisdropped`,
  tables: `
    select format('%s %s rls=%s/%s %s', relkind, relname, relrowsecurity, relforcerowsecurity,
      (select string_agg(x::text, ',' order by x::text) from unnest(relacl) x)) as line
    from pg_class where relnamespace = 'public'::regnamespace and relname <> 'migrations' and relkind in ('r', 'p', 'v', 'm', 'S')`,
  constraints: `
    select format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as line
    from pg_constraint where connamespace = 'public'::regnamespace and contype <> 'n'`,
  indexes: `
    select pg_get_indexdef(indexrelid) as line
    from pg_index i join pg_class c on c.oid = i.indexrelid where c.relnamespace = 'public'::regnamespace`,
  functions: `
    select format('%s %s', pg_get_functiondef(p.oid), (select string_agg(x::text, ',' order by x::text) from unnest(proacl) x)) as line
    from pg_proc p where pronamespace = 'public'::regnamespace and prokind in ('f', 'p')`,
  triggers: `
    select pg_get_triggerdef(t.oid) as line from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where c.relnamespace = 'public'::regnamespace and not t.tgisinternal`,
  policies: `
    select format('%s %s %s %s %s %s', tablename, policyname, cmd, roles, qual, with_check) as line
    from pg_policies where schemaname = 'public'`,
  extensions: `select extname as line from pg_extension`,
  schemas: `select format('%s %s', nspname, nspacl) as line from pg_namespace where nspname !~ '^pg_'`,
};

export async function catalogOf(url: string): Promise<Record<string, string[]>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const catalog: Record<string, string[]> = {};
    for (const [name, query] of Object.entries(QUERIES)) {
      const answer = await client.query<{ line: string }>(
        `select line from (${query}) lines order by line collate "C"`,
      );
      catalog[name] = answer.rows.map(({ line }) => line);
    }
    return catalog;
  } finally {
    await client.end();
  }
}
