import { Args, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import type { Actor } from '#authz';
import { Allow, AllowWithParent, Ctx, CurrentActor, type RequestContext } from '#graphql';
import { WriteCampaignService } from '../../domain/write-campaign.service.js';
import { CampaignPayload, CampaignPayloads, personOf } from '../campaign-payload.js';
import { SegmentInputs } from '../segment.input.js';
import { draftOf, EditCampaignInput, WriteCampaignInput } from './write-campaign.inputs.js';

@ObjectType()
@AllowWithParent()
export class WriteCampaignPayload extends CampaignPayload {}

@ObjectType()
@AllowWithParent()
export class EditCampaignPayload extends CampaignPayload {}

@Resolver()
export class WriteCampaignResolver {
  constructor(
    private readonly service: WriteCampaignService,
    private readonly segments: SegmentInputs,
    private readonly payloads: CampaignPayloads,
  ) {}

  @Mutation(() => WriteCampaignPayload, { description: 'A new draft. Nothing is sent.' })
  @Allow('outreach.write-campaign')
  async writeCampaign(
    @Args('input') input: WriteCampaignInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<CampaignPayload> {
    const draft = await draftOf(input, this.segments);
    const result = await this.service.writeCampaign(personOf(actor), draft, input.idempotencyKey ?? null);
    return this.payloads.answer(ctx, result);
  }

  @Mutation(() => EditCampaignPayload, { description: 'Changes a draft that nobody changed meanwhile.' })
  @Allow('outreach.write-campaign')
  async editCampaign(
    @Args('input') input: EditCampaignInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<CampaignPayload> {
    const draft = await draftOf(input, this.segments);
    return this.payloads.change(ctx, input.campaignId, (campaignId) =>
      this.service.editCampaign(actor, { ...draft, campaignId, version: input.version }),
    );
  }
}
