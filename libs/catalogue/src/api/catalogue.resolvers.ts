import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  AllowWithParent,
  Allow,
  Ctx,
  cursorKey,
  PageArgs,
  type RequestContext,
  toConnection,
} from '#graphql';
import { CatalogueReads } from '../domain/catalogue-reads.js';
import { CatalogueLoaders } from './catalogue.loaders.js';
import { toCityType, toFocusAreaType } from './catalogue.mapper.js';
import {
  CityConnection,
  CityType,
  FocusAreaConnection,
  FocusAreaType,
  SectorType,
} from './catalogue.types.js';

@Resolver(() => CityType)
export class CityResolver {
  constructor(private readonly reads: CatalogueReads) {}

  @Query(() => CityConnection, { description: 'The cities of the network, those of this programme first.' })
  @Allow('catalogue.read')
  async cities(@Args() page: PageArgs): Promise<CityConnection> {
    cursorKey(page, 2);
    return toConnection(await this.reads.pageOfCities(page), toCityType);
  }
}

@Resolver(() => FocusAreaType)
export class FocusAreaResolver {
  constructor(
    private readonly reads: CatalogueReads,
    private readonly loaders: CatalogueLoaders,
  ) {}

  @Query(() => FocusAreaConnection, { description: "The six focus areas, in the framework's order." })
  @Allow('catalogue.read')
  async focusAreas(@Args() page: PageArgs): Promise<FocusAreaConnection> {
    cursorKey(page, 2);
    return toConnection(await this.reads.pageOfFocusAreas(page), toFocusAreaType);
  }

  @ResolveField(() => [SectorType])
  @AllowWithParent()
  async sectors(@Parent() area: FocusAreaType, @Ctx() ctx: RequestContext): Promise<SectorType[]> {
    return (await this.loaders.sectorsOfFocusArea(ctx).load(area.uuid)) ?? [];
  }
}

@Resolver(() => SectorType)
export class SectorResolver {
  constructor(private readonly loaders: CatalogueLoaders) {}

  @ResolveField(() => FocusAreaType)
  @AllowWithParent()
  async focusArea(@Parent() sector: SectorType, @Ctx() ctx: RequestContext): Promise<FocusAreaType | null> {
    return this.loaders.focusAreas(ctx).load(sector.focusAreaUuid);
  }
}
