import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '#authz';
import { CatalogueLoaders, CityType } from '#catalogue/api';
import { Config } from '#config';
import {
  Allow,
  AllowWithParent,
  type ConnectionOf,
  Ctx,
  CurrentActor,
  LocaleEnum,
  PageArgs,
  type RequestContext,
  toConnection,
} from '#graphql';
import type { Locale } from '#kernel';
import { OrganisationLoaders, OrganisationSubKindType, OrganisationType } from '#organisations/api';
import { SessionLoaders, SessionType } from '#sessions/api';
import { CampaignContents } from '../domain/campaign-contents.js';
import { campaignMail } from '../domain/campaign-mail.js';
import { CampaignReads, type ProgressView } from '../domain/campaign-reads.js';
import { type ReachView, RecipientReads } from '../domain/recipient-reads.js';
import { CampaignLoaders } from './campaign.loader.js';
import { toCampaignType, toRecipientType } from './campaign.mapper.js';
import {
  CampaignConnection,
  CampaignMailType,
  CampaignProgressType,
  CampaignReachType,
  CampaignRecipientConnection,
  CampaignRecipientType,
  CampaignSegmentType,
  CampaignType,
  RecipientArgs,
} from './campaign.types.js';

/** A campaign for those who run it. */
@Resolver(() => CampaignType)
export class CampaignResolver {
  constructor(
    private readonly reads: CampaignReads,
    private readonly recipientReads: RecipientReads,
    private readonly loaders: CampaignLoaders,
    private readonly sessions: SessionLoaders,
    private readonly contents: CampaignContents,
    private readonly config: Config,
  ) {}

  @Query(() => CampaignConnection, { description: 'Campaigns, the newest first.' })
  @Allow('outreach.read-campaigns')
  async campaigns(@Args() page: PageArgs, @CurrentActor() actor: Actor): Promise<ConnectionOf<CampaignType>> {
    return toConnection(await this.reads.page(actor, page), toCampaignType);
  }

  @Query(() => CampaignType, { nullable: true, description: 'One campaign, or null.' })
  @Allow('outreach.read-campaigns')
  async campaign(
    @Args('id', { type: () => ID }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<CampaignType | null> {
    return this.loaders.byGlobalId(ctx, id);
  }

  @ResolveField(() => SessionType, { nullable: true, description: 'The session that it invites to.' })
  async session(@Parent() campaign: CampaignType, @Ctx() ctx: RequestContext): Promise<SessionType | null> {
    return campaign.sessionUuid ? this.sessions.byId(ctx).load(campaign.sessionUuid) : null;
  }

  @ResolveField(() => CampaignSegmentType)
  segment(@Parent() { segmentFacts }: CampaignType): CampaignSegmentType {
    return { ...segmentFacts, trained: segmentFacts.isTrained };
  }

  @ResolveField(() => CampaignReachType)
  async reach(@Parent() campaign: CampaignType, @CurrentActor() actor: Actor): Promise<ReachView> {
    return campaign.startedAt
      ? this.recipientReads.frozen(actor, campaign.uuid)
      : this.recipientReads.reach(actor, campaign.segmentFacts, campaign.sessionUuid);
  }

  @ResolveField(() => CampaignProgressType)
  async progress(@Parent() campaign: CampaignType, @CurrentActor() actor: Actor): Promise<ProgressView> {
    return this.reads.progressOf(actor, campaign.uuid);
  }

  @ResolveField(() => CampaignRecipientConnection, { description: 'By organisation, then by name.' })
  async recipients(
    @Parent() campaign: CampaignType,
    @Args() { status, reason, ...page }: RecipientArgs,
    @Ctx() ctx: RequestContext,
  ): Promise<ConnectionOf<CampaignRecipientType>> {
    const only = { only: reason ?? status };
    const found = campaign.startedAt
      ? await this.recipientReads.pageOfCampaign(ctx.actor, ctx.locale, campaign.uuid, only, page)
      : await this.recipientReads.pageOfSegment(
          ctx.actor,
          ctx.locale,
          campaign.segmentFacts,
          campaign.sessionUuid,
          only,
          page,
        );
    return toConnection(found, toRecipientType);
  }

  @ResolveField(() => CampaignMailType, {
    nullable: true,
    description: 'The mail in one language; null while that language has no subject or no text.',
  })
  async mail(
    @Parent() campaign: CampaignType,
    @Args('locale', { type: () => LocaleEnum }) locale: Locale,
    @CurrentActor() actor: Actor,
  ): Promise<CampaignMailType | null> {
    const content = (await this.contents.byIds([campaign.uuid])).get(campaign.uuid);
    if (!content || !content.subject[locale] || !content.body[locale]) return null;
    const fullName = actor.personId ? await this.reads.nameOf(actor) : '';
    const copy = { locale, fullName, organisation: null, tokens: null };
    return campaignMail(content, copy, this.config.publicUrl);
  }
}

@Resolver(() => CampaignSegmentType)
export class CampaignSegmentResolver {
  constructor(
    private readonly catalogue: CatalogueLoaders,
    private readonly organisations: OrganisationLoaders,
  ) {}

  @ResolveField(() => [CityType])
  @AllowWithParent()
  async cities(@Parent() segment: CampaignSegmentType, @Ctx() ctx: RequestContext): Promise<CityType[]> {
    return present(await this.catalogue.cities(ctx).loadMany(segment.cityIds));
  }

  @ResolveField(() => [OrganisationSubKindType])
  @AllowWithParent()
  async subKinds(
    @Parent() segment: CampaignSegmentType,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationSubKindType[]> {
    return present(await this.organisations.subKinds(ctx).loadMany(segment.subKindIds));
  }
}

const present = <Value>(values: readonly (Value | Error | null)[]): Value[] =>
  values.filter((value): value is Awaited<Value> & Value => value !== null && !(value instanceof Error));

@Resolver(() => CampaignRecipientType)
export class CampaignRecipientResolver {
  constructor(private readonly organisations: OrganisationLoaders) {}

  @ResolveField(() => OrganisationType, { nullable: true })
  async organisation(
    @Parent() recipient: CampaignRecipientType,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationType | null> {
    return this.organisations.organisations(ctx).load(recipient.organisationUuid);
  }
}
