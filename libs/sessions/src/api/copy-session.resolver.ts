import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import type { Actor } from '#authz';
import { Allow, AllowWithParent, Ctx, CurrentActor, type RequestContext } from '#graphql';
import { CopySessionService } from '../domain/copy-session.service.js';
import { SessionPayload, SessionPayloads } from './session-payload.js';

@InputType()
export class CopySessionInput {
  @Field(() => ID) sessionId: string;
}

@ObjectType()
@AllowWithParent()
export class CopySessionPayload extends SessionPayload {}

@Resolver()
export class CopySessionResolver {
  constructor(
    private readonly service: CopySessionService,
    private readonly payloads: SessionPayloads,
  ) {}

  @Mutation(() => CopySessionPayload, {
    description:
      'Makes a draft after a session, whole weeks later at the same hour, and answers the draft. Nobody is told.',
  })
  @Allow('sessions.schedule')
  async copySession(
    @Args('input') input: CopySessionInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<SessionPayload> {
    return this.payloads.answer(ctx, input.sessionId, (id) => this.service.copySession(actor, id));
  }
}
