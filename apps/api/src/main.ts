import { Config } from '#config';
import { awaitDatabase } from '#database';

const DATABASE_DEADLINE_MS = 10_000;

/** Starts the api. Every reason not to start is said in plain words and ends the process with code 1. */
async function main(): Promise<void> {
  const config = Config.read();
  // The database answers while the server is being read from the disk; that takes longer than anything else here.
  const database = awaitDatabase(config.databaseUrl, DATABASE_DEADLINE_MS);
  database.catch(() => undefined);
  const { start } = await import('./start.js');
  await start(config, database);
}

main().catch((error: unknown) => {
  // What we refuse ourselves is said in a sentence; anything else is a bug, and its frames help.
  const isOurs = error instanceof Error && error.message.startsWith('The ');
  process.stderr.write(`${isOurs ? error.message : error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
