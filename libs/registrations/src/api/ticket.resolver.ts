import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, type RequestContext } from '#graphql';
import { SessionReads } from '#sessions';
import { SessionLoaders, SessionType } from '#sessions/api';
import { readReference } from '../domain/reference.js';
import { RegistrationReads } from '../domain/registration-reads.js';
import { toTicketType } from './ticket.mapper.js';
import { TicketType } from './ticket.type.js';

/** The join link is shown from this long before the start until the end. */
const JOIN_LINK_BEFORE_MS = 24 * 3600 * 1000;

@Resolver(() => TicketType)
export class TicketResolver {
  constructor(
    private readonly reads: RegistrationReads,
    private readonly sessions: SessionReads,
    private readonly sessionLoaders: SessionLoaders,
  ) {}

  @Query(() => TicketType, {
    nullable: true,
    description: 'The ticket of a code, or null. Blanks, lower case and Khmer digits are understood.',
  })
  @Allow('registrations.read-ticket')
  async ticket(@Args('reference', { type: () => String }) typed: string): Promise<TicketType | null> {
    const reference = readReference(typed);
    const view = reference ? await this.reads.ticket(reference) : null;
    return view && toTicketType(view);
  }

  @ResolveField(() => SessionType)
  async session(@Parent() ticket: TicketType, @Ctx() ctx: RequestContext): Promise<SessionType | null> {
    return this.sessionLoaders.byId(ctx).load(ticket.sessionUuid);
  }

  @ResolveField(() => Boolean, { description: 'May it still be given back? Until the session starts.' })
  async cancellable(@Parent() ticket: TicketType, @Ctx() ctx: RequestContext): Promise<boolean> {
    if (ticket.state !== 'CONFIRMED' && ticket.state !== 'WAITLISTED') return false;
    const session = await this.sessionLoaders.byId(ctx).load(ticket.sessionUuid);
    return session !== null && !session.isCancelled && !session.hasStarted;
  }

  @ResolveField(() => String, {
    nullable: true,
    description:
      'Where to join an on-line session: for a confirmed person, from 24 hours before the start until the end.',
  })
  async joinUrl(@Parent() ticket: TicketType, @Ctx() ctx: RequestContext): Promise<string | null> {
    const session =
      ticket.state === 'CONFIRMED' ? await this.sessionLoaders.byId(ctx).load(ticket.sessionUuid) : null;
    if (!session || session.mode !== 'ONLINE' || session.isCancelled || session.hasEnded) return null;
    return session.startsAt.getTime() - JOIN_LINK_BEFORE_MS <= session.readAt.getTime()
      ? this.sessions.joinUrl(ticket.sessionUuid)
      : null;
  }
}
