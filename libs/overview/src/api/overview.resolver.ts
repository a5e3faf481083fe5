import { Args, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#authz';
import { CatalogueLoaders } from '#catalogue/api';
import { Allow, type ConnectionOf, Ctx, CurrentActor, type RequestContext, toConnection } from '#graphql';
import { OverviewCodes } from '../domain/overview-codes.js';
import { overviewCitiesOf } from '../domain/overview.policy.js';
import { OverviewReads } from '../domain/overview-reads.js';
import { OverviewRows } from '../domain/overview-rows.js';
import type { OverviewGroup, OverviewKind } from '../domain/overview.views.js';
import { toFigures, toOverviewPerson, toOverviewPledge } from './overview.mapper.js';
import { OverviewScope } from './overview.scope.js';
import {
  OverviewFilterInput,
  OverviewPeopleArgs,
  OverviewPersonConnection,
  type OverviewPersonType,
  OverviewPledgeConnection,
  OverviewPledgesArgs,
  type OverviewPledgeType,
  OverviewType,
} from './overview.types.js';

@Resolver(() => OverviewType)
export class OverviewResolver {
  constructor(
    private readonly reads: OverviewReads,
    private readonly rows: OverviewRows,
    private readonly scope: OverviewScope,
    private readonly codes: OverviewCodes,
    private readonly catalogue: CatalogueLoaders,
  ) {}

  @Query(() => OverviewType, {
    description: 'Invited, registered, attended, pledged and accepted. A city officer sees their own cities.',
  })
  @Allow('overview.read')
  async overview(
    @Args('filter', { type: () => OverviewFilterInput, nullable: true }) filter: OverviewFilterInput | null,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<OverviewType> {
    const asked = await this.scope.filterFor(actor, filter);
    const { asOf, figures, groups, lastCheck } = await this.reads.overview(asked);
    const [cities, areas, sectors] = [
      this.catalogue.cities(ctx),
      this.catalogue.focusAreas(ctx),
      this.catalogue.sectors(ctx),
    ];
    return {
      asOf,
      lastCheck,
      figures: toFigures(figures),
      cities: await each(groups.CITY, async (key) => ({
        city: key === null ? null : await cities.load(key),
      })),
      focusAreas: await each(groups.FOCUS_AREA, async (key) => ({ focusArea: (await areas.load(key!))! })),
      sectors: await each(groups.SECTOR, async (key) => ({ sector: (await sectors.load(key!))! })),
      kinds: await each(groups.KIND, (key) => ({ kind: key as OverviewKind })),
      units: await this.codes.units(figures.map(({ unit }) => unit)),
      within: await withinOf(overviewCitiesOf(actor), (id) => cities.load(id)),
    };
  }

  @Query(() => OverviewPersonConnection, {
    description: 'The people whom a figure counts, under the same filter, the newest first.',
  })
  @Allow('overview.read')
  async overviewPeople(
    @Args() args: OverviewPeopleArgs,
    @CurrentActor() actor: Actor,
  ): Promise<ConnectionOf<OverviewPersonType>> {
    const filter = await this.scope.filterFor(actor, args.filter);
    return toConnection(await this.rows.people(actor, args.measure, filter, args), toOverviewPerson);
  }

  @Query(() => OverviewPledgeConnection, {
    description: 'The pledges that a figure counts, under the same filter, the newest first.',
  })
  @Allow('overview.read')
  async overviewPledges(
    @Args() args: OverviewPledgesArgs,
    @CurrentActor() actor: Actor,
  ): Promise<ConnectionOf<OverviewPledgeType>> {
    const filter = await this.scope.filterFor(actor, args.filter);
    return toConnection(
      await this.rows.pledges(actor, args.measure, args.unit, filter, args),
      toOverviewPledge,
    );
  }
}

/** Each group's figures with what it is the group of. */
const each = <What extends object>(
  groups: readonly OverviewGroup[],
  whatOf: (key: string | null) => What | Promise<What>,
): Promise<(What & { figures: ReturnType<typeof toFigures> })[]> =>
  Promise.all(
    // The same order at each asking; screens sort by what they show.
    groups
      .toSorted((one, other) => ((one.key ?? '') < (other.key ?? '') ? -1 : 1))
      .map(async ({ key, figures }) => ({ ...(await whatOf(key)), figures: toFigures(figures) })),
  );

async function withinOf<City>(
  ids: readonly string[] | null,
  load: (id: string) => Promise<City | null>,
): Promise<City[] | null> {
  if (!ids) return null;
  const cities = await Promise.all(ids.map(load));
  return cities.filter((city) => city !== null);
}
