import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Config, ConfigModule } from '#config';
import { DatabaseModule, DomainEvent } from '#database';
import { newId } from '#kernel';
import { createLog, LoggingModule, NestLog } from '#logging';
import { AfterCommit, JobRegistry, QueueModule, type QueueSettings, WorkerHost } from '#queue';
import { TEST_SECRET, type TestDatabase } from '#testing';

/** News of the tests: number `n` was made. */
export class NumberMadeV1 extends DomainEvent<{ n: number }> {
  static override readonly topic = 'testing.number.made.v1';
}

/** A queue of a worker in this process, impatient. `prepare` registers handlers and listeners before it starts. */
export async function startTestQueue(
  at: { databaseUrl: string; redisUrl: string | undefined },
  prepare: (parts: { afterCommit: AfterCommit; registry: JobRegistry; host: WorkerHost }) => void,
  settings: Partial<QueueSettings> = {},
): Promise<INestApplicationContext> {
  const config = Config.read({
    NODE_ENV: 'test',
    DATABASE_URL: at.databaseUrl,
    REDIS_URL: at.redisUrl,
    SAMAKI_SECRET: TEST_SECRET,
  });
  const log = createLog({ process: 'worker', level: process.env['TEST_LOG_LEVEL'] ?? 'silent' });
  @Module({
    imports: [
      ConfigModule.with(config),
      LoggingModule.with(log),
      DatabaseModule.forProcess('samaki_worker', [], 4),
      QueueModule.forWorker({
        outboxPollMs: 200,
        reconcileEveryMs: 100,
        redispatchAfterSeconds: 1,
        stopWithinMs: 2_000,
        ...settings,
      }),
    ],
    providers: [
      {
        provide: 'PREPARED',
        inject: [AfterCommit, JobRegistry, WorkerHost],
        useFactory: (afterCommit: AfterCommit, registry: JobRegistry, host: WorkerHost) =>
          prepare({ afterCommit, registry, host }) ?? null,
      },
    ],
  })
  class TestQueueModule {}
  return NestFactory.createApplicationContext(TestQueueModule, {
    logger: new NestLog(log),
    abortOnError: false,
  });
}

/** Writes news as an api would, committed. */
export async function announce(
  database: TestDatabase,
  numbers: readonly number[],
  topic = NumberMadeV1.topic,
): Promise<void> {
  await database.ownerSql(
    `insert into outbox (id, topic, payload) select id, $1, jsonb_build_object('n', n) from unnest($2::uuid[], $3::int[]) as u(id, n)`,
    [topic, numbers.map(() => newId()), numbers],
  );
}

export const numbersTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);
