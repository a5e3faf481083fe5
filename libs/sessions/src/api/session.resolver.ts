import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Actor, can } from '#authz';
import { CatalogueLoaders, CityType, CourseType } from '#catalogue/api';
import {
  Allow,
  type ConnectionOf,
  Ctx,
  CurrentActor,
  PageArgs,
  type RequestContext,
  toConnection,
} from '#graphql';
import { citiesRunBy, runsSessionsIn, SessionPolicy } from '../domain/session.policy.js';
import { type RunnerState, SessionReads, type SessionTrainerView } from '../domain/session-reads.js';
import { assertFilter, SessionFilterInput } from './session.filter.js';
import { SessionLoaders } from './session.loader.js';
import { toSessionType } from './session.mapper.js';
import { RunnerStateEnum, SessionConnection, SessionTrainerType, SessionType } from './session.type.js';

@Resolver(() => SessionType)
export class SessionResolver {
  constructor(
    private readonly reads: SessionReads,
    private readonly loaders: SessionLoaders,
    private readonly catalogue: CatalogueLoaders,
    private readonly policy: SessionPolicy,
  ) {}

  @Query(() => SessionType, {
    nullable: true,
    description: 'One session, or null when there is none with this id.',
  })
  @Allow('sessions.read')
  async session(
    @Args('id', { type: () => ID }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<SessionType | null> {
    return this.loaders.byGlobalId(ctx, id);
  }

  @Query(() => SessionConnection, { description: 'Sessions by their start, the earliest first.' })
  @Allow('sessions.read')
  async sessions(
    @Args() page: PageArgs,
    @Args('filter', { type: () => SessionFilterInput, nullable: true }) filter: SessionFilterInput | null,
  ): Promise<ConnectionOf<SessionType>> {
    if (filter) assertFilter(filter);
    return toConnection(await this.reads.page(filter ?? {}, page), toSessionType);
  }

  @Query(() => SessionConnection, {
    description:
      'Sessions that I train, those of the own city for its officer, or all for those who run the programme; those of the last 30 days stay.',
  })
  @Allow('sessions.read-own')
  async mySessions(
    @Args() page: PageArgs,
    @Args('state', { type: () => RunnerStateEnum, nullable: true, description: 'Only those of this state.' })
    state: RunnerState | null,
    @CurrentActor() actor: Actor,
  ): Promise<ConnectionOf<SessionType>> {
    return toConnection(
      await this.reads.pageOfRunner(actor, citiesRunBy(actor), page, state ?? null),
      toSessionType,
    );
  }

  @ResolveField(() => CourseType)
  async course(@Parent() session: SessionType, @Ctx() ctx: RequestContext): Promise<CourseType | null> {
    return this.catalogue.courses(ctx).load(session.courseUuid);
  }

  @ResolveField(() => CityType, { nullable: true, description: 'Null on-line.' })
  async city(@Parent() session: SessionType, @Ctx() ctx: RequestContext): Promise<CityType | null> {
    return session.cityUuid ? this.catalogue.cities(ctx).load(session.cityUuid) : null;
  }

  @ResolveField(() => [SessionType], {
    description: 'Up to three coming sessions of the same course that take registrations.',
  })
  async otherDates(@Parent() session: SessionType, @Ctx() ctx: RequestContext): Promise<SessionType[]> {
    return this.loaders.otherDatesOf(ctx).load(session.uuid);
  }

  @ResolveField(() => Boolean, { description: 'May I move or cancel it?' })
  plannable(@Parent() session: SessionType, @CurrentActor() actor: Actor): boolean {
    return can(actor, 'sessions.move') && runsSessionsIn(actor, session.cityUuid);
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'Where it is joined on-line, for those who run it; who takes part has it on the ticket.',
  })
  async joinUrl(@Parent() session: SessionType, @CurrentActor() actor: Actor): Promise<string | null> {
    return (await this.policy.mayReadInside(actor, session.uuid)) ? this.reads.joinUrl(session.uuid) : null;
  }

  @ResolveField(() => [SessionTrainerType])
  async trainers(@Parent() session: SessionType, @Ctx() ctx: RequestContext): Promise<SessionTrainerView[]> {
    return this.loaders.trainersOf(ctx).load(session.uuid);
  }
}
