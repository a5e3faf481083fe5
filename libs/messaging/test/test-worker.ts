import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { INestApplicationContext } from '@nestjs/common';
import { Config, ConfigModule } from '#config';
import { DatabaseModule } from '#database';
import { createLog, LoggingModule, NestLog } from '#logging';
import { MailerModule } from '#mailer';
import {
  type ComposedMail,
  type LedgerRow,
  MESSAGE_KINDS,
  MessageComposer,
  MessageComposers,
} from '#messaging';
import { type DeliverySettings, MessagingWorkerModule } from '#messaging/worker';
import { QueueModule, type QueueSettings } from '#queue';
import { TEST_SECRET } from '#testing';

/** The addresses of each call for composing, in order: who travelled together. */
export const composedTogether: string[][] = [];

/** Composes every kind alike; a row whose address begins with `unwanted` is no longer wanted. */
@Injectable()
class PlainComposer extends MessageComposer implements OnModuleInit {
  readonly kinds = Object.keys(MESSAGE_KINDS);
  constructor(private readonly composers: MessageComposers) {
    super();
  }
  onModuleInit(): void {
    this.composers.register(this);
  }
  async compose(rows: LedgerRow[]): Promise<Map<string, ComposedMail | null>> {
    composedTogether.push(rows.map((row) => row.toAddress));
    if (rows.some((row) => row.toAddress.startsWith('poison'))) throw new Error('poison');
    return new Map(
      rows.map((row) => [
        row.id,
        row.toAddress.startsWith('unwanted')
          ? null
          : {
              subject: `${row.kind} ${row.locale}`,
              text: 'ជម្រាបសួរ',
              html: '<p>ជម្រាបសួរ</p>',
              toName: 'ចាន់ ស្រីមុំ',
            },
      ]),
    );
  }
}

@Module({ providers: [PlainComposer] })
class PlainComposerModule {}

export interface TestWorkerOptions {
  readonly databaseUrl: string;
  readonly redisUrl?: string;
  readonly smtpUrl?: string;
  readonly queue?: Partial<QueueSettings>;
  readonly delivery?: Partial<DeliverySettings>;
}

/** A worker in this process, impatient, with a composer that writes any kind. */
export async function startTestWorker(options: TestWorkerOptions): Promise<INestApplicationContext> {
  const config = Config.read({
    NODE_ENV: 'test',
    DATABASE_URL: options.databaseUrl,
    REDIS_URL: options.redisUrl,
    SMTP_URL: options.smtpUrl,
    SAMAKI_SECRET: TEST_SECRET,
  });
  const log = createLog({ process: 'worker', level: process.env['TEST_LOG_LEVEL'] ?? 'fatal' });
  @Module({
    imports: [
      ConfigModule.with(config),
      LoggingModule.with(log),
      DatabaseModule.forProcess('samaki_worker', [], 4),
      MailerModule,
      QueueModule.forWorker({
        outboxPollMs: 500,
        reconcileEveryMs: 100,
        redispatchAfterSeconds: 2,
        ...options.queue,
      }),
      MessagingWorkerModule.with({
        scanEveryMs: 200,
        // A lease that ends while the worker lives would repeat a mail: longer than a busy machine holds one up.
        leaseSeconds: 5,
        putBackAfterSeconds: 2,
        retrySeconds: 0.2,
        ...options.delivery,
      }),
      PlainComposerModule,
    ],
  })
  class TestWorkerModule {}
  return NestFactory.createApplicationContext(TestWorkerModule, {
    logger: new NestLog(log),
    abortOnError: false,
  });
}
