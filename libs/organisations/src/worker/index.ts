import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { People } from '#identity';
import { MessageComposers } from '#messaging';
import { OrganisationMailComposer } from './organisation-mail.composer.js';
import { OrganisationMailFactsReads } from './organisation-mail.facts.js';

@Injectable()
class OrganisationsWorker implements OnModuleInit {
  constructor(
    private readonly composers: MessageComposers,
    private readonly composer: OrganisationMailComposer,
  ) {}

  onModuleInit(): void {
    this.composers.register(this.composer);
  }
}

/** Writes the mails about organisations. Needs the worker module of messaging. */
@Module({ providers: [OrganisationMailComposer, OrganisationMailFactsReads, OrganisationsWorker, People] })
export class OrganisationsWorkerModule {}
