import { Module } from '@nestjs/common';
import { CatalogueReads } from './catalogue-reads.js';

@Module({ providers: [CatalogueReads], exports: [CatalogueReads] })
export class CatalogueModule {}
