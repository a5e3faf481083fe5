import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Config } from '#config';
import { WarmUp } from '#graphql';
import { Readiness, settleMemory } from '#health';
import { createLog, NestLog } from '#logging';
import { ApiModule } from './api.module.js';
import { createHttpServer } from './http-server.js';
import { endOnSignals } from './shutdown.js';

/** Starts the server, once `database` has let somebody in. Answers when it listens and is warm. */
export async function start(config: Config, database: Promise<void>): Promise<void> {
  const log = createLog({ process: 'api', level: config.logLevel });
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'A promise was left unheard'));
  await database;

  let isEnding = (): boolean => false;
  const app = await NestFactory.create<NestFastifyApplication>(
    ApiModule.with(config, log, { documentsFile: config.graphqlDocumentsFile }),
    createHttpServer(config, () => isEnding()),
    { logger: new NestLog(log), abortOnError: false, bodyParser: false },
  );
  const readiness = app.get(Readiness);
  isEnding = () => !readiness.isAccepting;
  await app.listen(config.apiPort, config.host);
  endOnSignals(app, log);
  log.info(
    { port: config.apiPort, keyId: config.keyId, startMs: Math.round(performance.now()) },
    'The api listens',
  );
  await app.get(WarmUp).run();
  await settleMemory();
}
