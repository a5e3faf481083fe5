import pg from 'pg';
import { waitFor } from './wait-for.js';

/** A shut door inside the database at which transactions of a test meet. SQL that a test plants goes through it by
 *  `select pg_advisory_xact_lock_shared(<key>)`. So what two transactions do between reading and writing happens at
 *  once for certain, however slow the machine is. */
export interface Rendezvous {
  /** Resolves when that many wait before the door. Throws after a minute. */
  arrived(count: number): Promise<void>;
  /** Lets all of them through, and whoever comes later. */
  open(): Promise<void>;
}

/** Shuts the door of a key, any number below 2^31. Holds one connection until it opens. */
export async function shutRendezvous(databaseUrl: string, key: number): Promise<Rendezvous> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'samaki test' });
  client.on('error', () => undefined);
  await client.connect();
  await client.query('select pg_advisory_lock($1)', [key]);
  return {
    arrived: async (count) => {
      await waitFor(
        async () => {
          const { rows } = await client.query<{ n: number }>(
            `select count(*)::int as n from pg_locks l join pg_database d on d.oid = l.database and d.datname = current_database()
             where l.locktype = 'advisory' and l.objid = $1 and not l.granted`,
            [key],
          );
          return rows[0]!.n >= count;
        },
        60_000,
        `${count} transactions at the rendezvous`,
      );
    },
    open: () => client.end(),
  };
}
