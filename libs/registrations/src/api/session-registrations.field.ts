import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '#authz';
import {
  Allow,
  badInput,
  type ConnectionOf,
  Ctx,
  CurrentActor,
  forbidden,
  type RequestContext,
  toConnection,
  toGlobalId,
} from '#graphql';
import { SessionPolicy } from '#sessions';
import { SessionType } from '#sessions/api';
import { ApprovalDeputies } from '../domain/approval-deputies.service.js';
import { type RosterEntryView, RegistrationReads, type SeatsView } from '../domain/registration-reads.js';
import { RosterArgs, RosterConnection, RosterCountsType, RosterEntryType } from './roster.type.js';
import { seatsLoader } from './seats.loader.js';
import { SeatsType, SessionStateEnum } from './seats.type.js';
import { REGISTRATION_PREFIX } from './ticket.mapper.js';

const MAX_SEARCH = 100;
const NO_SEATS: Omit<SeatsView, 'sessionId'> = {
  capacity: 0,
  taken: 0,
  setAside: 0,
  waiting: 0,
  left: 0,
  roomLeft: null,
  onlineLeft: null,
  onlineCapacity: null,
  onlineTaken: 0,
  groupPolicy: 'SKIP',
  promotion: 'CONFIRM',
  offerHours: 24,
  offerCutoffHours: 0,
  cancelCutoffHours: 0,
  needsApproval: false,
  addressHoldMinutes: null,
  sameHour: 'WARN',
  questionsVersion: 0,
};

/** What registrations add to a session: its seats, its state, its roster. */
@Resolver(() => SessionType)
export class SessionRegistrationsField {
  constructor(
    private readonly reads: RegistrationReads,
    private readonly policy: SessionPolicy,
    private readonly deputies: ApprovalDeputies,
  ) {}

  @ResolveField(() => SeatsType)
  async seats(@Parent() session: SessionType, @Ctx() ctx: RequestContext): Promise<SeatsType> {
    return {
      ...NO_SEATS,
      ...(await seatsLoader(ctx, this.reads).load(session.uuid)),
      sessionUuid: session.uuid,
    };
  }

  @ResolveField(() => SessionStateEnum)
  async state(
    @Parent() session: SessionType,
    @Ctx() ctx: RequestContext,
  ): Promise<keyof typeof SessionStateEnum> {
    if (session.isCancelled) return 'CANCELLED';
    if (session.isDraft) return 'DRAFT';
    if (session.isPostponed) return 'POSTPONED';
    if (session.hasEnded) return 'ENDED';
    if (session.registration === 'NOT_YET') return 'NOT_OPEN';
    if (session.registration === 'CLOSED') return 'CLOSED';
    const seats = await seatsLoader(ctx, this.reads).load(session.uuid);
    return seats && seats.left > 0 ? 'OPEN' : 'FULL';
  }

  @ResolveField(() => RosterConnection, {
    description:
      'By name in Khmer order. For its trainers and the working group; who waits for an approval also for the deputy of who decides.',
  })
  @Allow('registrations.read-roster')
  async roster(
    @Parent() session: SessionType,
    @Args() args: RosterArgs,
    @CurrentActor() actor: Actor,
  ): Promise<ConnectionOf<RosterEntryType>> {
    // Of who waits for an approval their deputies read as whom they stand in for do: nobody else of the session.
    const deputy = args.awaitsApproval ? await this.deputies.readerOfWaiting(actor, session) : null;
    if (!deputy) await this.assertInside(actor, session);
    if (args.search && args.search.length > MAX_SEARCH) throw badInput('the search is too long');
    const showsContacts = await this.policy.mayReadContacts(actor, session.uuid);
    const reader = deputy ?? actor;
    return toConnection(
      await this.reads.roster(reader, session.uuid, args, args, showsContacts),
      toRosterEntry(reader),
    );
  }

  @ResolveField(() => Boolean, {
    description: 'Does the roster show how people are reached, to whoever asks now?',
  })
  @Allow('registrations.read-roster')
  async rosterShowsContacts(@Parent() session: SessionType, @CurrentActor() actor: Actor): Promise<boolean> {
    await this.assertInside(actor, session);
    return this.policy.mayReadContacts(actor, session.uuid);
  }

  @ResolveField(() => RosterCountsType)
  @Allow('registrations.read-roster')
  async rosterCounts(
    @Parent() session: SessionType,
    @CurrentActor() actor: Actor,
  ): Promise<RosterCountsType> {
    await this.assertInside(actor, session);
    return this.reads.rosterCounts(actor, session.uuid);
  }

  private async assertInside(actor: Actor, session: SessionType): Promise<void> {
    if (!(await this.policy.mayReadInside(actor, session.uuid)))
      throw forbidden('not a trainer of this session');
  }
}

const toRosterEntry =
  (reader: Actor) =>
  (view: RosterEntryView): RosterEntryType => ({
    ...view,
    id: toGlobalId(REGISTRATION_PREFIX, view.id),
    registrationUuid: view.id,
    reader,
  });
