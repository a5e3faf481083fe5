import type { Server } from 'node:http';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Config } from '#config';
import { Metrics, Readiness } from '#health';
import { type Log, NestLog } from '#logging';
import { serveHealth } from './health-server.js';
import { WorkerModule, type WorkerOptions } from './worker.module.js';

/** From the signal to the end at the latest. */
const DEADLINE_MS = 14_000;

/** Starts the worker and ends it in order on SIGTERM or SIGINT. Throws when it cannot start. */
export async function runWorker(
  config: Config,
  log: Log,
  options: WorkerOptions = {},
): Promise<INestApplicationContext> {
  const app = await NestFactory.createApplicationContext(WorkerModule.with(config, log, options), {
    logger: new NestLog(log),
    abortOnError: false,
  });
  const server = await serveHealth(app.get(Readiness), app.get(Metrics), config.workerPort, config.host);
  endOnSignals(app, server, log);
  log.info(
    { port: config.workerPort, keyId: config.keyId, startMs: Math.round(performance.now()) },
    'The worker works',
  );
  return app;
}

function endOnSignals(app: INestApplicationContext, server: Server, log: Log): void {
  let ending = false;
  const end = async (signal: string): Promise<void> => {
    if (ending) process.exit(1);
    ending = true;
    log.info({ signal }, 'Ending');
    setTimeout(() => {
      log.error({}, 'Not everything ended in time');
      process.exit(1);
    }, DEADLINE_MS).unref();
    app.get(Readiness).stopAccepting();
    await app.close();
    server.closeAllConnections();
    server.close();
    log.info({}, 'Ended');
    process.exitCode = 0;
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      end(signal).catch((error: unknown) => {
        log.fatal({ err: error }, 'The end went wrong');
        process.exit(1);
      });
    });
  }
}
