import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { MessageComposers, MessagingModule } from '#messaging';
import { AfterCommit, defineJob, JobRegistry } from '#queue';
import { ApprovalAwaitedV1, SeatConfirmedV1, SeatPromotedV1 } from '#registrations';
import { SessionScheduledV1 } from '#sessions';
import { DateWishes } from '../domain/date-wishes.service.js';
import { TellOfSessions } from '../domain/tell-of-sessions.js';
import { WishTries } from '../domain/wish-tries.js';
import { WishMailComposer } from './wish-mail.composer.js';
import { WishMailFacts } from './wish-mail-facts.js';

/** Tells whoever waits of what the clock opened, or a seat that came free. */
const TELL_OF_SESSIONS = defineJob<object>('wishes.tell-of-sessions', {
  queue: 'schedule',
  everyMs: 10_000,
});

@Injectable()
class WishesWorker implements OnModuleInit {
  constructor(
    private readonly composers: MessageComposers,
    private readonly composer: WishMailComposer,
    private readonly registry: JobRegistry,
    private readonly afterCommit: AfterCommit,
    private readonly telling: TellOfSessions,
  ) {}

  onModuleInit(): void {
    this.composers.register(this.composer);
    this.registry.handle(TELL_OF_SESSIONS, async () => {
      await this.telling.tell();
      await this.telling.forgetTries();
    });
    this.afterCommit.on(SessionScheduledV1, 'wishes.tell-of-session', async (_sessions, tx) => {
      await this.telling.tellWithin(tx);
    });
    for (const event of [SeatConfirmedV1, SeatPromotedV1, ApprovalAwaitedV1])
      this.afterCommit.on(event, 'wishes.fulfil-wishes', (seats, tx) =>
        this.telling.fulfil(
          tx,
          seats.map(({ registrationId }) => registrationId),
        ),
      );
  }
}

/** Tells of next dates. Needs the worker modules of queue and messaging. */
@Module({
  imports: [MessagingModule],
  providers: [
    AuditTrail,
    DateWishes,
    TellOfSessions,
    WishesWorker,
    WishMailComposer,
    WishMailFacts,
    WishTries,
  ],
})
export class WishesWorkerModule {}
