import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Config, ConfigModule } from '#config';
import { DatabaseModule } from '#database';
import { IDENTITY_ENTITIES } from '#identity';
import { IdentityWorkerModule } from '#identity/worker';
import { createLog, LoggingModule, NestLog } from '#logging';
import { MailerModule } from '#mailer';
import { MessagingWorkerModule } from '#messaging/worker';
import { QueueModule } from '#queue';
import { RegistrationsWorkerModule } from '#registrations/worker';
import { RemindersWorkerModule } from '#reminders/worker';
import { TEST_SECRET, type TestDatabase } from '#testing';
import { composersOfOthers } from '../../messaging/test/composers-of-others.js';

/** A worker with everything that writes mail, in this process; its mails are caught in the database. */
export async function startRemindingWorker(database: TestDatabase): Promise<INestApplicationContext> {
  const config = Config.read({
    NODE_ENV: 'test',
    DATABASE_URL: database.url,
    SAMAKI_SECRET: TEST_SECRET,
    PUBLIC_URL: 'https://samaki.example',
  });
  const log = createLog({ process: 'worker', level: process.env['TEST_LOG_LEVEL'] ?? 'silent' });
  @Module({
    imports: [
      ConfigModule.with(config),
      LoggingModule.with(log),
      DatabaseModule.forProcess('samaki_worker', [...IDENTITY_ENTITIES], 5),
      MailerModule,
      QueueModule.forWorker({ outboxPollMs: 200, reconcileEveryMs: 200 }),
      MessagingWorkerModule.with({ scanEveryMs: 100 }),
      IdentityWorkerModule,
      RegistrationsWorkerModule,
      RemindersWorkerModule,
      composersOfOthers('identity', 'registrations', 'sessions', 'reminders'),
    ],
  })
  class RemindingWorkerModule {}
  return NestFactory.createApplicationContext(RemindingWorkerModule, {
    logger: new NestLog(log),
    abortOnError: false,
  });
}
