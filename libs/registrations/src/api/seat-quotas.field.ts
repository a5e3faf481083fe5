import DataLoader from 'dataloader';
import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { CatalogueLoaders, CityType } from '#catalogue/api';
import { AllowWithParent, Ctx, type RequestContext } from '#graphql';
import { type QuotaView, RegistrationReads } from '../domain/registration-reads.js';
import { SeatQuotaType, SeatsType } from './seats.type.js';

/** The quotas of a session's seats. Everybody may know for whom seats are kept. */
@Resolver(() => SeatsType)
export class SeatQuotasField {
  constructor(private readonly reads: RegistrationReads) {}

  @ResolveField(() => [SeatQuotaType])
  @AllowWithParent()
  async quotas(@Parent() seats: SeatsType, @Ctx() ctx: RequestContext): Promise<readonly SeatQuotaType[]> {
    const loader = ctx.loaders.get(
      'registrations.quotas',
      () =>
        new DataLoader<string, readonly QuotaView[]>(async (ids) => {
          const quotas = await this.reads.quotasBySession(ids);
          return ids.map((id) => quotas.get(id) ?? []);
        }),
    );
    return (await loader.load(seats.sessionUuid)).map(({ isReleased, cityId, ...quota }) => ({
      ...quota,
      cityUuid: cityId,
      released: isReleased,
    }));
  }
}

@Resolver(() => SeatQuotaType)
export class SeatQuotaCityField {
  constructor(private readonly catalogue: CatalogueLoaders) {}

  @ResolveField(() => CityType, { nullable: true })
  @AllowWithParent()
  async city(@Parent() quota: SeatQuotaType, @Ctx() ctx: RequestContext): Promise<CityType | null> {
    return quota.cityUuid ? this.catalogue.cities(ctx).load(quota.cityUuid) : null;
  }
}
