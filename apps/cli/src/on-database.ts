import { connectionOptions, startEmbeddedPostgres } from '#database';
import pg from 'pg';
import { dataFolder, openDataFolder } from './start/data-folder.js';

/** Runs `work` on the database that is meant: the one in DATABASE_URL, or the one in the data folder. That one
 *  is started for as long as the verb runs, unless `npm start` has it running. */
export async function onDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const given = process.env['DATABASE_URL'];
  if (given) return work(given);
  const dataDir = dataFolder(process.env);
  openDataFolder(dataDir);
  const embedded = await startEmbeddedPostgres({ dataDir });
  try {
    return await work(embedded.url);
  } finally {
    if (!embedded.adopted) await embedded.stop();
  }
}

/** One connection as the owner, closed afterwards. */
export async function asOwner<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    ...connectionOptions(url, 'owner', 60_000),
    connectionTimeoutMillis: 10_000,
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
