import { Module } from '@nestjs/common';
import { CatalogueApiModule } from '#catalogue/api';
import { WishesModule } from '../domain/wishes.module.js';
import { CourseWishesFields, DateWishCountCityField } from './course-wishes.fields.js';
import { DateWishResolver } from './date-wish.resolver.js';

@Module({
  imports: [CatalogueApiModule, WishesModule],
  providers: [CourseWishesFields, DateWishCountCityField, DateWishResolver],
})
export class WishesApiModule {}
