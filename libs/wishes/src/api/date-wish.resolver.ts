import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '#authz';
import {
  CatalogueLoaders,
  CITY_PREFIX,
  CityType,
  COURSE_PREFIX,
  CourseType,
  seesCourse,
} from '#catalogue/api';
import {
  Allow,
  AllowWithParent,
  Ctx,
  CurrentActor,
  fromGlobalId,
  type RequestContext,
  userError,
} from '#graphql';
import { refuse } from '#kernel';
import { DateWishReads, type DateWishView } from '../domain/date-wish-reads.js';
import { DateWishes } from '../domain/date-wishes.service.js';
import {
  ConfirmDateWishInput,
  ConfirmDateWishPayload,
  DateWishType,
  EndDateWishInput,
  EndDateWishPayload,
  WishForDateInput,
  WishForDatePayload,
} from './date-wish.types.js';

/** To be told of a course's next session: asked for, confirmed, ended. */
@Resolver(() => DateWishType)
export class DateWishResolver {
  constructor(
    private readonly wishes: DateWishes,
    private readonly reads: DateWishReads,
    private readonly loaders: CatalogueLoaders,
  ) {}

  @Query(() => DateWishType, {
    nullable: true,
    description: 'What the link of a mail speaks of; null for one that is none. Looking changes nothing.',
  })
  @Allow('wishes.make')
  async dateWish(@Args('token', { type: () => String }) token: string): Promise<DateWishType | null> {
    return toType(await this.reads.byToken(token));
  }

  @ResolveField(() => CourseType, { nullable: true, description: 'Null once it is over.' })
  @AllowWithParent()
  async course(@Parent() wish: DateWishType, @Ctx() ctx: RequestContext): Promise<CourseType | null> {
    const course = wish.courseUuid ? await this.loaders.courses(ctx).load(wish.courseUuid) : null;
    return course && seesCourse(ctx.actor, course) ? course : null;
  }

  @ResolveField(() => CityType, { nullable: true, description: 'Null: any city.' })
  @AllowWithParent()
  async city(@Parent() wish: DateWishType, @Ctx() ctx: RequestContext): Promise<CityType | null> {
    return wish.cityUuid ? this.loaders.cities(ctx).load(wish.cityUuid) : null;
  }

  @Mutation(() => WishForDatePayload, {
    description:
      'To be told, once for each, of sessions of a course for which one can register. Whoever is signed in waits at once; an address that is typed is asked by mail first, and the answer is the same whatever is known of it.',
  })
  @Allow('wishes.make')
  async wishForDate(
    @Args('input') { courseId, cityId, email, locale }: WishForDateInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<WishForDatePayload> {
    const wish = {
      courseId: fromGlobalId(COURSE_PREFIX, courseId),
      cityId: cityId ? fromGlobalId(CITY_PREFIX, cityId) : undefined,
      email: email ?? null,
      locale,
    };
    const result = await this.wishes.wish(actor, wish, ctx.ip);
    return result.ok
      ? { state: result.value, errors: [] }
      : { state: null, errors: [userError(ctx.locale, result.refusal)] };
  }

  @Mutation(() => ConfirmDateWishPayload, {
    description: 'Confirms the address to which a link was sent: from now on its holder is told, for a year.',
  })
  @Allow('wishes.make')
  async confirmDateWish(
    @Args('input') { token }: ConfirmDateWishInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<ConfirmDateWishPayload> {
    const result = await this.wishes.confirm(actor, token);
    if (!result.ok) return { wish: null, errors: [userError(ctx.locale, result.refusal)] };
    return { wish: toType(await this.reads.byToken(token)), errors: [] };
  }

  @Mutation(() => EndDateWishPayload, {
    description: 'Nobody is told by this wish any more. Asked twice, it answers the same.',
  })
  @Allow('wishes.make')
  async endDateWish(
    @Args('input') { token, courseId }: EndDateWishInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<EndDateWishPayload> {
    const course = courseId && actor.personId ? fromGlobalId(COURSE_PREFIX, courseId) : null;
    const result =
      token || !course
        ? token
          ? await this.wishes.end(actor, { token })
          : refuse('LINK_NOT_VALID', { path: ['token'] })
        : await this.wishes.end(actor, { courseId: course });
    return result.ok
      ? { state: 'OVER', errors: [] }
      : { state: null, errors: [userError(ctx.locale, result.refusal)] };
  }
}

const toType = (view: DateWishView | null): DateWishType | null =>
  view && {
    state: view.state,
    address: view.address,
    until: view.until,
    courseUuid: view.courseId,
    cityUuid: view.cityId,
  };
