import { Injectable } from '@nestjs/common';
import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { type AuditSubjectFacts, AuditSubjectSource } from '#audit';
import { type Actor, can } from '#authz';
import {
  Allow,
  AllowWithParent,
  type ConnectionOf,
  Ctx,
  CurrentActor,
  cursorKey,
  fromGlobalId,
  NodeSource,
  PageArgs,
  type RequestContext,
  toConnection,
  toGlobalId,
  userError,
} from '#graphql';
import { newId, type Refusal, refuse, type Result } from '#kernel';
import { PathReads, type PathView } from '../domain/path-reads.js';
import type { PathContent } from '../domain/path.rules.js';
import { PathsService } from '../domain/paths.service.js';
import { CatalogueLoaders } from './catalogue.loaders.js';
import { COURSE_PREFIX, seesCourse } from './course.mapper.js';
import { CourseType } from './course.type.js';
import { CreatePathInput, EditPathInput, LearningPathContentInput } from './path.inputs.js';
import {
  CreatePathPayload,
  EditPathPayload,
  LearningPathConnection,
  type LearningPathPayload,
  LearningPathType,
  PATH_PREFIX,
  toPathType,
} from './path.type.js';

const sees = (actor: Actor, { isPublished }: PathView): boolean =>
  isPublished || can(actor, 'catalogue.manage');

@Resolver(() => LearningPathType)
export class PathResolver {
  constructor(
    private readonly reads: PathReads,
    private readonly paths: PathsService,
    private readonly loaders: CatalogueLoaders,
  ) {}

  @Query(() => LearningPathType, {
    nullable: true,
    description: 'One path, or null when there is none for you.',
  })
  @Allow('catalogue.read')
  async learningPath(
    @Args('id', { type: () => ID }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<LearningPathType | null> {
    const uuid = fromGlobalId(PATH_PREFIX, id);
    const path = uuid ? (await this.reads.byIds([uuid])).get(uuid) : undefined;
    return path && sees(ctx.actor, path) ? toPathType(path) : null;
  }

  @Query(() => LearningPathConnection, { description: 'The paths, the first written first.' })
  @Allow('catalogue.read')
  async learningPaths(
    @Args() page: PageArgs,
    @Ctx() ctx: RequestContext,
  ): Promise<ConnectionOf<LearningPathType>> {
    cursorKey(page, 1);
    return toConnection(await this.reads.page(can(ctx.actor, 'catalogue.manage'), page), toPathType);
  }

  @ResolveField(() => [CourseType], { description: 'In the order in which to take them.' })
  @AllowWithParent()
  async courses(@Parent() path: LearningPathType, @Ctx() ctx: RequestContext): Promise<CourseType[]> {
    const courses = await Promise.all(path.courseIds.map((id) => this.loaders.courses(ctx).load(id)));
    return courses.filter((course) => course !== null).filter((course) => seesCourse(ctx.actor, course));
  }

  @Mutation(() => CreatePathPayload, { description: 'Puts courses in an order.' })
  @Allow('catalogue.manage')
  async createPath(
    @Args('input') input: CreatePathInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<LearningPathPayload> {
    return this.answer(ctx, await this.paths.create(actor, contentOf(input.content), input.idempotencyKey));
  }

  @Mutation(() => EditPathPayload, {
    description: 'Writes a path anew, shows it to everybody or takes it back.',
  })
  @Allow('catalogue.manage')
  async editPath(
    @Args('input') input: EditPathInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<LearningPathPayload> {
    const pathId = fromGlobalId(PATH_PREFIX, input.pathId);
    return this.answer(
      ctx,
      pathId
        ? await this.paths.edit(actor, pathId, input.version, contentOf(input.content))
        : refuse('PATH_NOT_FOUND', { path: ['pathId'] }),
    );
  }

  private async answer(ctx: RequestContext, result: Result<string, Refusal>): Promise<LearningPathPayload> {
    if (!result.ok) return { path: null, errors: [userError(ctx.locale, result.refusal)] };
    ctx.loaders.clear();
    const path = (await this.reads.byIds([result.value])).get(result.value);
    return { path: path ? toPathType(path) : null, errors: [] };
  }
}

/** Ids of something else are those of nothing: the service finds none. */
const contentOf = (input: LearningPathContentInput): PathContent => ({
  ...input,
  courseIds: input.courseIds.map((id) => fromGlobalId(COURSE_PREFIX, id) ?? newId()),
});

/** The paths that a course stands on. */
@Resolver(() => CourseType)
export class CoursePathsResolver {
  constructor(private readonly reads: PathReads) {}

  @ResolveField(() => [LearningPathType], { description: 'Published paths that it stands on.' })
  @AllowWithParent()
  async paths(@Parent() course: CourseType, @Ctx() ctx: RequestContext): Promise<LearningPathType[]> {
    const loader = ctx.loaders.get(
      'catalogue.paths-of-course',
      () =>
        new DataLoader<string, PathView[]>(async (ids) => {
          const found = await this.reads.ofCourses(ids);
          return ids.map((id) => found.get(id) ?? []);
        }),
    );
    return (await loader.load(course.uuid)).map(toPathType);
  }
}

@Injectable()
export class PathNodeSource extends NodeSource {
  readonly prefix = PATH_PREFIX;
  readonly typeName = 'LearningPath';

  constructor(private readonly reads: PathReads) {
    super();
  }

  async load(uuids: readonly string[], ctx: RequestContext): Promise<readonly (object | null)[]> {
    const found = await this.reads.byIds(uuids);
    return uuids.map((uuid) => {
      const path = found.get(uuid);
      return path && sees(ctx.actor, path) ? toPathType(path) : null;
    });
  }
}

/** Paths in the audit, each with the page on which it is written. */
@Injectable()
export class PathAuditSubject extends AuditSubjectSource {
  readonly type = 'path';
  readonly prefix = PATH_PREFIX;

  constructor(private readonly reads: PathReads) {
    super();
  }

  async describe(_actor: Actor, uuids: readonly string[]): Promise<Map<string, AuditSubjectFacts>> {
    const paths = [...(await this.reads.byIds(uuids)).values()];
    return new Map(
      paths.map(({ id, title }) => [
        id,
        { name: title, page: `/manage/paths/${toGlobalId(PATH_PREFIX, id)}` },
      ]),
    );
  }
}
