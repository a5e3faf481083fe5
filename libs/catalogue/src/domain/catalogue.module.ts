import { Module } from '@nestjs/common';
import { CatalogueReads } from './catalogue-reads.js';
import { CityRoleScopes } from './city-role-scopes.js';

@Module({ providers: [CatalogueReads, CityRoleScopes], exports: [CatalogueReads] })
export class CatalogueModule {}
