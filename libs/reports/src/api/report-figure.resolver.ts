import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CatalogueLoaders } from '#catalogue/api';
import { Ctx, LocalizedTextType, type RequestContext } from '#graphql';
import { ReportFigureType } from './report.types.js';

@Resolver(() => ReportFigureType)
export class ReportFigureResolver {
  constructor(private readonly catalogue: CatalogueLoaders) {}

  @ResolveField(() => [LocalizedTextType], {
    description:
      'Names of the city, focus area and sector to which it is limited; none for the whole programme.',
  })
  async scope(
    @Parent() { filter }: ReportFigureType,
    @Ctx() ctx: RequestContext,
  ): Promise<LocalizedTextType[]> {
    const named = await Promise.all([
      filter.cityId ? this.catalogue.cities(ctx).load(filter.cityId) : null,
      filter.focusAreaId ? this.catalogue.focusAreas(ctx).load(filter.focusAreaId) : null,
      filter.sectorId ? this.catalogue.sectors(ctx).load(filter.sectorId) : null,
    ]);
    return named.flatMap((each) => (each ? [each.name] : []));
  }
}
