import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#authz';
import { CITY_PREFIX } from '#catalogue/api';
import { Allow, Ctx, CurrentActor, forbidden, fromGlobalId, type RequestContext, userError } from '#graphql';
import { refuse, type Result } from '#kernel';
import { SESSION_PREFIX, SessionLoaders } from '#sessions/api';
import {
  type ChangeSeats,
  type ChangeSeatsRefusal,
  ChangeSeatsService,
  type SeatChange,
} from '../../domain/change-seats.service.js';
import { toMove } from './change-seats.mapper.js';
import { ChangeSeatsInput, ChangeSeatsPayload } from './change-seats.type.js';

@Resolver()
export class ChangeSeatsResolver {
  constructor(
    private readonly service: ChangeSeatsService,
    private readonly sessions: SessionLoaders,
  ) {}

  @Query(() => ChangeSeatsPayload, {
    description: 'Who would move up, were the seats of a session changed so now. Nothing is changed.',
  })
  @Allow('registrations.change-seats')
  async previewSeatChange(
    @Args('input') input: ChangeSeatsInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<ChangeSeatsPayload> {
    return this.answer(ctx, input, (change) => this.service.preview(actor, change));
  }

  @Mutation(() => ChangeSeatsPayload, {
    description:
      'Sets capacity, quotas and the ways of the waitlist of a session. Nobody who has a seat is put out; whoever fits moves up.',
  })
  @Allow('registrations.change-seats')
  async changeSeats(
    @Args('input') input: ChangeSeatsInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<ChangeSeatsPayload> {
    return this.answer(ctx, input, (change) => this.service.change(actor, change));
  }

  private async answer(
    ctx: RequestContext,
    input: ChangeSeatsInput,
    work: (change: ChangeSeats) => Promise<Result<SeatChange, ChangeSeatsRefusal>>,
  ): Promise<ChangeSeatsPayload> {
    const change = readChange(input);
    const result = change.ok ? await work(change.value) : change;
    if (!result.ok && result.refusal.code === 'FORBIDDEN') throw forbidden('not a city of this officer');
    if (!result.ok) return { session: null, movedUp: [], errors: [userError(ctx.locale, result.refusal)] };
    ctx.loaders.clear();
    const movedUp = result.value.movedUp.map(toMove);
    return { session: await this.sessions.byId(ctx).load(result.value.sessionId), movedUp, errors: [] };
  }
}

function readChange(input: ChangeSeatsInput): Result<ChangeSeats, ChangeSeatsRefusal> {
  const sessionId = fromGlobalId(SESSION_PREFIX, input.sessionId);
  if (!sessionId) return refuse('SESSION_NOT_FOUND', { path: ['sessionId'] });
  const quotas = [];
  for (const [at, { organisationKind, cityId, seats, releaseHours }] of input.quotas.entries()) {
    const city = cityId ? fromGlobalId(CITY_PREFIX, cityId) : null;
    if (cityId && !city) return refuse('CITY_NOT_FOUND', { path: ['quotas', String(at)] });
    quotas.push({
      organisationKind: organisationKind ?? null,
      cityId: city,
      seats,
      releaseHours: releaseHours ?? null,
    });
  }
  return { ok: true, value: { ...input, sessionId, quotas, onlineCapacity: input.onlineCapacity ?? null } };
}
