import { Args, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import type { Actor } from '#authz';
import { Allow, AllowWithParent, assertPlainText, Ctx, CurrentActor, type RequestContext } from '#graphql';
import { MoveSessionService } from '../../domain/move-session.service.js';
import { SessionPayload, SessionPayloads } from '../session-payload.js';
import { MoveSessionInput } from './move-session.input.js';

@ObjectType()
@AllowWithParent()
export class MoveSessionPayload extends SessionPayload {}

@Resolver()
export class MoveSessionResolver {
  constructor(
    private readonly service: MoveSessionService,
    private readonly payloads: SessionPayloads,
  ) {}

  @Mutation(() => MoveSessionPayload, {
    description:
      'Gives a session a new time or place. Unsent mail of the old plan is withdrawn; those who were told it get one correction.',
  })
  @Allow('sessions.move')
  async moveSession(
    @Args('input') input: MoveSessionInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<SessionPayload> {
    const { venue, reason, overrideReason } = input;
    for (const text of [venue?.km, venue?.en, reason, overrideReason])
      assertPlainText(text ?? '', 'the plan');
    return this.payloads.answer(ctx, input.sessionId, (sessionId) =>
      this.service.moveSession(actor, { ...input, sessionId }),
    );
  }
}
