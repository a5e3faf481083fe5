import {
  Args,
  Field,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import type { Actor } from '#authz';
import {
  Allow,
  AllowWithParent,
  Connection,
  type ConnectionOf,
  Ctx,
  CurrentActor,
  DateTime,
  fromGlobalId,
  PageArgs,
  type RequestContext,
  toConnection,
  userError,
  UserErrorInterface,
} from '#graphql';
import { type Refusal, refuse, type Result } from '#kernel';
import { ORGANISATION_PREFIX, OrganisationLoaders, OrganisationType } from '#organisations/api';
import { ExcludeOrganisationService } from '../../domain/exclude-organisation.service.js';
import { ExclusionReads, type ExclusionView } from '../../domain/exclusion-reads.js';
import { personOf } from '../campaign-payload.js';

@ObjectType('CampaignExclusion', { description: 'An organisation that is kept out of campaigns, and why.' })
@Allow('outreach.exclude-organisation')
export class CampaignExclusionType {
  organisationUuid: string;
  @Field(() => String) reason: string;
  @Field(() => String) excludedBy: string;
  @Field(() => DateTime) excludedAt: Date;
}

@ObjectType()
export class CampaignExclusionConnection extends Connection(CampaignExclusionType) {}

@InputType()
export class ExcludeOrganisationInput {
  @Field(() => ID) organisationId: string;
  @Field(() => String, { description: 'For colleagues; 1 to 500 characters.' }) reason: string;
}

@InputType()
export class IncludeOrganisationInput {
  @Field(() => ID) organisationId: string;
}

@ObjectType({ implements: () => [UserErrorInterface] })
@AllowWithParent()
export class ExcludeOrganisationError extends UserErrorInterface {}

@ObjectType({ isAbstract: true })
@AllowWithParent()
abstract class ExclusionPayload {
  @Field(() => OrganisationType, { nullable: true }) organisation: OrganisationType | null;
  @Field(() => [ExcludeOrganisationError]) errors: ExcludeOrganisationError[];
}

@ObjectType()
@AllowWithParent()
export class ExcludeOrganisationPayload extends ExclusionPayload {}

@ObjectType()
@AllowWithParent()
export class IncludeOrganisationPayload extends ExclusionPayload {}

@Resolver(() => CampaignExclusionType)
export class ExcludeOrganisationResolver {
  constructor(
    private readonly service: ExcludeOrganisationService,
    private readonly reads: ExclusionReads,
    private readonly organisations: OrganisationLoaders,
  ) {}

  @Query(() => CampaignExclusionConnection, {
    description:
      'Organisations kept out of campaigns, the newest first; a city’s officer sees their own city’s.',
  })
  @Allow('outreach.exclude-organisation')
  async campaignExclusions(
    @Args() page: PageArgs,
    @CurrentActor() actor: Actor,
  ): Promise<ConnectionOf<CampaignExclusionType>> {
    return toConnection(await this.reads.page(actor, page), toExclusionType);
  }

  @ResolveField(() => OrganisationType, { nullable: true })
  async organisation(
    @Parent() exclusion: CampaignExclusionType,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationType | null> {
    return this.organisations.organisations(ctx).load(exclusion.organisationUuid);
  }

  @Mutation(() => ExcludeOrganisationPayload, {
    description: 'Keeps an organisation out of campaigns until it is let in again.',
  })
  @Allow('outreach.exclude-organisation')
  async excludeOrganisation(
    @Args('input') input: ExcludeOrganisationInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<ExclusionPayload> {
    return this.change(ctx, input.organisationId, (organisationId) =>
      this.service.exclude(personOf(actor), { organisationId, reason: input.reason }),
    );
  }

  @Mutation(() => IncludeOrganisationPayload, { description: 'Lets an organisation into campaigns again.' })
  @Allow('outreach.exclude-organisation')
  async includeOrganisation(
    @Args('input') input: IncludeOrganisationInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<ExclusionPayload> {
    return this.change(ctx, input.organisationId, (organisationId) =>
      this.service.include(actor, { organisationId }),
    );
  }

  private async change(
    ctx: RequestContext,
    globalId: string,
    change: (organisationId: string) => Promise<Result<string, Refusal>>,
  ): Promise<ExclusionPayload> {
    const organisationId = fromGlobalId(ORGANISATION_PREFIX, globalId);
    const result = organisationId
      ? await change(organisationId)
      : refuse('ORGANISATION_NOT_FOUND', { path: ['organisationId'] });
    if (!result.ok) return { organisation: null, errors: [userError(ctx.locale, result.refusal)] };
    return { organisation: await this.organisations.organisations(ctx).load(result.value), errors: [] };
  }
}

const toExclusionType = ({ organisationId, ...view }: ExclusionView): CampaignExclusionType => ({
  ...view,
  organisationUuid: organisationId,
});
