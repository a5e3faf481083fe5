import { Args, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
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
  UserErrorInterface,
} from '#graphql';
import { refuse } from '#kernel';
import { SESSION_PREFIX } from '#sessions/api';
import { ReconfirmSeatService } from '../../domain/reconfirm-seat.service.js';
import { RegistrationReads } from '../../domain/registration-reads.js';
import { REGISTRATION_PREFIX, toTicketType } from '../ticket.mapper.js';
import { TicketType } from '../ticket.type.js';

@InputType()
export class ReconfirmSeatInput {
  @Field(() => String, { description: 'The ticket’s code.' }) reference: string;
}

@InputType()
export class DecideUnansweredInput {
  @Field(() => ID) sessionId: string;
  @Field(() => [ID], { description: 'At most 100.' }) registrationIds: string[];
  @Field(() => Boolean, { description: 'True: their seats are kept. False: given to who waits.' })
  keep: boolean;
}

@ObjectType({ implements: () => [UserErrorInterface] })
@AllowWithParent()
export class ReconfirmError extends UserErrorInterface {}

@ObjectType()
@AllowWithParent()
export class ReconfirmSeatPayload {
  @Field(() => TicketType, { nullable: true }) ticket: TicketType | null;
  @Field(() => [ReconfirmError]) errors: ReconfirmError[];
}

@ObjectType()
@AllowWithParent()
export class DecideUnansweredPayload {
  @Field(() => Int, { description: 'Of how many it was decided; who answered meanwhile is left alone.' })
  decided: number;
  @Field(() => [ReconfirmError]) errors: ReconfirmError[];
}

@Resolver()
export class ReconfirmResolver {
  constructor(
    private readonly service: ReconfirmSeatService,
    private readonly reads: RegistrationReads,
  ) {}

  @Mutation(() => ReconfirmSeatPayload, {
    description: 'Says that one still comes to a session that has a date again.',
  })
  @Allow('registrations.cancel')
  async reconfirmSeat(
    @Args('input') input: ReconfirmSeatInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<ReconfirmSeatPayload> {
    const result = await this.service.reconfirm(actor, input.reference);
    if (!result.ok) return { ticket: null, errors: [userError(ctx.locale, result.refusal)] };
    const view = await this.reads.ticket(result.value);
    return { ticket: view && toTicketType(view), errors: [] };
  }

  @Mutation(() => DecideUnansweredPayload, {
    description:
      'Keeps the seats of people who did not say in time whether they still come, or gives them to who waits.',
  })
  @Allow('registrations.decide-unanswered')
  async decideUnanswered(
    @Args('input') { sessionId, registrationIds, keep }: DecideUnansweredInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<DecideUnansweredPayload> {
    const session = fromGlobalId(SESSION_PREFIX, sessionId);
    const ids = registrationIds.flatMap((id) => fromGlobalId(REGISTRATION_PREFIX, id) ?? []);
    const result = session
      ? await this.service.decide(actor, { sessionId: session, registrationIds: ids, keep })
      : refuse('SESSION_NOT_FOUND', { path: ['sessionId'] });
    if (!result.ok && result.refusal.code === 'FORBIDDEN') throw forbidden('not a city of this officer');
    if (!result.ok) return { decided: 0, errors: [userError(ctx.locale, result.refusal)] };
    ctx.loaders.clear();
    return { decided: result.value, errors: [] };
  }
}
