import { Module } from '@nestjs/common';
import { CatalogueApiModule } from '#catalogue/api';
import { SessionsApiModule } from '#sessions/api';
import { OverviewModule } from '../domain/overview.module.js';
import { OverviewPersonFields, OverviewPledgeFields } from './overview-row.fields.js';
import { OverviewResolver } from './overview.resolver.js';
import { OverviewScope } from './overview.scope.js';

@Module({
  imports: [OverviewModule, CatalogueApiModule, SessionsApiModule],
  providers: [OverviewPersonFields, OverviewPledgeFields, OverviewResolver, OverviewScope],
})
export class OverviewApiModule {}
