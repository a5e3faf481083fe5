import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { People } from '#identity';
import { MessageComposers } from '#messaging';
import { ConsultationMailComposer } from './consultation-mail.composer.js';

@Injectable()
class ConsultationsWorker implements OnModuleInit {
  constructor(
    private readonly composers: MessageComposers,
    private readonly composer: ConsultationMailComposer,
  ) {}

  onModuleInit(): void {
    this.composers.register(this.composer);
  }
}

/** Writes the mails about submissions. Needs the worker module of messaging. */
@Module({ providers: [ConsultationMailComposer, ConsultationsWorker, People] })
export class ConsultationsWorkerModule {}
