import { Args, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, Ctx, DateTime, type RequestContext } from '#graphql';
import { SessionLoaders, SessionType } from '#sessions/api';
import { AdmissionSigner } from '../domain/admission-signer.js';
import { readReference } from '../domain/reference.js';
import { RegistrationReads } from '../domain/registration-reads.js';
import { cancellationEnds } from '../domain/seats.rules.js';
import { calendarSequence, calendarUid } from '../domain/session-calendar.js';
import { seatsLoader } from './seats.loader.js';
import { toTicketType } from './ticket.mapper.js';
import { TicketType } from './ticket.type.js';

const GIVES_BACK: ReadonlySet<string> = new Set(['CONFIRMED', 'PENDING', 'WAITLISTED', 'OFFERED']);
const TRANSFERS: ReadonlySet<string> = new Set(['CONFIRMED', 'PENDING']);

@Resolver(() => TicketType)
export class TicketResolver {
  constructor(
    private readonly reads: RegistrationReads,
    private readonly sessionLoaders: SessionLoaders,
    private readonly signer: AdmissionSigner,
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

  @ResolveField(() => Boolean, {
    description:
      'May it still be given back? A seat until `cancellableUntil`; a place in line or an offer until the session starts.',
  })
  async cancellable(@Parent() ticket: TicketType, @Ctx() ctx: RequestContext): Promise<boolean> {
    if (!GIVES_BACK.has(ticket.state)) return false;
    const session = await this.comingSession(ticket, ctx);
    if (!session) return false;
    // Of a session without a date the times are those that no longer hold.
    return session.isPostponed || (await this.endOfCancelling(ticket, session, ctx)) > session.readAt;
  }

  @ResolveField(() => DateTime, {
    nullable: true,
    description:
      'Until when it may be given back; null when there is nothing to give back, and while the session has no date.',
  })
  async cancellableUntil(@Parent() ticket: TicketType, @Ctx() ctx: RequestContext): Promise<Date | null> {
    if (!GIVES_BACK.has(ticket.state)) return null;
    const session = await this.sessionLoaders.byId(ctx).load(ticket.sessionUuid);
    if (!session || session.isCancelled || session.isPostponed) return null;
    return this.endOfCancelling(ticket, session, ctx);
  }

  @ResolveField(() => Boolean, {
    description: 'May the seat be given to somebody else? Until the session starts; a place in line never.',
  })
  async transferable(@Parent() ticket: TicketType, @Ctx() ctx: RequestContext): Promise<boolean> {
    return (
      TRANSFERS.has(ticket.state) &&
      !ticket.awaitedAddress &&
      (await this.comingSession(ticket, ctx)) !== null
    );
  }

  @ResolveField(() => Boolean, {
    description:
      'Is there a choice between the room and on-line? Until the session starts, while seats last.',
  })
  async switchable(@Parent() ticket: TicketType, @Ctx() ctx: RequestContext): Promise<boolean> {
    if (!GIVES_BACK.has(ticket.state) || !(await this.comingSession(ticket, ctx))) return false;
    const seats = await seatsLoader(ctx, this.reads).load(ticket.sessionUuid);
    return seats !== null && seats.onlineCapacity !== null;
  }

  @ResolveField(() => [SessionType], {
    description:
      'Other dates of the course that take registrations, the soonest first, at most 20; none for a ticket that cannot be changed.',
  })
  async otherDates(@Parent() ticket: TicketType, @Ctx() ctx: RequestContext): Promise<SessionType[]> {
    if (!(await this.transferable(ticket, ctx))) return [];
    const ids = await this.reads.otherDatesOf(ticket.sessionUuid);
    const dates = await Promise.all(ids.map((id) => this.sessionLoaders.byId(ctx).load(id)));
    return dates.filter((date) => date !== null);
  }

  /** The session unless it is called off or has begun. */
  private async comingSession(ticket: TicketType, ctx: RequestContext): Promise<SessionType | null> {
    const session = await this.sessionLoaders.byId(ctx).load(ticket.sessionUuid);
    return session && !session.isCancelled && !session.hasStarted ? session : null;
  }

  /** Whoever only waits, or was only offered a seat, keeps nobody from anything. */
  private async endOfCancelling(
    { state, sessionUuid }: TicketType,
    { startsAt }: SessionType,
    ctx: RequestContext,
  ): Promise<Date> {
    if (state !== 'CONFIRMED') return startsAt;
    const seats = await seatsLoader(ctx, this.reads).load(sessionUuid);
    return cancellationEnds({ closesAt: startsAt, cancelCutoffHours: seats?.cancelCutoffHours ?? 0 });
  }

  @ResolveField(() => String, {
    nullable: true,
    description:
      'What the QR code says, for the door alone: signed, of this session, with neither person nor reference. Null unless the seat stands.',
  })
  async admissionCode(@Parent() ticket: TicketType, @Ctx() ctx: RequestContext): Promise<string | null> {
    const session =
      ticket.state === 'CONFIRMED' ? await this.sessionLoaders.byId(ctx).load(ticket.sessionUuid) : null;
    if (!session || session.isCancelled) return null;
    return this.signer.codeOf(ticket.registrationUuid, { id: session.uuid, endsAt: session.endsAt });
  }

  @ResolveField(() => [String], {
    description:
      'UIDs of its entries in a calendar (RFC 5545), one for each block of the session in their order, the same in every file and every mail; any further one is of a block that the session has no more.',
  })
  async calendarUids(@Parent() ticket: TicketType, @Ctx() ctx: RequestContext): Promise<string[]> {
    const session = await this.sessionLoaders.byId(ctx).load(ticket.sessionUuid);
    const length = Math.max(1, session?.blocks.length ?? 1, session?.mostBlocks ?? 1);
    return Array.from({ length }, (_, block) => calendarUid(ticket.registrationUuid, block));
  }

  @ResolveField(() => Int, {
    description: 'SEQUENCE of its entry in a calendar as it stands now: grows with every change.',
  })
  async calendarSequence(@Parent() ticket: TicketType, @Ctx() ctx: RequestContext): Promise<number> {
    const session = await this.sessionLoaders.byId(ctx).load(ticket.sessionUuid);
    const isOff = ticket.state === 'CANCELLED' || session?.isCancelled === true;
    return calendarSequence(session?.scheduleVersion ?? 0, isOff);
  }
}
