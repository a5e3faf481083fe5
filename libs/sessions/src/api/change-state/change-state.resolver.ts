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
import { ChangeSessionStateService } from '../../domain/change-session-state.service.js';
import { SessionPayload, SessionPayloads } from '../session-payload.js';

@InputType()
export class OpenSessionInput {
  @Field(() => ID) sessionId: string;
  @Field(() => String, {
    nullable: true,
    description:
      'Why a trainer comes who trains elsewhere at that time, or none who trains in a language of it; kept in the audit.',
  })
  overrideReason?: string | null;
}
@InputType()
export class CloseSessionInput {
  @Field(() => ID) sessionId: string;
}
@InputType()
export class HoldSessionInput {
  @Field(() => ID) sessionId: string;
}
@InputType()
export class TakePlaceAnywayInput {
  @Field(() => ID) sessionId: string;
}
@InputType()
export class PostponeSessionInput {
  @Field(() => ID) sessionId: string;
  @Field(() => LocalizedTextInput, { description: 'Shown to everybody, in both languages.' })
  reason: LocalizedTextInput;
}

@ObjectType()
@AllowWithParent()
export class OpenSessionPayload extends SessionPayload {}
@ObjectType()
@AllowWithParent()
export class CloseSessionPayload extends SessionPayload {}
@ObjectType()
@AllowWithParent()
export class HoldSessionPayload extends SessionPayload {}
@ObjectType()
@AllowWithParent()
export class TakePlaceAnywayPayload extends SessionPayload {}
@ObjectType()
@AllowWithParent()
export class PostponeSessionPayload extends SessionPayload {}

@Resolver()
export class ChangeStateResolver {
  constructor(
    private readonly service: ChangeSessionStateService,
    private readonly payloads: SessionPayloads,
  ) {}

  @Mutation(() => OpenSessionPayload, {
    description: 'Opens a draft for everybody, or registration that was closed by hand.',
  })
  @Allow('sessions.schedule')
  async openSession(
    @Args('input') input: OpenSessionInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<SessionPayload> {
    assertPlainText(input.overrideReason ?? '', 'the reason');
    return this.payloads.answer(ctx, input.sessionId, (id) =>
      this.service.openSession(actor, id, input.overrideReason),
    );
  }

  @Mutation(() => CloseSessionPayload, {
    description: 'Closes registration; the session stands, and who waits still moves up.',
  })
  @Allow('sessions.schedule')
  async closeSession(
    @Args('input') input: CloseSessionInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<SessionPayload> {
    return this.payloads.answer(ctx, input.sessionId, (id) => this.service.closeSession(actor, id));
  }

  @Mutation(() => TakePlaceAnywayPayload, {
    description:
      'Says of a session for which the date of the decision passed with too few people that it takes place all the same.',
  })
  @Allow('sessions.schedule')
  async takePlaceAnyway(
    @Args('input') input: TakePlaceAnywayInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<SessionPayload> {
    return this.payloads.answer(ctx, input.sessionId, (id) => this.service.takePlaceAnyway(actor, id));
  }

  @Mutation(() => PostponeSessionPayload, {
    description:
      'Takes the date away until there is a new one. Seats are kept; everyone who holds one or waits is told.',
  })
  @Allow('sessions.move')
  async postponeSession(
    @Args('input') input: PostponeSessionInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<SessionPayload> {
    for (const text of [input.reason.km, input.reason.en]) assertPlainText(text, 'reason');
    return this.payloads.answer(ctx, input.sessionId, (sessionId) =>
      this.service.postponeSession(actor, { ...input, sessionId }),
    );
  }

  @Mutation(() => HoldSessionPayload, {
    description:
      'Says of a session that is over that it took place. A day after its end it counts so by itself.',
  })
  @Allow('sessions.hold')
  async holdSession(
    @Args('input') input: HoldSessionInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<SessionPayload> {
    return this.payloads.answer(ctx, input.sessionId, (id) => this.service.holdSession(actor, id));
  }
}
