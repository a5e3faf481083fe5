import { Args, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import type { Actor } from '#authz';
import { Allow, AllowWithParent, Ctx, CurrentActor, type RequestContext } from '#graphql';
import { ChangePledgeService } from '../../domain/change-pledge.service.js';
import { PledgeChangeInput, PledgePayload, PledgePayloads } from '../pledge-payload.js';

@InputType()
export class WithdrawPledgeInput extends PledgeChangeInput {}

@ObjectType()
@AllowWithParent()
export class WithdrawPledgePayload extends PledgePayload {}

@Resolver()
export class WithdrawPledgeResolver {
  constructor(
    private readonly service: ChangePledgeService,
    private readonly payloads: PledgePayloads,
  ) {}

  @Mutation(() => WithdrawPledgePayload, { description: 'Takes an offer back, until it is answered.' })
  @Allow('pledges.offer')
  async withdrawPledge(
    @Args('input') input: WithdrawPledgeInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<PledgePayload> {
    return this.payloads.change(ctx, input.pledgeId, (pledgeId) =>
      this.service.withdrawPledge(actor, { pledgeId, version: input.version }),
    );
  }
}
