import 'reflect-metadata';
import { Config, ConfigError } from '#config';
import { awaitDatabase } from '#database';
import { settleMemory } from '#health';
import { createLog } from '#logging';
import { runWorker } from './run-worker.js';

const DATABASE_DEADLINE_MS = 10_000;

/** Starts the worker. Every reason not to start is said in plain words and ends the process with code 1. */
async function main(): Promise<void> {
  const config = Config.read();
  const log = createLog({ process: 'worker', level: config.logLevel });
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'A promise was left unheard'));
  await awaitDatabase(config.databaseUrl, DATABASE_DEADLINE_MS);
  await runWorker(config, log);
  await settleMemory();
}

main().catch((error: unknown) => {
  const inPlainWords =
    error instanceof ConfigError || (error instanceof Error && error.message.startsWith('The '));
  process.stderr.write(
    `${inPlainWords ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exit(1);
});
