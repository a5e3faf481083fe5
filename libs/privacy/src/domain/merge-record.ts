import type { Actor } from '#authz';
import type { Tx } from '#database';
import type { PersonColumn, PersonMerging } from './person-holding.js';

/** MOVED and CHANGED: the row is there, otherwise. TAKEN_AWAY: it is not. BY_DOOR: a door of its holding did it. STAYED: the
 *  survivor has their own, so nothing was done. */
export type MergeAct = 'MOVED' | 'CHANGED' | 'TAKEN_AWAY' | 'BY_DOOR' | 'STAYED';

/** One row that a merge touched. Rows are JSON texts as the database wrote them, so that no number or instant is rounded. */
export interface MergeChange {
  readonly held: string;
  readonly table: string;
  /** Columns of the primary key. */
  readonly key: readonly string[];
  readonly act: MergeAct;
  /** The one column that must be as the merge left it; null: the whole row. */
  readonly watched: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

interface Pair {
  readonly before: string;
  readonly after: string;
}

/** Whatever a merge does to rows goes through here, so that it can be counted, audited and taken back. Names of tables and
 *  columns are the programme's own, never typed. */
export class MergeRecord {
  readonly changes: MergeChange[] = [];

  constructor(
    readonly tx: Tx,
    readonly actor: Actor,
    readonly merging: PersonMerging,
  ) {}

  /** Rows of the one become the survivor's; those of which the survivor has their own do as the column says. */
  async moveColumn(held: string, { table, column, key = ['id'], ...rest }: PersonColumn): Promise<void> {
    const { collides, collision = 'STAYS', watch = 'COLUMN' } = rest;
    const { fromId, intoId } = this.merging;
    const order = key.map((name) => `t.${name}`).join(', ');
    const head = { held, table, key, watched: watch === 'ROW' ? null : column };
    if (collides) {
      const where = `t.${column} = $1 and (${collides})`;
      const kept = await this.rows(
        collision === 'STAYS'
          ? `select to_jsonb(t)::text as before, null as after from ${table} t where ${where} order by ${order}`
          : `with gone as (delete from ${table} t where ${where} returning ${order}, to_jsonb(t)::text as before)
             select t.before, null as after from gone t order by ${order}`,
        [fromId, intoId],
      );
      for (const { before } of kept)
        this.note({ ...head, act: collision === 'STAYS' ? 'STAYED' : 'TAKEN_AWAY', before, after: null });
    }
    const free = collides ? `not coalesce((${collides}), false)` : '$2::uuid is not null';
    await this.update(head, 'MOVED', `${column} = $2`, `t.${column} = $1 and ${free}`, [fromId, intoId]);
  }

  /** Updates rows of a table and notes each. `set` and `where` (over `t`) are the programme's own text. */
  async update(
    head: Pick<MergeChange, 'held' | 'table' | 'key' | 'watched'>,
    act: 'MOVED' | 'CHANGED',
    set: string,
    where: string,
    values: readonly unknown[],
  ): Promise<void> {
    const same = head.key.map((name) => `n.${name} = o.${name}`).join(' and ');
    const names = head.key.map((name) => `t.${name}`).join(', ');
    const rows = await this.rows(
      `with old as (select ${names}, to_jsonb(t)::text as before from ${head.table} t where ${where} for update),
        moved as (update ${head.table} n set ${set} from old o where ${same}
          returning o.*, to_jsonb(n)::text as after)
       select t.before, t.after from moved t order by ${names}`,
      values,
    );
    for (const row of rows) this.note({ ...head, act, ...row });
  }

  /** Takes rows away; an undo brings them back. */
  async takeAway(
    head: Pick<MergeChange, 'held' | 'table' | 'key'>,
    where: string,
    values: readonly unknown[],
  ): Promise<void> {
    const rows = await this.rows(
      `with gone as (delete from ${head.table} t where ${where} returning to_jsonb(t)::text as before)
       select before, null as after from gone order by before`,
      values,
    );
    for (const { before } of rows)
      this.note({ ...head, watched: null, act: 'TAKEN_AWAY', before, after: null });
  }

  note(change: MergeChange): void {
    this.changes.push(change);
  }

  private rows(text: string, values: readonly unknown[]): Promise<Pair[]> {
    return this.tx.sql({ text, values });
  }
}

/** Takes one noted change back. Answers false where the row was touched meanwhile: then it stays as it is. */
export async function takeChangeBack(tx: Tx, change: MergeChange): Promise<boolean> {
  if (change.act === 'TAKEN_AWAY') return bringBack(tx, change);
  const before = JSON.parse(change.before!) as Record<string, unknown>;
  const after = JSON.parse(change.after!) as Record<string, unknown>;
  const changed = Object.keys(before).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  const set = changed.map((name) => `${quoted(name)} = b.${quoted(name)}`).join(', ');
  const same = change.key.map((name) => `t.${quoted(name)} = a.${quoted(name)}`).join(' and ');
  const untouched = change.watched
    ? `t.${quoted(change.watched)} is not distinct from a.${quoted(change.watched)}`
    : 'to_jsonb(t) = $2::jsonb';
  const rows = await tx.sql({
    text: `update ${quoted(change.table)} t set ${set}
      from jsonb_populate_record(null::${quoted(change.table)}, $1::jsonb) b, jsonb_populate_record(null::${quoted(change.table)}, $2::jsonb) a
      where ${same} and ${untouched} returning 1 as done`,
    values: [change.before, change.after],
  });
  return rows.length > 0;
}

async function bringBack(tx: Tx, { table, before }: MergeChange): Promise<boolean> {
  const rows = await tx.sql({
    text: `insert into ${quoted(table)} select * from jsonb_populate_record(null::${quoted(table)}, $1::jsonb)
      on conflict do nothing returning 1 as done`,
    values: [before],
  });
  return rows.length > 0;
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
