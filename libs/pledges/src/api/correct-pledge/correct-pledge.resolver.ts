import { Args, Field, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import type { Actor } from '#authz';
import { Allow, AllowWithParent, Ctx, CurrentActor, type RequestContext } from '#graphql';
import { ChangePledgeService } from '../../domain/change-pledge.service.js';
import {
  PledgeChangeInput,
  PledgePayload,
  PledgePayloads,
  PledgeTermsInput,
  termsOf,
} from '../pledge-payload.js';

@InputType()
export class CorrectPledgeInput extends PledgeChangeInput {
  @Field(() => PledgeTermsInput, { description: 'As they shall stand, all of them.' })
  terms: PledgeTermsInput;
}

@ObjectType()
@AllowWithParent()
export class CorrectPledgePayload extends PledgePayload {}

@Resolver()
export class CorrectPledgeResolver {
  constructor(
    private readonly service: ChangePledgeService,
    private readonly payloads: PledgePayloads,
  ) {}

  @Mutation(() => CorrectPledgePayload, {
    description: 'Changes what an organisation offers, until it is answered.',
  })
  @Allow('pledges.offer')
  async correctPledge(
    @Args('input') input: CorrectPledgeInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<PledgePayload> {
    const terms = termsOf(input.terms);
    return this.payloads.change(ctx, input.pledgeId, (pledgeId) =>
      this.service.correctPledge(actor, { ...terms, pledgeId, version: input.version }),
    );
  }
}
