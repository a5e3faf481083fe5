import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { MessageComposers, MessagingModule } from '#messaging';
import { AfterCommit, defineJob, JobRegistry } from '#queue';
import { SignInChangedV1, SignInCodeRequestedV1 } from '../domain/identity.events.js';
import { IdentityModule } from '../domain/identity.module.js';
import { QueueSignInMail } from './queue-sign-in-mail.js';
import { QueueSignInChanged, SignInChangedComposer } from './sign-in-changed.js';
import { SignInCodeComposer } from './sign-in-code.composer.js';
import { purgeChallenges, purgeCodes, purgeSignIns } from './sign-in-mail.sql.js';

/** Once an hour: codes, challenges and sign-ins that are long over. */
export const PURGE_SIGN_INS = defineJob<object>('identity.purge-sign-ins', {
  queue: 'schedule',
  everyMs: 3_600_000,
});

@Injectable()
class IdentityWorker implements OnModuleInit {
  constructor(
    private readonly afterCommit: AfterCommit,
    private readonly registry: JobRegistry,
    private readonly queueSignInMail: QueueSignInMail,
    private readonly queueSignInChanged: QueueSignInChanged,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  onModuleInit(): void {
    this.afterCommit.on(SignInCodeRequestedV1, 'identity.queue-sign-in-mail', (payloads, tx) =>
      this.queueSignInMail.hear(payloads, tx),
    );
    this.afterCommit.on(SignInChangedV1, 'identity.queue-sign-in-changed', (payloads, tx) =>
      this.queueSignInChanged.hear(payloads, tx),
    );
    this.registry.handle(PURGE_SIGN_INS, () => this.purge());
  }

  private async purge(): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      await tx.sql(purgeCodes());
      await tx.sql(purgeSignIns());
      await tx.sql(purgeChallenges());
    });
  }
}

@Injectable()
class IdentityMails implements OnModuleInit {
  constructor(
    private readonly composers: MessageComposers,
    private readonly code: SignInCodeComposer,
    private readonly changed: SignInChangedComposer,
  ) {}

  onModuleInit(): void {
    this.composers.register(this.code);
    this.composers.register(this.changed);
  }
}

/** Mails the codes and forgets the old ones. Needs the worker modules of queue and messaging. */
@Module({
  imports: [IdentityModule, MessagingModule],
  providers: [
    IdentityMails,
    IdentityWorker,
    QueueSignInChanged,
    QueueSignInMail,
    SignInChangedComposer,
    SignInCodeComposer,
  ],
})
export class IdentityWorkerModule {}
