import { Injectable, Module } from '@nestjs/common';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Ctx, DateTime, type RequestContext } from '#graphql';
import { TicketType } from '#registrations/api';
import { SessionLoaders, SessionsApiModule } from '#sessions/api';
import { planReminder } from '../domain/reminder.rules.js';

/** What reminders add to a ticket. */
@Injectable()
@Resolver(() => TicketType)
export class TicketReminderField {
  constructor(private readonly sessions: SessionLoaders) {}

  @ResolveField(() => DateTime, {
    nullable: true,
    description:
      'When a reminder will be sent: to a confirmed person with an address, 16:00 of the day before. Null when none will.',
  })
  async reminderAt(@Parent() ticket: TicketType, @Ctx() ctx: RequestContext): Promise<Date | null> {
    if (ticket.state !== 'CONFIRMED' || !ticket.hasEmail) return null;
    const session = await this.sessions.byId(ctx).load(ticket.sessionUuid);
    return session && !session.isCancelled ? planReminder(session, session.readAt) : null;
  }
}

@Module({ imports: [SessionsApiModule], providers: [TicketReminderField] })
export class RemindersApiModule {}
