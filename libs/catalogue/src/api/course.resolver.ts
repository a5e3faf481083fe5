import { Args, ArgsType, Field, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  Allow,
  AllowWithParent,
  type ConnectionOf,
  Ctx,
  cursorKey,
  fromGlobalId,
  PageArgs,
  type RequestContext,
  toConnection,
} from '#graphql';
import { newId } from '#kernel';
import { CourseReads } from '../domain/course-reads.js';
import type { AudienceKind, CourseLevel, CourseState } from '../domain/course.rules.js';
import { CatalogueLoaders } from './catalogue.loaders.js';
import { SECTOR_PREFIX } from './catalogue.mapper.js';
import { SectorType } from './catalogue.types.js';
import { COURSE_PREFIX, seesCourse, toCourseType } from './course.mapper.js';
import {
  AudienceKindEnum,
  CourseConnection,
  CourseLevelEnum,
  CourseModuleType,
  CourseOutlineItemType,
  CourseStateEnum,
  CourseType,
} from './course.type.js';

@ArgsType()
class CoursesArgs extends PageArgs {
  @Field(() => CourseStateEnum, {
    nullable: true,
    description: 'Published unless said; who does not write courses finds none in another state.',
  })
  state: CourseState | null;
  @Field(() => ID, { nullable: true, description: 'Only courses of this sector.' }) sectorId: string | null;
  @Field(() => CourseLevelEnum, { nullable: true }) level: CourseLevel | null;
  @Field(() => AudienceKindEnum, {
    nullable: true,
    description: 'Only courses for this kind of organisation; those for all are among them.',
  })
  audienceKind: AudienceKind | null;
}

@Resolver(() => CourseType)
export class CourseResolver {
  constructor(
    private readonly reads: CourseReads,
    private readonly loaders: CatalogueLoaders,
  ) {}

  @Query(() => CourseType, {
    nullable: true,
    description:
      'One course; null when there is none, and for a draft or an archived one that is not yours to write.',
  })
  @Allow('catalogue.read')
  async course(
    @Args('id', { type: () => ID }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<CourseType | null> {
    const uuid = fromGlobalId(COURSE_PREFIX, id);
    const course = uuid ? await this.loaders.courses(ctx).load(uuid) : null;
    return course && seesCourse(ctx.actor, course) ? course : null;
  }

  @Query(() => CourseConnection, { description: 'The courses, by code.' })
  @Allow('catalogue.read')
  async courses(
    @Args() { state: asked, sectorId, level, audienceKind, ...page }: CoursesArgs,
    @Ctx() ctx: RequestContext,
  ): Promise<ConnectionOf<CourseType>> {
    cursorKey(page, 1);
    const state = asked ?? 'PUBLISHED';
    if (!seesCourse(ctx.actor, { state }))
      return toConnection({ items: [], cursors: [], hasNextPage: false }, toCourseType);
    // An id of something else matches nothing, as one of an unknown sector does.
    const sector = sectorId ? (fromGlobalId(SECTOR_PREFIX, sectorId) ?? newId()) : null;
    return toConnection(
      await this.reads.page(
        { state, sectorId: sector, level: level ?? null, audienceKind: audienceKind ?? null },
        page,
      ),
      toCourseType,
    );
  }

  @ResolveField(() => SectorType)
  @AllowWithParent()
  async sector(@Parent() course: CourseType, @Ctx() ctx: RequestContext): Promise<SectorType | null> {
    return this.loaders.sectors(ctx).load(course.sectorUuid);
  }

  @ResolveField(() => [CourseOutlineItemType], { description: 'What happens when, in order.' })
  @AllowWithParent()
  async outline(@Parent() course: CourseType, @Ctx() ctx: RequestContext): Promise<CourseOutlineItemType[]> {
    return (await this.loaders.outlines(ctx).load(course.uuid)) ?? [];
  }

  @ResolveField(() => [CourseModuleType], { description: 'Its parts, in order.' })
  @AllowWithParent()
  async modules(@Parent() course: CourseType, @Ctx() ctx: RequestContext): Promise<CourseModuleType[]> {
    return (await this.loaders.modules(ctx).load(course.uuid)) ?? [];
  }

  @ResolveField(() => [CourseType], { description: 'Courses to have done before, by code.' })
  @AllowWithParent()
  async prerequisites(@Parent() course: CourseType, @Ctx() ctx: RequestContext): Promise<CourseType[]> {
    const before = (await this.loaders.prerequisites(ctx).load(course.uuid)) ?? [];
    return before.filter((each) => seesCourse(ctx.actor, each));
  }
}
