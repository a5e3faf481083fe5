import { Injectable } from '@nestjs/common';
import { Field, ObjectType } from '@nestjs/graphql';
import type { Actor } from '#authz';
import {
  AllowWithParent,
  fromGlobalId,
  type RequestContext,
  unauthenticated,
  userError,
  UserErrorInterface,
} from '#graphql';
import { type Refusal, refuse, type Result } from '#kernel';
import { CampaignLoaders } from './campaign.loader.js';
import { CAMPAIGN_PREFIX, CampaignType } from './campaign.types.js';

@ObjectType({ implements: () => [UserErrorInterface] })
@AllowWithParent()
export class CampaignError extends UserErrorInterface {}

@ObjectType({ isAbstract: true })
@AllowWithParent()
export abstract class CampaignPayload {
  @Field(() => CampaignType, { nullable: true, description: 'As it stands now; null when nothing was done.' })
  campaign: CampaignType | null;
  @Field(() => [CampaignError]) errors: CampaignError[];
}

/** Only people run campaigns. */
export function personOf(actor: Actor): Actor & { personId: string } {
  if (!actor.personId) throw unauthenticated();
  return { ...actor, personId: actor.personId };
}

/** Runs a change of the campaign of a global id and answers its payload. */
@Injectable()
export class CampaignPayloads {
  constructor(private readonly loaders: CampaignLoaders) {}

  async change(
    ctx: RequestContext,
    globalId: string,
    change: (campaignId: string) => Promise<Result<string, Refusal>>,
  ): Promise<CampaignPayload> {
    const campaignId = fromGlobalId(CAMPAIGN_PREFIX, globalId);
    return this.answer(
      ctx,
      campaignId ? await change(campaignId) : refuse('CAMPAIGN_NOT_FOUND', { path: ['campaignId'] }),
    );
  }

  async answer(ctx: RequestContext, result: Result<string, Refusal>): Promise<CampaignPayload> {
    if (!result.ok) return { campaign: null, errors: [userError(ctx.locale, result.refusal)] };
    ctx.loaders.clear();
    return { campaign: await this.loaders.byId(ctx).load(result.value), errors: [] };
  }
}
