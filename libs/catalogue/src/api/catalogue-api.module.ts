import { Module } from '@nestjs/common';
import { CatalogueModule } from '../domain/catalogue.module.js';
import { CatalogueLoaders } from './catalogue.loaders.js';
import {
  CityNodeSource,
  CourseNodeSource,
  FocusAreaNodeSource,
  SectorNodeSource,
} from './catalogue.nodes.js';
import { CityResolver, CourseResolver, FocusAreaResolver, SectorResolver } from './catalogue.resolvers.js';

@Module({
  imports: [CatalogueModule],
  providers: [
    CatalogueLoaders,
    CityResolver,
    CourseResolver,
    FocusAreaResolver,
    SectorResolver,
    CityNodeSource,
    CourseNodeSource,
    FocusAreaNodeSource,
    SectorNodeSource,
  ],
  exports: [CatalogueLoaders],
})
export class CatalogueApiModule {}
