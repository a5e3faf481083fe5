import type { Tx } from '#database';

const ROWS_AT_ONCE = 2000;

/** Inserts rows by their columns' names, many in one statement. All rows name the same columns.
 *  Table and columns are names in this project's code, never something that was typed. */
export async function insertRows(tx: Tx, table: string, rows: readonly object[]): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const part = rows.slice(from, from + ROWS_AT_ONCE);
    const columns = Object.keys(part[0] ?? {}).join(', ');
    await tx.sql({
      text: `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
      values: [JSON.stringify(part)],
    });
  }
}
