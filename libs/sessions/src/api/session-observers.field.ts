import { Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Actor, can } from '#authz';
import { Allow, Ctx, CurrentActor, type RequestContext } from '#graphql';
import { ObserverReads, type ObserverView } from '../domain/observer-reads.js';
import { SessionPolicy } from '../domain/session.policy.js';
import { SessionLoaders } from './session.loader.js';
import { SessionObserverType, SessionType } from './session.type.js';

/** Who watches sessions: for those who run them, and for whoever watches. The public reads nothing of it. */
@Resolver(() => SessionType)
export class SessionObserversField {
  constructor(
    private readonly reads: ObserverReads,
    private readonly policy: SessionPolicy,
    private readonly loaders: SessionLoaders,
  ) {}

  @Query(() => [SessionType], {
    description: 'Sessions to come that I watch without a seat, the soonest first: 50 at most.',
  })
  @Allow('sessions.read-observed')
  async observedSessions(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<readonly SessionType[]> {
    const ids = await this.reads.observedBy(actor);
    const sessions = await Promise.all(ids.map((id) => this.loaders.byId(ctx).load(id)));
    return sessions.filter((session) => session !== null);
  }

  @ResolveField(() => [SessionObserverType], {
    nullable: true,
    description: 'Who watches it without a seat, for those who train or run it; null for others.',
  })
  @Allow('sessions.read')
  async observers(
    @Parent() session: SessionType,
    @CurrentActor() actor: Actor,
  ): Promise<SessionObserverType[] | null> {
    if (!(await this.policy.mayReadInside(actor, session.uuid))) return null;
    return (await this.reads.of(actor, session.uuid)).map((view) => observerOf(view, actor));
  }

  @ResolveField(() => SessionObserverType, {
    nullable: true,
    description: 'As which I watch it without a seat; null where I do not.',
  })
  @Allow('sessions.read')
  async viewerObserver(
    @Parent() session: SessionType,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<SessionObserverType | null> {
    if (session.isDraft || !can(actor, 'sessions.read-observed')) return null;
    const own = await this.loaders.ownObservationOf(ctx).load(session.uuid);
    return own && observerOf(own, actor);
  }
}

const observerOf = (
  { sessionId, personId, fullName, role }: ObserverView,
  actor: Actor,
): SessionObserverType => ({
  sessionUuid: sessionId,
  isSelf: personId === actor.personId,
  fullName,
  role,
});
