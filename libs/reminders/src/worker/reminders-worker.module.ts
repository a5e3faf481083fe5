import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { MessageComposers, MessagingModule } from '#messaging';
import { AfterCommit } from '#queue';
import { RegistrationMailFacts, SeatConfirmedV1, SeatPromotedV1 } from '#registrations';
import { SessionMovedV1 } from '#sessions';
import { ScheduleReminders } from '../domain/schedule-reminders.service.js';
import { DayBeforeComposer } from './day-before.composer.js';

/** What reminders hear, all of it after the commit: a reminder may be planned seconds late, but what it replaces
 *  was withdrawn in time. */
@Injectable()
class RemindersWorker implements OnModuleInit {
  constructor(
    private readonly afterCommit: AfterCommit,
    private readonly composers: MessageComposers,
    private readonly composer: DayBeforeComposer,
    private readonly reminders: ScheduleReminders,
  ) {}

  onModuleInit(): void {
    this.composers.register(this.composer);
    for (const event of [SeatConfirmedV1, SeatPromotedV1])
      this.afterCommit.on(event, 'reminders.schedule-reminder', (seats, tx) =>
        this.reminders.schedule(
          tx,
          seats.map((seat) => seat.registrationId),
        ),
      );
    this.afterCommit.on(SessionMovedV1, 'reminders.reschedule-reminders', async (sessions, tx) => {
      for (const sessionId of new Set(sessions.map((session) => session.sessionId)))
        await this.reminders.scheduleSession(tx, sessionId);
    });
  }
}

/** Plans and writes reminders. Needs the worker modules of queue and messaging. */
@Module({
  imports: [MessagingModule],
  providers: [DayBeforeComposer, RegistrationMailFacts, RemindersWorker, ScheduleReminders],
})
export class RemindersWorkerModule {}
