import { Args, ArgsType, Field, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '#authz';
import { CatalogueLoaders, SECTOR_PREFIX, SectorType } from '#catalogue/api';
import {
  Allow,
  type ConnectionOf,
  Ctx,
  CurrentActor,
  fromGlobalId,
  PageArgs,
  type RequestContext,
  toConnection,
} from '#graphql';
import { newId } from '#kernel';
import { OrganisationLoaders, OrganisationType } from '#organisations/api';
import { ConsultationReads } from '../domain/consultation-reads.js';
import { ConsultationLoaders } from './consultation.loaders.js';
import { TOPIC_PREFIX, toSubmissionType, toTopicType } from './consultation.mapper.js';
import {
  SubmissionConnection,
  SubmissionCountsType,
  SubmissionType,
  TopicConnection,
  TopicType,
} from './topic.type.js';

@ArgsType()
class TopicsArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Only topics of this sector.' }) sectorId: string | null;
}

@Resolver(() => TopicType)
export class TopicResolver {
  constructor(
    private readonly reads: ConsultationReads,
    private readonly loaders: ConsultationLoaders,
    private readonly catalogue: CatalogueLoaders,
  ) {}

  @Query(() => TopicType, { nullable: true, description: 'One topic, or null when there is none.' })
  @Allow('consultations.read')
  async topic(
    @Args('id', { type: () => ID }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<TopicType | null> {
    const uuid = fromGlobalId(TOPIC_PREFIX, id);
    return uuid ? this.loaders.topics(ctx).load(uuid) : null;
  }

  @Query(() => TopicConnection, { description: 'Topics; those that close last come first.' })
  @Allow('consultations.read')
  async topics(@Args() { sectorId, ...page }: TopicsArgs): Promise<ConnectionOf<TopicType>> {
    // An id of something else matches nothing, as one of an unknown sector does.
    const sector = sectorId ? (fromGlobalId(SECTOR_PREFIX, sectorId) ?? newId()) : null;
    return toConnection(await this.reads.topics(sector, page), toTopicType);
  }

  @ResolveField(() => SectorType)
  async sector(@Parent() topic: TopicType, @Ctx() ctx: RequestContext): Promise<SectorType | null> {
    return this.catalogue.sectors(ctx).load(topic.sectorUuid);
  }

  @ResolveField(() => SubmissionConnection, {
    description:
      'In the order in which they came: all, once the outcome is published; before, all for the committee, and for a coordinator those of the own organisations.',
  })
  @Allow('consultations.read')
  async submissions(
    @Parent() topic: TopicType,
    @Args() page: PageArgs,
    @CurrentActor() actor: Actor,
  ): Promise<ConnectionOf<SubmissionType>> {
    return toConnection(await this.reads.submissions(actor, topic.uuid, page), toSubmissionType);
  }

  @ResolveField(() => SubmissionCountsType)
  @Allow('consultations.manage')
  async counts(@Parent() topic: TopicType, @Ctx() ctx: RequestContext): Promise<SubmissionCountsType> {
    return this.loaders.counts(ctx).load(topic.uuid);
  }
}

@Resolver(() => SubmissionType)
export class SubmissionResolver {
  constructor(
    private readonly organisations: OrganisationLoaders,
    private readonly loaders: ConsultationLoaders,
  ) {}

  @ResolveField(() => OrganisationType)
  async organisation(
    @Parent() submission: SubmissionType,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationType | null> {
    return this.organisations.organisations(ctx).load(submission.organisationUuid);
  }

  @ResolveField(() => TopicType)
  async topic(@Parent() submission: SubmissionType, @Ctx() ctx: RequestContext): Promise<TopicType | null> {
    return this.loaders.topics(ctx).load(submission.topicUuid);
  }
}
