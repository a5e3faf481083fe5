import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { People } from '#identity';
import { MessageComposers } from '#messaging';
import { ReportMailComposer } from './report-mail.composer.js';

@Injectable()
class ReportsWorker implements OnModuleInit {
  constructor(
    private readonly composers: MessageComposers,
    private readonly composer: ReportMailComposer,
  ) {}

  onModuleInit(): void {
    this.composers.register(this.composer);
  }
}

/** Writes the mails about reports. Needs the worker module of messaging. */
@Module({ providers: [People, ReportMailComposer, ReportsWorker] })
export class ReportsWorkerModule {}
