import { sql, type SqlQuery, type Tx } from '#database';
import type { AuditSeal } from './audit-seal.js';

/** Any number; whoever seals holds it until the end of the transaction. */
const SEALING_LOCK = 7_264_512_002;
const ROWS_AT_ONCE = 2_000;

/** True when this transaction may seal; false while another one does. Answers at once. */
export async function lockSealing(tx: Tx): Promise<boolean> {
  const [row] = await tx.sql(
    sql<{ locked: boolean }>`select pg_try_advisory_xact_lock(${SEALING_LOCK}) as locked`,
  );
  return row?.locked === true;
}

/** Every transaction below it has ended, so no row of theirs can still appear. */
export async function sealableBelow(tx: Tx): Promise<string> {
  const [row] = await tx.sql(
    sql<{ xid: string }>`select pg_snapshot_xmin(pg_current_snapshot())::text as xid`,
  );
  return row!.xid;
}

const SEAL = `number::int as number, from_xid::text as "fromXid", to_xid::text as "toXid", row_count::int as "rowCount",
  rows_hash as "rowsHash", previous_hash as "previousHash", hash`;

export const newestSeal = (): SqlQuery<AuditSeal> => ({
  text: `select ${SEAL} from audit_seals order by number desc limit 1`,
  values: [],
});

export const sealsAfter = (number: number, limit: number): SqlQuery<AuditSeal> => ({
  text: `select ${SEAL} from audit_seals where number > $1 order by number limit $2`,
  values: [number, limit],
});

export const insertSeal = (seal: AuditSeal): SqlQuery<never> => sql`
  insert into audit_seals (number, from_xid, to_xid, row_count, rows_hash, previous_hash, hash)
  values (${seal.number}, ${seal.fromXid}::text::xid8, ${seal.toXid}::text::xid8, ${seal.rowCount}, ${seal.rowsHash},
    ${seal.previousHash}, ${seal.hash})`;

export type AuditHead = Pick<AuditSeal, 'number' | 'hash'>;

export const readHead = (): SqlQuery<AuditHead> => sql`select number::int as number, hash from audit_head`;

export const writeHead = (head: AuditHead): SqlQuery<never> => sql`
  insert into audit_head (number, hash) values (${head.number}, ${head.hash})
  on conflict (is_only) do update set number = excluded.number, hash = excluded.hash`;

/** The heads of the days on which the audit was found whole; a few hundred a year. */
export const keptHeads = (): SqlQuery<AuditHead> => ({
  text: 'select number::int as number, hash from audit_heads where fault_kind is null order by number',
  values: [],
});

/** Rows that no seal covers yet, and the age of the oldest in seconds. Index: ix_audit_rows__xid_id. */
export const unsealedRows = (): SqlQuery<{ count: number; oldestAgeSeconds: number | null }> => sql`
  select count(*)::int as count, extract(epoch from app_now() - min(at))::float8 as "oldestAgeSeconds"
  from audit_rows
  where xid >= coalesce((select to_xid from audit_seals order by number desc limit 1), '0'::xid8)`;

const FITS = 'hash = audit_hash(id, xid, at, actor, action, subject_type, subject_id, before, after, reason)';

export interface HashedRow {
  readonly id: string;
  readonly xid: string;
  readonly at: Date;
  readonly hash: Buffer;
  /** Does the hash fit what the row says now? Only reckoned when asked for: it costs more than the rest. */
  readonly fits: boolean;
}

/** The rows with fromXid <= xid < toXid (null: to the end) in sealing order, a few at a time from a cursor of this
 *  transaction, so that any number of them fits in memory. Index: ix_audit_rows__xid_id. */
export async function* rowsInOrder(
  tx: Tx,
  range: { readonly fromXid: string; readonly toXid: string | null; readonly isChecked: boolean },
): AsyncGenerator<HashedRow> {
  const { fromXid, toXid, isChecked } = range;
  await tx.sql({
    text: `declare audit_rows_in_order no scroll cursor for
      select id, xid::text as xid, at, hash,
        ${isChecked ? FITS : 'true'} as fits
      from audit_rows
      where xid >= '${decimal(fromXid)}'::xid8 ${toXid === null ? '' : `and xid < '${decimal(toXid)}'::xid8`}
      order by audit_rows.xid, id`,
    values: [],
  });
  for (;;) {
    const rows = await tx.sql<HashedRow>({
      text: `fetch ${ROWS_AT_ONCE} from audit_rows_in_order`,
      values: [],
    });
    yield* rows;
    if (rows.length < ROWS_AT_ONCE) break;
  }
  await tx.sql({ text: 'close audit_rows_in_order', values: [] });
}

/** A cursor takes no parameters; its bounds come from the database and are digits, which this proves. */
function decimal(xid: string): string {
  if (!/^[0-9]+$/.test(xid)) throw new Error('not a transaction id');
  return xid;
}
