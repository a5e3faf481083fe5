import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import type { Actor } from '#authz';
import {
  Allow,
  AllowWithParent,
  assertPlainText,
  Ctx,
  CurrentActor,
  LocalizedTextInput,
  type RequestContext,
} from '#graphql';
import { CancelSessionService } from '../../domain/cancel-session.service.js';
import { SessionPayload, SessionPayloads } from '../session-payload.js';

@InputType()
export class CancelSessionInput {
  @Field(() => ID) sessionId: string;
  @Field(() => LocalizedTextInput, { description: 'Shown to everybody, in both languages.' })
  reason: LocalizedTextInput;
}

@ObjectType()
@AllowWithParent()
export class CancelSessionPayload extends SessionPayload {}

@Resolver()
export class CancelSessionResolver {
  constructor(
    private readonly service: CancelSessionService,
    private readonly payloads: SessionPayloads,
  ) {}

  @Mutation(() => CancelSessionPayload, {
    description: 'Ends a session for good. Everyone who holds a place or waits is told.',
  })
  @Allow('sessions.cancel')
  async cancelSession(
    @Args('input') input: CancelSessionInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<SessionPayload> {
    for (const text of [input.reason.km, input.reason.en]) assertPlainText(text, 'reason');
    return this.payloads.answer(ctx, input.sessionId, (sessionId) =>
      this.service.cancelSession(actor, { ...input, sessionId }),
    );
  }
}
