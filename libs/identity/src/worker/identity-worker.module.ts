import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { type MessageComposer, MessageComposers, MessagingModule } from '#messaging';
import { letPass } from '#privacy';
import { AfterCommit, defineJob, JobRegistry } from '#queue';
import {
  InvitationSentV1,
  RoleChangedV1,
  SignInChangedV1,
  SignInCodeRequestedV1,
} from '../domain/identity.events.js';
import { purgeAttempts } from '../domain/provider.sql.js';
import { IdentityModule } from '../domain/identity.module.js';
import { INVITATION_KEPT_DAYS } from '../domain/invitation.rules.js';
import { purgeInvitations } from '../domain/invitations.sql.js';
import { ComparePeopleJob } from './compare-people.job.js';
import { InvitationComposer } from './invitation.composer.js';
import { QueueInvitationMail } from './queue-invitation-mail.js';
import { PASSING_SIGN_INS } from '../domain/identity.personal-data.js';
import { QueueSignInMail } from './queue-sign-in-mail.js';
import { MergeComposer } from './merge.composer.js';
import { QueueRoleMail, RoleChangeComposer } from './role-change.composer.js';
import { QueueSignInChanged, SignInChangedComposer } from './sign-in-changed.js';
import { SignInCodeComposer } from './sign-in-code.composer.js';
import { purgeChallenges } from './sign-in-mail.sql.js';

/** Once an hour: codes, challenges, ways to a provider, sign-ins and invitations that are long over. */
export const PURGE_SIGN_INS = defineJob<object>('identity.purge-sign-ins', {
  queue: 'schedule',
  everyMs: 3_600_000,
});

/** Who writes the mails of this lib, and who queues them. */
@Injectable()
class IdentityMails {
  readonly composers: readonly MessageComposer[];

  constructor(
    signInCode: SignInCodeComposer,
    invitation: InvitationComposer,
    readonly ofSignIn: QueueSignInMail,
    readonly ofInvitation: QueueInvitationMail,
    roleChange: RoleChangeComposer,
    readonly ofRole: QueueRoleMail,
    merge: MergeComposer,
  ) {
    this.composers = [signInCode, invitation, roleChange, merge];
  }
}

/** What tells of a changed sign-in, and who queues it. */
@Injectable()
class SignInChangedMail {
  constructor(
    readonly composer: SignInChangedComposer,
    readonly queue: QueueSignInChanged,
  ) {}
}

@Injectable()
class IdentityWorker implements OnModuleInit {
  constructor(
    private readonly afterCommit: AfterCommit,
    private readonly registry: JobRegistry,
    private readonly composers: MessageComposers,
    private readonly unitOfWork: UnitOfWork,
    private readonly mails: IdentityMails,
    private readonly signInChanged: SignInChangedMail,
  ) {}

  onModuleInit(): void {
    for (const composer of this.mails.composers) this.composers.register(composer);
    this.afterCommit.on(SignInCodeRequestedV1, 'identity.queue-sign-in-mail', (payloads, tx) =>
      this.mails.ofSignIn.hear(payloads, tx),
    );
    this.afterCommit.on(InvitationSentV1, 'identity.queue-invitation-mail', (payloads, tx) =>
      this.mails.ofInvitation.hear(payloads, tx),
    );
    this.afterCommit.on(RoleChangedV1, 'identity.queue-role-mail', (payloads, tx) =>
      this.mails.ofRole.hear(payloads, tx),
    );
    this.composers.register(this.signInChanged.composer);
    this.afterCommit.on(SignInChangedV1, 'identity.queue-sign-in-changed', (payloads, tx) =>
      this.signInChanged.queue.hear(payloads, tx),
    );
    this.registry.handle(PURGE_SIGN_INS, () => this.purge());
  }

  private async purge(): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      for (const passing of PASSING_SIGN_INS) await tx.sql(letPass(passing));
      await tx.sql(purgeInvitations(INVITATION_KEPT_DAYS));
      await tx.sql(purgeChallenges());
      await tx.sql(purgeAttempts());
    });
  }
}

/** Mails the codes and forgets the old ones. Needs the worker modules of queue and messaging. */
@Module({
  imports: [IdentityModule, MessagingModule],
  providers: [
    IdentityWorker,
    ComparePeopleJob,
    IdentityMails,
    QueueSignInMail,
    SignInCodeComposer,
    QueueInvitationMail,
    InvitationComposer,
    QueueRoleMail,
    RoleChangeComposer,
    MergeComposer,
    SignInChangedMail,
    QueueSignInChanged,
    SignInChangedComposer,
  ],
})
export class IdentityWorkerModule {}
