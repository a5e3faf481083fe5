import { Global, Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { People } from '#identity';
import { MessageComposers, MessagingModule } from '#messaging';
import { defineJob, JobRegistry } from '#queue';
import { SessionSeats } from '#sessions';
import { RegistrationMailFacts } from '../domain/mail-facts.js';
import { AskToApprove } from '../domain/ask-to-approve.js';
import { EndAddressHolds } from '../domain/end-address-holds.js';
import { SessionSeatsService } from '../domain/session-seats.service.js';
import { TendSeats } from '../domain/tend-seats.service.js';
import { Waitlist } from '../domain/waitlist.js';
import { ApprovalMailComposer } from './approval-mail.composer.js';
import { DeputyMailComposer } from './deputy-mail.composer.js';
import { MinimumMailComposer } from './minimum-mail.composer.js';
import { RegistrationMailComposer } from './registration-mail.composer.js';
import { SeatsAsideMailComposer } from './seats-aside-mail.composer.js';

/** Ends offers whose hour has come, releases quotas, and the seats of addresses that were not confirmed. */
const TEND_SEATS = defineJob<object>('registrations.tend-seats', { queue: 'schedule', everyMs: 10_000 });

/** Asks about registrations that have waited for approval for some working days. */
const ASK_TO_APPROVE = defineJob<object>('registrations.ask-to-approve', {
  queue: 'schedule',
  everyMs: 60_000,
});

@Injectable()
class RegistrationsWorker implements OnModuleInit {
  constructor(
    private readonly composers: MessageComposers,
    private readonly composer: RegistrationMailComposer,
    private readonly minimums: MinimumMailComposer,
    private readonly approvals: ApprovalMailComposer,
    private readonly deputies: DeputyMailComposer,
    private readonly asides: SeatsAsideMailComposer,
    private readonly registry: JobRegistry,
    private readonly seats: TendSeats,
    private readonly holds: EndAddressHolds,
    private readonly toApprove: AskToApprove,
  ) {}

  onModuleInit(): void {
    this.composers.register(this.composer);
    this.composers.register(this.minimums);
    this.composers.register(this.approvals);
    this.registry.handle(ASK_TO_APPROVE, async () => void (await this.toApprove.round()));
    this.composers.register(this.deputies);
    this.composers.register(this.asides);
    this.registry.handle(TEND_SEATS, async () => {
      await this.seats.endOffers();
      await this.holds.endHolds();
      await this.holds.forgetTries();
      await this.seats.releaseQuotas();
    });
  }
}

/** Writes the mails about registrations, and does with seats what the clock does. Needs the worker modules of queue and messaging. Global, because
 *  sessions ask it for their seats by a port. */
@Global()
@Module({
  imports: [MessagingModule],
  providers: [
    ApprovalMailComposer,
    AskToApprove,
    AuditTrail,
    DeputyMailComposer,
    EndAddressHolds,
    RegistrationsWorker,
    MinimumMailComposer,
    People,
    RegistrationMailComposer,
    RegistrationMailFacts,
    SeatsAsideMailComposer,
    { provide: SessionSeats, useClass: SessionSeatsService },
    TendSeats,
    Waitlist,
  ],
  exports: [RegistrationMailFacts, SessionSeats],
})
export class RegistrationsWorkerModule {}

export { RegistrationMailComposer } from './registration-mail.composer.js';
