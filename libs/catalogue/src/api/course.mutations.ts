import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { Actor } from '#authz';
import { Allow, Ctx, CurrentActor, fromGlobalId, type RequestContext, userError } from '#graphql';
import { newId, type Refusal, refuse, type Result } from '#kernel';
import type { CourseContent } from '../domain/course.rules.js';
import { CoursesService } from '../domain/courses.service.js';
import { CatalogueLoaders } from './catalogue.loaders.js';
import { SECTOR_PREFIX } from './catalogue.mapper.js';
import {
  ArchiveCourseInput,
  CopyCourseInput,
  CourseContentInput,
  CreateCourseInput,
  EditCourseInput,
  PublishCourseInput,
} from './course.inputs.js';
import { COURSE_PREFIX } from './course.mapper.js';
import {
  ArchiveCoursePayload,
  CopyCoursePayload,
  type CoursePayload,
  CreateCoursePayload,
  EditCoursePayload,
  PublishCoursePayload,
} from './course.payloads.js';

@Resolver()
export class CourseMutations {
  constructor(
    private readonly courses: CoursesService,
    private readonly loaders: CatalogueLoaders,
  ) {}

  @Mutation(() => CreateCoursePayload, { description: 'Writes a course down as a draft.' })
  @Allow('catalogue.manage')
  async createCourse(
    @Args('input') input: CreateCourseInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<CoursePayload> {
    return this.answer(ctx, await this.courses.create(actor, contentOf(input.content), input.idempotencyKey));
  }

  @Mutation(() => EditCoursePayload, {
    description: 'Writes a course anew; what is published is at once as it is written.',
  })
  @Allow('catalogue.manage')
  async editCourse(
    @Args('input') input: EditCourseInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<CoursePayload> {
    const seen = seenOf(input);
    return this.answer(
      ctx,
      seen ? await this.courses.edit(actor, seen, contentOf(input.content)) : noCourse(),
    );
  }

  @Mutation(() => PublishCoursePayload, { description: 'Lets everybody read a course. Nobody is told.' })
  @Allow('catalogue.manage')
  async publishCourse(
    @Args('input') input: PublishCourseInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<CoursePayload> {
    const seen = seenOf(input);
    return this.answer(ctx, seen ? await this.courses.publish(actor, seen) : noCourse());
  }

  @Mutation(() => ArchiveCoursePayload, {
    description: 'Takes a course off the lists. Its sessions stay as they are.',
  })
  @Allow('catalogue.manage')
  async archiveCourse(
    @Args('input') input: ArchiveCourseInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<CoursePayload> {
    const seen = seenOf(input);
    return this.answer(ctx, seen ? await this.courses.archive(actor, seen) : noCourse());
  }

  @Mutation(() => CopyCoursePayload, { description: 'Makes a draft that is like a course. Nobody is told.' })
  @Allow('catalogue.manage')
  async copyCourse(
    @Args('input') input: CopyCourseInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<CoursePayload> {
    const courseId = fromGlobalId(COURSE_PREFIX, input.courseId);
    return this.answer(
      ctx,
      courseId ? await this.courses.copy(actor, courseId, input.idempotencyKey) : noCourse(),
    );
  }

  private async answer(ctx: RequestContext, result: Result<string, Refusal>): Promise<CoursePayload> {
    if (!result.ok) return { course: null, errors: [userError(ctx.locale, result.refusal)] };
    ctx.loaders.clear();
    return { course: await this.loaders.courses(ctx).load(result.value), errors: [] };
  }
}

/** Ids of something else are those of nothing: the service finds none. */
const contentOf = (input: CourseContentInput): CourseContent => ({
  ...input,
  sectorId: fromGlobalId(SECTOR_PREFIX, input.sectorId) ?? newId(),
  outline: input.outline?.map((item) => ({ ...item, note: item.note ?? null })) ?? null,
  prerequisiteIds: input.prerequisiteIds.map((id) => fromGlobalId(COURSE_PREFIX, id) ?? newId()),
});

function seenOf({ courseId, version }: { courseId: string; version: number }) {
  const uuid = fromGlobalId(COURSE_PREFIX, courseId);
  return uuid ? { courseId: uuid, version } : null;
}

const noCourse = (): Result<string, Refusal> => refuse('COURSE_NOT_FOUND', { path: ['courseId'] });
