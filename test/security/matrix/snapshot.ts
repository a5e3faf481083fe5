import type { TestDatabase } from '#testing';

interface Kept {
  readonly name: string;
  readonly columns: string;
}

/** All rows as they stood, put back quickly: only tables that changed are written anew. */
export class Snapshot {
  private constructor(
    private readonly db: TestDatabase,
    private readonly tables: readonly Kept[],
    private xid: string,
  ) {}

  static async take(db: TestDatabase): Promise<Snapshot> {
    const tables = await db.ownerSql<Kept & Record<string, unknown>>(
      `select c.relname as name, string_agg(quote_ident(a.attname), ', ' order by a.attnum) as columns
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
         and c.relname not in ('migrations') group by 1`,
    );
    const copies = tables.map(({ name }) => `create table kept.${name} as table public.${name}`);
    await db.ownerSql(['create schema kept', ...copies].join('; '));
    return new Snapshot(db, tables, await currentXid(db));
  }

  async restore(): Promise<void> {
    const probes = this.tables.map(
      ({ name }) =>
        `select '${name}' as name from public.${name} having count(*) <> (select count(*) from kept.${name})
           or count(*) filter (where xmin::text::bigint >= ${this.xid}) > 0`,
    );
    const changed = await this.db.ownerSql<{ name: string }>(probes.join(' union all '));
    const names = new Set(changed.map(({ name }) => name));
    const again = this.tables
      .filter(({ name }) => names.has(name))
      .flatMap(({ name, columns }) => [
        `delete from public.${name}`,
        `insert into public.${name} (${columns}) overriding system value select ${columns} from kept.${name}`,
      ]);
    if (again.length === 0) return;
    // Neither triggers nor foreign keys stand in the way of rows that stood together before.
    await this.db.ownerSql(
      ['begin', 'set local session_replication_role = replica', ...again, 'commit'].join('; '),
    );
    this.xid = await currentXid(this.db);
  }
}

async function currentXid(db: TestDatabase): Promise<string> {
  const [row] = await db.ownerSql<{ xid: string }>('select pg_current_xact_id()::text as xid');
  return row!.xid;
}
