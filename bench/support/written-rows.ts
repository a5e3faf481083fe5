import type pg from 'pg';
import type { LoadReport } from './load.types.js';

const TABLES = [
  'people',
  'registrations',
  'messages',
  'message_dedupe_keys',
  'outbox',
  'idempotency_keys',
  'audit_rows',
] as const;

export type RowCounts = Record<(typeof TABLES)[number], number>;

/** Rows of each table that a registration writes. */
export async function countRows(client: pg.Client): Promise<RowCounts> {
  const parts = TABLES.map((table) => `(select count(*)::int from ${table}) as ${table}`);
  return (await client.query<RowCounts>(`select ${parts.join(', ')}`)).rows[0]!;
}

/** Throws unless a commit of this server waits for the disk: a figure without it would be another promise. No role and no
 *  database may say otherwise for its own connections. */
export async function proveDurable(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string; setting: string }>(
    `select name, setting from pg_settings where name in ('fsync', 'synchronous_commit') and setting <> 'on'
     union all select 'a setting of its own', array_to_string(setconfig, ', ') from pg_db_role_setting
       where array_to_string(setconfig, ', ') ~ 'fsync|synchronous_commit'`,
  );
  must(
    rows.length === 0,
    `the server does not wait for the disk: ${rows.map(({ name, setting }) => `${name} is ${setting}`).join('; ')}`,
  );
}

/** Proves a round: the tickets that were answered are exactly the rows of the session, the counters of the session
 *  are those rows by status, seats were given up to the capacity and not beyond, and each registration wrote exactly one row
 *  in each of its tables. Answers how many rows of each table one registration wrote. Throws at the first difference. */
export async function proveRound(
  client: pg.Client,
  sessionId: string,
  report: Pick<LoadReport, 'tickets' | 'refused' | 'example'>,
  before: RowCounts,
): Promise<Record<string, number>> {
  const { tickets, refused, example } = report;
  must(Object.keys(refused).length === 0, `requests were refused: ${JSON.stringify(refused)} ${example}`);
  must(tickets.length > 0, 'nothing was registered');
  const answered = new Set(tickets);
  must(answered.size === tickets.length, 'one code was given twice');
  const { rows } = await client.query<{ reference: string; status: string }>(
    'select reference, status from registrations where session_id = $1',
    [sessionId],
  );
  must(rows.length === tickets.length, `${rows.length} rows for ${tickets.length} answers`);
  const unknown = rows.find((row) => !answered.has(row.reference));
  must(!unknown, `the row ${unknown?.reference} was never answered`);
  const confirmed = rows.filter((row) => row.status === 'CONFIRMED').length;
  const seats = await client.query<{ taken: number; waiting: number; capacity: number }>(
    'select taken, waiting, capacity from session_seats where session_id = $1',
    [sessionId],
  );
  const { taken, waiting, capacity } = seats.rows[0]!;
  must(taken === confirmed, `${taken} seats counted, ${confirmed} confirmed`);
  must(
    waiting === rows.length - confirmed,
    `${waiting} waiting counted, ${rows.length - confirmed} waitlisted`,
  );
  must(
    taken === Math.min(capacity, rows.length),
    `${taken} seats given of ${capacity} for ${rows.length} people`,
  );
  const after = await countRows(client);
  const each = Object.fromEntries(
    TABLES.map((table) => [table, (after[table] - before[table]) / tickets.length]),
  );
  const uneven = TABLES.filter((table) => each[table] !== 1);
  must(
    uneven.length === 0,
    `one registration wrote ${uneven.map((table) => `${each[table]} rows in ${table}`).join(', ')}`,
  );
  return each;
}

function must(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(`The round does not count: ${otherwise}`);
}
