import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CatalogueLoaders, CityType, SectorType } from '#catalogue/api';
import { Ctx, type RequestContext } from '#graphql';
import { SessionLoaders, SessionType } from '#sessions/api';
import { OverviewPersonType, OverviewPledgeType } from './overview.types.js';

/** The session that somebody was counted for. */
@Resolver(() => OverviewPersonType)
export class OverviewPersonFields {
  constructor(private readonly sessions: SessionLoaders) {}

  @ResolveField(() => SessionType)
  async session(
    @Parent() person: OverviewPersonType,
    @Ctx() ctx: RequestContext,
  ): Promise<SessionType | null> {
    return this.sessions.byId(ctx).load(person.sessionUuid);
  }
}

/** What a pledge is for. */
@Resolver(() => OverviewPledgeType)
export class OverviewPledgeFields {
  constructor(private readonly catalogue: CatalogueLoaders) {}

  @ResolveField(() => CityType)
  async city(@Parent() pledge: OverviewPledgeType, @Ctx() ctx: RequestContext): Promise<CityType | null> {
    return this.catalogue.cities(ctx).load(pledge.cityUuid);
  }

  @ResolveField(() => SectorType)
  async sector(@Parent() pledge: OverviewPledgeType, @Ctx() ctx: RequestContext): Promise<SectorType | null> {
    return this.catalogue.sectors(ctx).load(pledge.sectorUuid);
  }
}
