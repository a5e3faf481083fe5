import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { MessageComposers, MessagingModule } from '#messaging';
import { AfterCommit, defineJob, JobRegistry } from '#queue';
import { SignInCodeRequestedV1 } from '../domain/identity.events.js';
import { IdentityModule } from '../domain/identity.module.js';
import { purgeCodes, purgeSignIns } from '../domain/identity.personal-data.js';
import { QueueSignInMail } from './queue-sign-in-mail.js';
import { SignInCodeComposer } from './sign-in-code.composer.js';

/** Once an hour: codes and sign-ins that are long over. */
export const PURGE_SIGN_INS = defineJob<object>('identity.purge-sign-ins', {
  queue: 'schedule',
  everyMs: 3_600_000,
});

@Injectable()
class IdentityWorker implements OnModuleInit {
  constructor(
    private readonly afterCommit: AfterCommit,
    private readonly registry: JobRegistry,
    private readonly composers: MessageComposers,
    private readonly composer: SignInCodeComposer,
    private readonly queueSignInMail: QueueSignInMail,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.composers.register(this.composer);
    this.afterCommit.on(SignInCodeRequestedV1, 'identity.queue-sign-in-mail', (payloads, tx) =>
      this.queueSignInMail.hear(payloads, tx),
    );
    this.registry.handle(PURGE_SIGN_INS, () => this.purge());
  }

  private async purge(): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      await tx.sql(purgeCodes());
      await tx.sql(purgeSignIns());
    });
  }
}

/** Mails the codes and forgets the old ones. Needs the worker modules of queue and messaging. */
@Module({
  imports: [IdentityModule, MessagingModule],
  providers: [IdentityWorker, QueueSignInMail, SignInCodeComposer],
})
export class IdentityWorkerModule {}
