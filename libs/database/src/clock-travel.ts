import type pg from 'pg';

type Client = Pick<pg.Client, 'query'>;

/** Moves the SQL clock of one database by a fixed distance from real time (milliseconds, negative for the
 *  past) for every connection at once. Only the owner may. For tests and demonstrations. */
export async function setClockOffset(owner: Client, offsetMs: number): Promise<void> {
  if (!Number.isSafeInteger(Math.round(offsetMs)))
    throw new RangeError('The distance must be a number of milliseconds');
  const seconds = (Math.round(offsetMs) / 1000).toFixed(3);
  const body = Math.round(offsetMs) === 0 ? 'select now()' : `select now() + interval '${seconds} seconds'`;
  await owner.query(
    `create or replace function app_now() returns timestamptz language sql stable parallel safe as '${body.replaceAll("'", "''")}'`,
  );
}

/** How far the SQL clock is from real time, in milliseconds. */
export async function clockOffset(client: Client): Promise<number> {
  const answer = await client.query<{ ms: string }>(
    'select round(extract(epoch from app_now() - now()) * 1000)::bigint as ms',
  );
  return Number(answer.rows[0]?.ms ?? 0);
}
