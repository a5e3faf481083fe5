import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '#authz';
import {
  Allow,
  AllowWithParent,
  Ctx,
  CurrentActor,
  forbidden,
  fromGlobalId,
  type RequestContext,
  userError,
} from '#graphql';
import { refuse, type Result } from '#kernel';
import { ORGANISATION_PREFIX, OrganisationLoaders, OrganisationType } from '#organisations/api';
import { runsSessionsIn } from '#sessions';
import { SESSION_PREFIX, SessionLoaders, SessionType } from '#sessions/api';
import {
  type AsideChange,
  SeatsAsideService,
  type SetSeatsAside,
  type SetSeatsAsideRefusal,
} from '../../domain/seats-aside.service.js';
import { toMove } from '../change-seats/change-seats.mapper.js';
import {
  SeatsAsidePayload,
  SeatsAsideType,
  SetSeatsAsideInput,
  WithdrawSeatsAsideInput,
} from './seats-aside.type.js';

/** Seats set aside for an organisation, by those who run the session. */
@Resolver(() => SessionType)
export class SeatsAsideResolver {
  constructor(
    private readonly service: SeatsAsideService,
    private readonly sessions: SessionLoaders,
  ) {}

  @Query(() => SeatsAsidePayload, {
    description: 'How many seats would stay open, were so many set aside now. Nothing is changed.',
  })
  @Allow('registrations.change-seats')
  async previewSeatsAside(
    @Args('input') input: SetSeatsAsideInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<SeatsAsidePayload> {
    const wish = readWish(input);
    return this.answer(ctx, wish.ok ? await this.service.preview(actor, wish.value) : wish);
  }

  @Mutation(() => SeatsAsidePayload, {
    description:
      'Sets seats aside for the people of one organisation. Its coordinators are mailed the link by which they come; asked again it changes how many.',
  })
  @Allow('registrations.change-seats')
  async setSeatsAside(
    @Args('input') input: SetSeatsAsideInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<SeatsAsidePayload> {
    const wish = readWish(input);
    return this.answer(ctx, wish.ok ? await this.service.set(actor, wish.value) : wish);
  }

  @Mutation(() => SeatsAsidePayload, {
    description:
      'Takes seats back that nobody has claimed: the line moves up at once, and the link opens nothing any more.',
  })
  @Allow('registrations.change-seats')
  async withdrawSeatsAside(
    @Args('input') input: WithdrawSeatsAsideInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<SeatsAsidePayload> {
    const whose = readWhose(input);
    return this.answer(ctx, whose.ok ? await this.service.withdraw(actor, whose.value) : whose);
  }

  @ResolveField(() => [SeatsAsideType], {
    description: 'Seats set aside for organisations, with their links. For those who run sessions there.',
  })
  @Allow('registrations.change-seats')
  async seatsAside(
    @Parent() session: SessionType,
    @CurrentActor() actor: Actor,
  ): Promise<readonly SeatsAsideType[]> {
    if (!runsSessionsIn(actor, session.cityUuid)) throw forbidden('not a city of this officer');
    const views = await this.service.of(session.uuid);
    return views.map(({ organisationId, ...view }) => ({ ...view, organisationUuid: organisationId }));
  }

  private async answer(ctx: RequestContext, result: Result<AsideChange>): Promise<SeatsAsidePayload> {
    if (!result.ok && result.refusal.code === 'FORBIDDEN') throw forbidden('not a city of this officer');
    if (!result.ok)
      return { session: null, open: null, movedUp: [], errors: [userError(ctx.locale, result.refusal)] };
    ctx.loaders.clear();
    const { sessionId, open, movedUp } = result.value;
    const session = await this.sessions.byId(ctx).load(sessionId);
    return { session, open, movedUp: movedUp.map(toMove), errors: [] };
  }
}

@Resolver(() => SeatsAsideType)
export class SeatsAsideFields {
  constructor(private readonly organisations: OrganisationLoaders) {}

  @ResolveField(() => OrganisationType, { nullable: true })
  @AllowWithParent()
  async organisation(
    @Parent() aside: SeatsAsideType,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationType | null> {
    return this.organisations.organisations(ctx).load(aside.organisationUuid);
  }
}

type Whose = Pick<SetSeatsAside, 'sessionId' | 'organisationId'>;

function readWhose(input: WithdrawSeatsAsideInput): Result<Whose, SetSeatsAsideRefusal> {
  const sessionId = fromGlobalId(SESSION_PREFIX, input.sessionId);
  if (!sessionId) return refuse('SESSION_NOT_FOUND', { path: ['sessionId'] });
  const organisationId = fromGlobalId(ORGANISATION_PREFIX, input.organisationId);
  if (!organisationId) return refuse('ORGANISATION_NOT_FOUND', { path: ['organisationId'] });
  return { ok: true, value: { sessionId, organisationId } };
}

function readWish(input: SetSeatsAsideInput): Result<SetSeatsAside, SetSeatsAsideRefusal> {
  const whose = readWhose(input);
  if (!whose.ok) return whose;
  const { seats, releaseHours, newLink } = input;
  return {
    ok: true,
    value: { ...whose.value, seats, releaseHours: releaseHours ?? null, newLink: newLink ?? false },
  };
}
