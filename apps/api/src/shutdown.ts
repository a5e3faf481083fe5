import { setTimeout as pause } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Readiness } from '#health';
import type { Log } from '#logging';

/** Time for balancers to see that we are not ready and for clients to come back by another connection. */
const NOTICE_MS = 1_500;
/** From the signal to the end at the latest. */
const DEADLINE_MS = 14_000;

/** Ends the process in order: not ready, no new connections, running requests answered, then whatever the modules
 *  hold: first what writes, last the pools. A second signal, or the deadline, ends it at once. */
export function endOnSignals(app: NestFastifyApplication, log: Log): void {
  let ending = false;
  const end = async (signal: string): Promise<void> => {
    if (ending) process.exit(1);
    ending = true;
    log.info({ signal }, 'Ending');
    setTimeout(() => {
      log.error({}, 'Not everything ended in time');
      process.exit(1);
    }, DEADLINE_MS).unref();
    const readiness = app.get(Readiness);
    readiness.stopAccepting();
    if (await hasConnections(app)) await pause(NOTICE_MS);
    await app.close();
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

const hasConnections = (app: NestFastifyApplication): Promise<boolean> =>
  new Promise((resolve) => {
    app
      .getHttpServer()
      .getConnections((error: Error | null, count: number) => resolve(error !== null || count > 0));
  });
