import { Module } from '@nestjs/common';
import { DataRightsModule } from '../domain/data-rights.module.js';
import { ErasureResolver } from './erasure.resolver.js';
import { OwnDataPayloads } from './own-data.payloads.js';
import { OwnDataResolver } from './own-data.resolver.js';
import { RegisterResolver } from './register.resolver.js';
import { RetentionResolver } from './retention.resolver.js';

@Module({
  imports: [DataRightsModule],
  providers: [ErasureResolver, OwnDataPayloads, OwnDataResolver, RegisterResolver, RetentionResolver],
})
export class DataRightsApiModule {}
