import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { CatalogueLoaders, CityType, SectorType } from '#catalogue/api';
import {
  Allow,
  type ConnectionOf,
  Ctx,
  fromGlobalId,
  PageArgs,
  type RequestContext,
  toConnection,
} from '#graphql';
import { ORGANISATION_PREFIX, OrganisationLoaders, OrganisationType } from '#organisations/api';
import { SESSION_PREFIX, SessionLoaders, SessionType } from '#sessions/api';
import { type PledgeFilter, PledgeReads, type PledgeUnitView } from '../domain/pledge-reads.js';
import { PledgeLoaders } from './pledge.loaders.js';
import { PLEDGE_PREFIX, toPledgeType } from './pledge.mapper.js';
import {
  PledgeConnection,
  PledgeFilterInput,
  PledgeType,
  PledgeUnitType,
  QuantityType,
} from './pledge.type.js';

@Resolver(() => PledgeType)
export class PledgeResolver {
  constructor(
    private readonly reads: PledgeReads,
    private readonly loaders: PledgeLoaders,
    private readonly catalogue: CatalogueLoaders,
    private readonly organisations: OrganisationLoaders,
    private readonly sessions: SessionLoaders,
  ) {}

  @Query(() => PledgeType, {
    nullable: true,
    description: 'One pledge; null when there is none with this id, or none that the reader may see.',
  })
  @Allow('pledges.read')
  async pledge(
    @Args('id', { type: () => ID }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<PledgeType | null> {
    const uuid = fromGlobalId(PLEDGE_PREFIX, id);
    return uuid ? this.loaders.byId(ctx).load(uuid) : null;
  }

  @Query(() => PledgeConnection, {
    description:
      'Pledges, the newest first: all for the committee, those of their organisations for coordinators, those for their city for city officers.',
  })
  @Allow('pledges.read')
  async pledges(
    @Args() page: PageArgs,
    @Args('filter', { type: () => PledgeFilterInput, nullable: true }) filter: PledgeFilterInput | null,
    @Ctx() ctx: RequestContext,
  ): Promise<ConnectionOf<PledgeType>> {
    const known = readFilter(filter ?? {});
    if (!known) return toConnection({ items: [], cursors: [], hasNextPage: false });
    return toConnection(await this.reads.page(ctx.actor, known, page), toPledgeType(ctx.actor));
  }

  @Query(() => [PledgeUnitType], { description: 'The units of support in kind, in the order of forms.' })
  @Allow('pledges.read-units')
  async pledgeUnits(): Promise<PledgeUnitView[]> {
    return this.reads.units();
  }

  @ResolveField(() => OrganisationType)
  async organisation(
    @Parent() pledge: PledgeType,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationType | null> {
    return this.organisations.organisations(ctx).load(pledge.organisationUuid);
  }

  @ResolveField(() => CityType)
  async city(@Parent() pledge: PledgeType, @Ctx() ctx: RequestContext): Promise<CityType | null> {
    return this.catalogue.cities(ctx).load(pledge.cityUuid);
  }

  @ResolveField(() => SectorType)
  async sector(@Parent() pledge: PledgeType, @Ctx() ctx: RequestContext): Promise<SectorType | null> {
    return this.catalogue.sectors(ctx).load(pledge.sectorUuid);
  }

  @ResolveField(() => SessionType, { nullable: true, description: 'The session that it is credited to.' })
  async session(@Parent() pledge: PledgeType, @Ctx() ctx: RequestContext): Promise<SessionType | null> {
    return pledge.sessionUuid ? this.sessions.byId(ctx).load(pledge.sessionUuid) : null;
  }
}

@Resolver(() => QuantityType)
export class QuantityResolver {
  constructor(private readonly loaders: PledgeLoaders) {}

  @ResolveField(() => PledgeUnitType)
  async unit(@Parent() quantity: QuantityType, @Ctx() ctx: RequestContext): Promise<PledgeUnitView | null> {
    return this.loaders.unitByCode(ctx).load(quantity.unitCode);
  }
}

/** The filter with uuids for global ids; null when one of them is no id at all, for then nothing matches. */
function readFilter(filter: PledgeFilterInput): PledgeFilter | null {
  const organisationId = filter.organisationId
    ? fromGlobalId(ORGANISATION_PREFIX, filter.organisationId)
    : undefined;
  const sessionId = filter.sessionId ? fromGlobalId(SESSION_PREFIX, filter.sessionId) : undefined;
  if (organisationId === null || sessionId === null) return null;
  const texts = [filter.city, filter.focusArea, filter.sector, filter.organisationKind, filter.unit];
  // The database has no NUL in any text: nothing has such a code.
  if (texts.some((text) => text?.includes('\0'))) return null;
  return { ...filter, organisationId, sessionId };
}
