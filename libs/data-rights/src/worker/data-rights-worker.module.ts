import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { Metrics } from '#health';
import { Log } from '#logging';
import { MessageComposers } from '#messaging';
import { defineJob, JobRegistry } from '#queue';
import { DataRightsModule } from '../domain/data-rights.module.js';
import { ErasureReads } from '../domain/erasure-reads.js';
import { ErasePersonService } from '../domain/erase-person.service.js';
import { RetainService } from '../domain/retain.service.js';
import { RightsMailComposer } from './rights-mail.composer.js';

/** Once an hour: whoever asked fourteen days ago. */
export const ERASE_DUE = defineJob<object>('data-rights.erase-due', {
  queue: 'schedule',
  everyMs: 3_600_000,
});

/** Once a day: what has passed its time. */
export const RETAIN = defineJob<object>('data-rights.retain-rows', {
  queue: 'schedule',
  everyMs: 86_400_000,
});

@Injectable()
class DataRightsWorker implements OnModuleInit {
  constructor(
    private readonly registry: JobRegistry,
    private readonly composers: MessageComposers,
    private readonly mails: RightsMailComposer,
    private readonly erasing: ErasePersonService,
    private readonly retaining: RetainService,
    private readonly erasures: ErasureReads,
    private readonly metrics: Metrics,
    private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.composers.register(this.mails);
    this.metrics.gauge(
      'samaki_erasures_overdue',
      'Erasures whose time came more than two hours ago: a duty that came up since, or a fault',
      () => this.erasures.overdue(),
    );
    this.registry.handle(ERASE_DUE, async () => {
      const erased = await this.erasing.eraseDue();
      if (erased > 0) this.log.info({ erased }, 'People were erased, as they asked');
    });
    this.registry.handle(RETAIN, async () => {
      const passed = (await this.retaining.round()).filter(({ count }) => count > 0);
      if (passed.length > 0) this.log.info({ passed }, 'What passed its time is gone');
    });
  }
}

/** Erases and forgets. Needs the worker modules of queue and messaging, and the domain module of every lib that holds
 *  something of people: without one of them nobody is erased. */
@Module({
  imports: [DataRightsModule],
  providers: [DataRightsWorker, RightsMailComposer],
})
export class DataRightsWorkerModule {}
