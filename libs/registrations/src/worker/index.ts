import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { MessageComposers } from '#messaging';
import { RegistrationMailFacts } from '../domain/mail-facts.js';
import { RegistrationMailComposer } from './registration-mail.composer.js';

@Injectable()
class RegistrationsWorker implements OnModuleInit {
  constructor(
    private readonly composers: MessageComposers,
    private readonly composer: RegistrationMailComposer,
  ) {}

  onModuleInit(): void {
    this.composers.register(this.composer);
  }
}

/** Writes the mails about registrations. Needs the worker module of messaging. */
@Module({
  providers: [RegistrationsWorker, RegistrationMailComposer, RegistrationMailFacts],
  exports: [RegistrationMailFacts],
})
export class RegistrationsWorkerModule {}

export { RegistrationMailComposer } from './registration-mail.composer.js';
