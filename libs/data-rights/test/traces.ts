import type { TestDatabase } from '#testing';

/** Every place of the database that holds one of these texts, as `table: text`: rows of all tables of all schemas but
 *  PostgreSQL's own, read as one text each; bytes are read as text too. However letters are cased. */
export async function tracesOf(db: TestDatabase, texts: readonly string[]): Promise<string[]> {
  const tables = await db.ownerSql<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'm') and n.nspname !~ '^(pg_|information_schema)' order by 1`,
  );
  const traces: string[] = [];
  for (const { name } of tables) {
    const bytes = await db.ownerSql<{ column: string }>(
      `select format('%I', attname) as column from pg_attribute where attrelid = $1::regclass and atttypid = 'bytea'::regtype and attnum > 0`,
      [name],
    );
    const whole = [
      't::text',
      ...bytes.map(({ column }) => `coalesce(encode(t.${column}, 'escape'), '')`),
    ].join(" || ' ' || ");
    const rows = await db.ownerSql<{ text: string }>(
      `select distinct w as text from ${name} t, unnest($1::text[]) w where strpos(lower(${whole}), lower(w)) > 0 order by 1`,
      [texts],
    );
    traces.push(...rows.map(({ text }) => `${name}: ${text}`));
  }
  return traces;
}
