import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { CatalogueLoaders, CityType, CourseType } from '#catalogue/api';
import { Allow, AllowWithParent, Ctx, type RequestContext } from '#graphql';
import { DateWishReads } from '../domain/date-wish-reads.js';
import { DateWishCountType } from './date-wish.types.js';

/** What wishes add to a course. */
@Resolver(() => CourseType)
export class CourseWishesFields {
  constructor(private readonly reads: DateWishReads) {}

  @ResolveField(() => Boolean, {
    description: 'Does whoever asks wait, with their account, to be told of its next session?',
  })
  @Allow('wishes.make')
  async isDateWished(@Parent() course: CourseType, @Ctx() ctx: RequestContext): Promise<boolean> {
    const loader = ctx.loaders.get(
      'wishes.own-courses',
      () =>
        new DataLoader<string, boolean>(async (ids) => {
          const own = await this.reads.ownCourses(ctx.actor, ids);
          return ids.map((id) => own.has(id));
        }),
    );
    return loader.load(course.uuid);
  }

  @ResolveField(() => [DateWishCountType], {
    description:
      'How many wait for its next session, by city: those of any city first, then by the code of the city. Nobody is named.',
  })
  @Allow('wishes.count')
  async dateWishes(@Parent() course: CourseType, @Ctx() ctx: RequestContext): Promise<DateWishCountType[]> {
    const loader = ctx.loaders.get(
      'wishes.waiting',
      () =>
        new DataLoader<string, DateWishCountType[]>(async (ids) => {
          const waiting = await this.reads.waitingFor(ids);
          return ids.map((id) =>
            waiting
              .filter(({ courseId }) => courseId === id)
              .map(({ cityId, people }) => ({ cityUuid: cityId, people })),
          );
        }),
    );
    return loader.load(course.uuid);
  }
}

@Resolver(() => DateWishCountType)
export class DateWishCountCityField {
  constructor(private readonly loaders: CatalogueLoaders) {}

  @ResolveField(() => CityType, { nullable: true, description: 'Null: any city.' })
  @AllowWithParent()
  async city(@Parent() count: DateWishCountType, @Ctx() ctx: RequestContext): Promise<CityType | null> {
    return count.cityUuid ? this.loaders.cities(ctx).load(count.cityUuid) : null;
  }
}
