import { Args, Field, ID, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import type { Actor } from '#authz';
import {
  Allow,
  AllowWithParent,
  Ctx,
  CurrentActor,
  fromGlobalId,
  type RequestContext,
  toGlobalId,
  userError,
  UserErrorInterface,
} from '#graphql';
import { refuse } from '#kernel';
import { coordinatedBy } from '#organisations';
import { CancelRegistrationService } from '../../domain/cancel-registration.service.js';
import { REGISTRATION_PREFIX } from '../ticket.mapper.js';

@InputType()
export class CancelForOrganisationInput {
  @Field(() => ID) registrationId: string;
}

@ObjectType({ implements: () => [UserErrorInterface] })
@AllowWithParent()
export class CancelForOrganisationError extends UserErrorInterface {}

@ObjectType()
@AllowWithParent()
export class CancelForOrganisationPayload {
  @Field(() => ID, { nullable: true, description: 'The one that is cancelled now.' })
  registrationId: string | null;
  @Field(() => [CancelForOrganisationError]) errors: CancelForOrganisationError[];
}

@Resolver()
export class CancelForOrganisationResolver {
  constructor(private readonly service: CancelRegistrationService) {}

  @Mutation(() => CancelForOrganisationPayload, {
    description:
      'Cancels one registration of an organisation that I coordinate; the person is told, the next in line moves up.',
  })
  @Allow('registrations.cancel-for-organisation')
  async cancelForOrganisation(
    @Args('input') input: CancelForOrganisationInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<CancelForOrganisationPayload> {
    const id = fromGlobalId(REGISTRATION_PREFIX, input.registrationId);
    const result = id
      ? await this.service.cancelOfOrganisation(actor, id, coordinatedBy(actor))
      : refuse('REGISTRATION_NOT_FOUND', { path: ['registrationId'] });
    if (!result.ok) return { registrationId: null, errors: [userError(ctx.locale, result.refusal)] };
    return { registrationId: toGlobalId(REGISTRATION_PREFIX, result.value), errors: [] };
  }
}
