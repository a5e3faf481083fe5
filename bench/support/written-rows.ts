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

/** Proves a round: the tickets that were answered are exactly the rows of its sessions, the counters of each session
 *  are its rows by status, seats were given up to the capacity and not beyond, and each registration wrote exactly one row
 *  in each of its tables. Answers how many rows of each table one registration wrote. Throws at the first difference. */
export async function proveRound(
  client: pg.Client,
  sessions: string | readonly string[],
  report: Pick<LoadReport, 'tickets' | 'refused' | 'example'>,
  before: RowCounts,
): Promise<Record<string, number>> {
  const sessionIds = typeof sessions === 'string' ? [sessions] : sessions;
  const { tickets, refused, example } = report;
  must(Object.keys(refused).length === 0, `requests were refused: ${JSON.stringify(refused)} ${example}`);
  must(tickets.length > 0, 'nothing was registered');
  await proveTickets(client, sessionIds, tickets);
  await proveSeats(client, sessionIds);
  await proveQuotas(client, sessionIds);
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

async function proveTickets(
  client: pg.Client,
  sessionIds: readonly string[],
  tickets: readonly string[],
): Promise<void> {
  const answered = new Set(tickets);
  must(answered.size === tickets.length, 'one code was given twice');
  const { rows } = await client.query<{ reference: string }>(
    'select reference from registrations where session_id = any($1)',
    [sessionIds],
  );
  must(rows.length === tickets.length, `${rows.length} rows for ${tickets.length} answers`);
  const unknown = rows.find((row) => !answered.has(row.reference));
  must(!unknown, `the row ${unknown?.reference} was never answered`);
}

async function proveSeats(client: pg.Client, sessionIds: readonly string[]): Promise<void> {
  const { rows } = await client.query<
    Record<'taken' | 'waiting' | 'capacity' | 'confirmed' | 'people', number>
  >(
    `select s.taken, s.waiting, s.capacity, count(r.*) filter (where r.status = 'CONFIRMED')::int as confirmed,
       count(r.*)::int as people
     from session_seats s left join registrations r on r.session_id = s.session_id
     where s.session_id = any($1) group by s.session_id`,
    [sessionIds],
  );
  must(rows.length === sessionIds.length, `${rows.length} sessions of ${sessionIds.length} are there`);
  for (const { taken, waiting, capacity, confirmed, people } of rows) {
    must(taken === confirmed, `${taken} seats counted, ${confirmed} confirmed`);
    must(waiting === people - confirmed, `${waiting} waiting counted, ${people - confirmed} waitlisted`);
    must(taken === Math.min(capacity, people), `${taken} seats given of ${capacity} for ${people} people`);
  }
}

/** The counter of each quota is the people of that kind of organisation who hold a seat, and each of them is marked with it. */
async function proveQuotas(client: pg.Client, sessionIds: readonly string[]): Promise<void> {
  const { rows } = await client.query<{ taken: number; of_kind: number; marked: number }>(
    `select q.taken,
       (select count(*)::int from registrations r join organisations o on o.id = r.organisation_id
        where r.session_id = q.session_id and r.status = 'CONFIRMED' and o.kind = q.organisation_kind) as of_kind,
       (select count(*)::int from registrations r
        where r.session_id = q.session_id and r.status = 'CONFIRMED' and q.id = any(r.quota_ids)) as marked
     from seat_quotas q where q.session_id = any($1)`,
    [sessionIds],
  );
  for (const { taken, of_kind, marked } of rows)
    must(
      taken === of_kind && taken === marked,
      `${taken} seats counted of a quota, ${of_kind} have one, ${marked} are marked with it`,
    );
}

function must(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(`The round does not count: ${otherwise}`);
}
