import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

const PAUSE_MS = 500;

/** Waits until the database lets us in, so that api and worker may be started before it. Throws at the deadline (milliseconds), with an address that holds no password, so that
 *  whoever started the process knows what to look at. */
export async function awaitDatabase(url: string, deadlineMs: number): Promise<void> {
  const end = Date.now() + deadlineMs;
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
    // A connection that breaks while it is being closed is no news.
    client.on('error', () => undefined);
    try {
      await client.connect();
      return;
    } catch (error) {
      if (Date.now() + PAUSE_MS > end) {
        const { hostname, port, pathname } = new URL(url);
        const code = (error as { code?: string }).code ?? 'no answer';
        throw new Error(`The database ${hostname}:${port || 5432}${pathname} cannot be used (${code})`, {
          cause: error,
        });
      }
    } finally {
      await client.end().catch(() => undefined);
    }
    await pause(PAUSE_MS);
  }
}
