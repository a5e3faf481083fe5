import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import type { Actor } from '#authz';
import {
  Allow,
  AllowWithParent,
  type ConnectionOf,
  Ctx,
  CurrentActor,
  PageArgs,
  type RequestContext,
  toConnection,
} from '#graphql';
import { OrganisationType } from '#organisations/api';
import { isCurrency } from '../domain/amount.rules.js';
import { PledgeReads, type PledgeSumView, type PledgeUnitView } from '../domain/pledge-reads.js';
import { OrganisationPledgeCountsType, PledgeSumType } from './organisation-pledges.type.js';
import { PledgeLoaders } from './pledge.loaders.js';
import { toPledgeType } from './pledge.mapper.js';
import { PledgeConnection, type PledgeType, PledgeUnitType } from './pledge.type.js';

/** What pledges add to an organisation: those that the reader may see, and nothing of the others. */
@Resolver(() => OrganisationType)
export class OrganisationPledgesField {
  constructor(private readonly reads: PledgeReads) {}

  @ResolveField(() => PledgeConnection, { description: 'Those that the reader may see, the newest first.' })
  @Allow('pledges.read')
  async pledges(
    @Parent() organisation: OrganisationType,
    @Args() page: PageArgs,
    @CurrentActor() actor: Actor,
  ): Promise<ConnectionOf<PledgeType>> {
    const found = await this.reads.page(actor, { organisationId: organisation.uuid }, page);
    return toConnection(found, toPledgeType(actor));
  }

  @ResolveField(() => [PledgeSumType], {
    description: 'One sum for each unit in which something is offered or accepted; no two units are added.',
  })
  @Allow('pledges.read')
  async pledgeSums(
    @Parent() organisation: OrganisationType,
    @Ctx() ctx: RequestContext,
  ): Promise<PledgeSumType[]> {
    const sums = await this.sums(ctx).load(organisation.uuid);
    return sums.map((sum) => ({
      ...sum,
      offered: BigInt(sum.offered),
      accepted: BigInt(sum.accepted),
    }));
  }

  @ResolveField(() => OrganisationPledgeCountsType)
  @Allow('pledges.read')
  async pledgeCounts(
    @Parent() organisation: OrganisationType,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganisationPledgeCountsType> {
    const sums = await this.sums(ctx).load(organisation.uuid);
    return {
      offered: sums.reduce((count, { offeredCount }) => count + offeredCount, 0),
      accepted: sums.reduce((count, { acceptedCount }) => count + acceptedCount, 0),
    };
  }

  /** One query for all organisations of a request. */
  private sums(ctx: RequestContext): DataLoader<string, PledgeSumView[]> {
    return ctx.loaders.get(
      'pledges.sums-by-organisation',
      () =>
        new DataLoader<string, PledgeSumView[]>(async (ids) => {
          const sums = await this.reads.sumsOf(ctx.actor, ids);
          return ids.map((id) => sums.get(id) ?? []);
        }),
    );
  }
}

@Resolver(() => PledgeSumType)
export class PledgeSumUnitField {
  constructor(private readonly loaders: PledgeLoaders) {}

  @ResolveField(() => PledgeUnitType, { nullable: true, description: 'Null for money.' })
  @AllowWithParent()
  async unitInKind(@Parent() sum: PledgeSumType, @Ctx() ctx: RequestContext): Promise<PledgeUnitView | null> {
    return isCurrency(sum.unit) ? null : this.loaders.unitByCode(ctx).load(sum.unit);
  }
}
