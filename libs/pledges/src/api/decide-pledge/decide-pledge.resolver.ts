import { Args, Field, InputType, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import type { Actor } from '#authz';
import { Allow, AllowWithParent, assertPlainText, Ctx, CurrentActor, type RequestContext } from '#graphql';
import { ChangePledgeService } from '../../domain/change-pledge.service.js';
import { PledgeChangeInput, PledgePayload, PledgePayloads } from '../pledge-payload.js';

@InputType()
export class AcceptPledgeInput extends PledgeChangeInput {
  @Field(() => String, { nullable: true, description: 'Told to the organisation. At most 1,000 characters.' })
  reason?: string | null;
}

@InputType()
export class DeclinePledgeInput extends PledgeChangeInput {
  @Field(() => String, { description: 'Told to the organisation. 1 to 1,000 characters.' })
  reason: string;
}

@ObjectType()
@AllowWithParent()
export class AcceptPledgePayload extends PledgePayload {}

@ObjectType()
@AllowWithParent()
export class DeclinePledgePayload extends PledgePayload {}

@Resolver()
export class DecidePledgeResolver {
  constructor(
    private readonly service: ChangePledgeService,
    private readonly payloads: PledgePayloads,
  ) {}

  @Mutation(() => AcceptPledgePayload, { description: 'Accepts what is offered. Both sides are told.' })
  @Allow('pledges.decide')
  async acceptPledge(
    @Args('input') input: AcceptPledgeInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<PledgePayload> {
    return this.decide(ctx, actor, 'ACCEPT', input);
  }

  @Mutation(() => DeclinePledgePayload, {
    description: 'Declines what is offered, with a reason. Both sides are told.',
  })
  @Allow('pledges.decide')
  async declinePledge(
    @Args('input') input: DeclinePledgeInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<PledgePayload> {
    return this.decide(ctx, actor, 'DECLINE', input);
  }

  private async decide(
    ctx: RequestContext,
    actor: Actor,
    act: 'ACCEPT' | 'DECLINE',
    input: AcceptPledgeInput,
  ): Promise<PledgePayload> {
    assertPlainText(input.reason ?? '', 'reason');
    return this.payloads.change(ctx, input.pledgeId, (pledgeId) =>
      this.service.decidePledge(actor, {
        act,
        pledgeId,
        version: input.version,
        reason: input.reason ?? null,
      }),
    );
  }
}
