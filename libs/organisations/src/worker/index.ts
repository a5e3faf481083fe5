import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { People } from '#identity';
import { MessageComposers } from '#messaging';
import { CompareOrganisations } from '../domain/compare-organisations.js';
import { CompareOrganisationsJob } from './compare-organisations.job.js';
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

/** Writes the mails about organisations and compares them. Needs the worker modules of messaging and of the queue. */
@Module({
  providers: [
    CompareOrganisations,
    CompareOrganisationsJob,
    OrganisationMailComposer,
    OrganisationMailFactsReads,
    OrganisationsWorker,
    People,
  ],
})
export class OrganisationsWorkerModule {}
