import { type DynamicModule, Global, Module } from '@nestjs/common';
import { AfterCommit } from './after-commit.js';
import { JobRegistry } from './job-registry.js';
import { OutboxRelay } from './outbox-relay.js';
import { QueueHost } from './queue-host.js';
import { QueueSettings } from './queue-settings.js';
import { WorkHealth } from './work-health.js';
import { WorkerHost } from './worker-host.js';

/** The queues, in worker processes only: the api writes the outbox and opens none. */
@Global()
@Module({})
export class QueueModule {
  static forWorker(settings: Partial<QueueSettings> = {}): DynamicModule {
    return {
      module: QueueModule,
      providers: [
        AfterCommit,
        { provide: JobRegistry, useFactory: () => new JobRegistry() },
        OutboxRelay,
        QueueHost,
        { provide: QueueSettings, useValue: QueueSettings.with(settings) },
        WorkHealth,
        WorkerHost,
      ],
      exports: [AfterCommit, JobRegistry, OutboxRelay, QueueHost, QueueSettings, WorkHealth, WorkerHost],
    };
  }
}
