import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { type Actor } from '#authz';
import {
  Allow,
  AllowWithParent,
  Ctx,
  CurrentActor,
  forbidden,
  fromGlobalId,
  type RequestContext,
  userError,
  UserErrorInterface,
} from '#graphql';
import { refuse } from '#kernel';
import { SESSION_PREFIX, SessionLoaders, SessionType } from '#sessions/api';
import { TryRoomAgainService } from '../domain/try-room-again.service.js';

@InputType()
export class TryRoomAgainInput {
  @Field(() => ID) sessionId: string;
}

@ObjectType({ implements: () => [UserErrorInterface] })
@AllowWithParent()
export class TryRoomAgainError extends UserErrorInterface {}

@ObjectType()
@AllowWithParent()
export class TryRoomAgainPayload {
  @Field(() => SessionType, { nullable: true, description: 'As it stands now; null when nothing was done.' })
  session: SessionType | null;
  @Field(() => [TryRoomAgainError]) errors: TryRoomAgainError[];
}

@Resolver()
export class TryRoomAgainResolver {
  constructor(
    private readonly service: TryRoomAgainService,
    private readonly loaders: SessionLoaders,
  ) {}

  @Mutation(() => TryRoomAgainPayload, {
    description: 'Has the room of a session tried again that could not be made; within half a minute.',
  })
  @Allow('sessions.hold')
  async tryRoomAgain(
    @Args('input') input: TryRoomAgainInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<TryRoomAgainPayload> {
    const sessionId = fromGlobalId(SESSION_PREFIX, input.sessionId);
    const result = sessionId
      ? await this.service.tryAgain(actor, sessionId)
      : refuse('SESSION_NOT_FOUND', { path: ['sessionId'] });
    if (!result.ok && result.refusal.code === 'FORBIDDEN') throw forbidden('not a session of theirs');
    if (!result.ok) return { session: null, errors: [userError(ctx.locale, result.refusal)] };
    return { session: await this.loaders.byId(ctx).load(result.value), errors: [] };
  }
}
