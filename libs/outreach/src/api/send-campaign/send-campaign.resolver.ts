import { Args, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import type { Actor } from '#authz';
import {
  Allow,
  AllowWithParent,
  Ctx,
  CurrentActor,
  fromGlobalId,
  LocaleEnum,
  type RequestContext,
  userError,
} from '#graphql';
import { type Locale, refuse } from '#kernel';
import { CancelCampaignService } from '../../domain/cancel-campaign.service.js';
import { StartCampaignService } from '../../domain/start-campaign.service.js';
import { TestMailService } from '../../domain/test-mail.service.js';
import { CampaignError, CampaignPayload, CampaignPayloads, personOf } from '../campaign-payload.js';
import { CAMPAIGN_PREFIX } from '../campaign.types.js';

@InputType()
export class StartCampaignInput {
  @Field(() => ID) campaignId: string;
  @Field(() => Int, { description: 'The version that was seen.' }) version: number;
  @Field(() => Int, { description: 'The number of invited people that was seen.' }) invited: number;
}

@ObjectType()
@AllowWithParent()
export class StartCampaignPayload extends CampaignPayload {}

@InputType()
export class CancelCampaignInput {
  @Field(() => ID) campaignId: string;
}

@ObjectType()
@AllowWithParent()
export class CancelCampaignPayload extends CampaignPayload {}

@InputType()
export class SendTestMailInput {
  @Field(() => ID) campaignId: string;
  @Field(() => LocaleEnum) locale: Locale;
}

@ObjectType()
@AllowWithParent()
export class SendTestMailPayload {
  @Field(() => String, { nullable: true, description: 'Where it goes: the address of the one who asks.' })
  address: string | null;
  @Field(() => [CampaignError]) errors: CampaignError[];
}

@Resolver()
export class SendCampaignResolver {
  constructor(
    private readonly starting: StartCampaignService,
    private readonly cancelling: CancelCampaignService,
    private readonly testing: TestMailService,
    private readonly payloads: CampaignPayloads,
  ) {}

  @Mutation(() => StartCampaignPayload, {
    description: 'Freezes the recipients and sends. Refused when it is not what was seen.',
  })
  @Allow('outreach.send-campaign')
  async startCampaign(
    @Args('input') input: StartCampaignInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<CampaignPayload> {
    return this.payloads.change(ctx, input.campaignId, (campaignId) =>
      this.starting.startCampaign(personOf(actor), { ...input, campaignId }),
    );
  }

  @Mutation(() => CancelCampaignPayload, {
    description: 'Gives a campaign up. Of one that goes out, what has not left is withdrawn.',
  })
  @Allow('outreach.send-campaign')
  async cancelCampaign(
    @Args('input') input: CancelCampaignInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<CampaignPayload> {
    return this.payloads.change(ctx, input.campaignId, (campaignId) =>
      this.cancelling.cancelCampaign(actor, campaignId),
    );
  }

  @Mutation(() => SendTestMailPayload, {
    description: 'Sends the mail to the one who asks, and to nobody else.',
  })
  @Allow('outreach.write-campaign')
  async sendTestMail(
    @Args('input') input: SendTestMailInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<SendTestMailPayload> {
    const campaignId = fromGlobalId(CAMPAIGN_PREFIX, input.campaignId);
    const result = campaignId
      ? await this.testing.sendTestMail(personOf(actor), { campaignId, locale: input.locale })
      : refuse('CAMPAIGN_NOT_FOUND', { path: ['campaignId'] });
    return result.ok
      ? { address: result.value, errors: [] }
      : { address: null, errors: [userError(ctx.locale, result.refusal)] };
  }
}
