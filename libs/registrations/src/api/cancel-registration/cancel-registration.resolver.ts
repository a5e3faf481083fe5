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
import { CancelRegistrationService } from '../../domain/cancel-registration.service.js';
import { RegistrationReads } from '../../domain/registration-reads.js';
import { toTicketType } from '../ticket.mapper.js';
import { TicketType } from '../ticket.type.js';

@InputType()
export class CancelRegistrationInput {
  @Field(() => String, { description: 'The ticket’s code.' }) reference: string;
}

@ObjectType({ implements: () => [UserErrorInterface] })
@AllowWithParent()
export class CancelRegistrationError extends UserErrorInterface {}

@ObjectType()
@AllowWithParent()
export class CancelRegistrationPayload {
  @Field(() => TicketType, { nullable: true }) ticket: TicketType | null;
  @Field(() => [CancelRegistrationError]) errors: CancelRegistrationError[];
}

@Resolver()
export class CancelRegistrationResolver {
  constructor(
    private readonly service: CancelRegistrationService,
    private readonly reads: RegistrationReads,
  ) {}

  @Mutation(() => CancelRegistrationPayload, {
    description: 'Gives a seat or a place in the waitlist back; the next in line moves up.',
  })
  @Allow('registrations.cancel')
  async cancelRegistration(
    @Args('input') input: CancelRegistrationInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<CancelRegistrationPayload> {
    const result = await this.service.cancel(actor, input.reference);
    if (!result.ok) return { ticket: null, errors: [userError(ctx.locale, result.refusal)] };
    const view = await this.reads.ticket(result.value);
    return { ticket: view && toTicketType(view), errors: [] };
  }
}
