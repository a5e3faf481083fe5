import { Args, Field, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import type { Actor } from '#authz';
import {
  Allow,
  AllowWithParent,
  Ctx,
  CurrentActor,
  type RequestContext,
  userError,
  UserErrorInterface,
} from '#graphql';
import type { Result } from '#kernel';
import { AnswerOfferService, type OfferRefusal } from '../../domain/answer-offer.service.js';
import { RegistrationReads } from '../../domain/registration-reads.js';
import { toTicketType } from '../ticket.mapper.js';
import { TicketType } from '../ticket.type.js';

@InputType()
export class AnswerOfferInput {
  @Field(() => String, { description: 'The ticket’s code.' }) reference: string;
}

@ObjectType({ implements: () => [UserErrorInterface] })
@AllowWithParent()
export class AnswerOfferError extends UserErrorInterface {}

@ObjectType()
@AllowWithParent()
export class AnswerOfferPayload {
  @Field(() => TicketType, { nullable: true, description: 'As it stands now; null when nothing was done.' })
  ticket: TicketType | null;
  @Field(() => [AnswerOfferError]) errors: AnswerOfferError[];
}

@Resolver()
export class AnswerOfferResolver {
  constructor(
    private readonly service: AnswerOfferService,
    private readonly reads: RegistrationReads,
  ) {}

  @Mutation(() => AnswerOfferPayload, {
    description: 'Takes the seat that is offered on a ticket. Asked twice, it answers the same.',
  })
  @Allow('registrations.answer-offer')
  async acceptOffer(
    @Args('input') input: AnswerOfferInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<AnswerOfferPayload> {
    return this.answer(ctx, await this.service.accept(actor, input.reference));
  }

  @Mutation(() => AnswerOfferPayload, {
    description: 'Leaves the seat that is offered on a ticket to the next in line.',
  })
  @Allow('registrations.answer-offer')
  async declineOffer(
    @Args('input') input: AnswerOfferInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<AnswerOfferPayload> {
    return this.answer(ctx, await this.service.decline(actor, input.reference));
  }

  private async answer(
    ctx: RequestContext,
    result: Result<string, OfferRefusal>,
  ): Promise<AnswerOfferPayload> {
    if (!result.ok) return { ticket: null, errors: [userError(ctx.locale, result.refusal)] };
    const view = await this.reads.ticket(result.value);
    return { ticket: view && toTicketType(view), errors: [] };
  }
}
