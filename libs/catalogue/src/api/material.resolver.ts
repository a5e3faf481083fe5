import { Injectable } from '@nestjs/common';
import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { type AuditSubjectFacts, AuditSubjectSource } from '#audit';
import type { Actor } from '#authz';
import {
  Allow,
  AllowWithParent,
  Ctx,
  CurrentActor,
  fromGlobalId,
  type RequestContext,
  toGlobalId,
  userError,
} from '#graphql';
import { type Refusal, refuse, type Result } from '#kernel';
import { MaterialHandIns } from '../domain/material-hand-ins.js';
import { MaterialReads, type MaterialView } from '../domain/material-reads.js';
import type { TypedSource } from '../domain/material.rules.js';
import { MaterialsService, type SeenMaterial } from '../domain/materials.service.js';
import { COURSE_PREFIX } from './course.mapper.js';
import { CourseType } from './course.type.js';
import {
  AddCourseMaterialInput,
  AddCourseMaterialPayload,
  AddMaterialVersionInput,
  AddMaterialVersionPayload,
  type CourseMaterialPayload,
  CourseMaterialType,
  EditCourseMaterialInput,
  EditCourseMaterialPayload,
  MATERIAL_PREFIX,
  type MaterialSourceInput,
  toMaterialType,
} from './material.type.js';

@Resolver(() => CourseType)
export class CourseMaterialsResolver {
  constructor(
    private readonly reads: MaterialReads,
    private readonly handIns: MaterialHandIns,
  ) {}

  @ResolveField(() => [CourseMaterialType], { description: 'Those that you may see, the first added first.' })
  @AllowWithParent()
  async materials(@Parent() course: CourseType, @Ctx() ctx: RequestContext): Promise<CourseMaterialType[]> {
    const loader = ctx.loaders.get(
      'catalogue.materials-of-course',
      () =>
        new DataLoader<string, MaterialView[]>(async (ids) => {
          const found = await this.reads.ofCourses(ctx.actor, ids);
          return ids.map((id) => found.get(id) ?? []);
        }),
    );
    return (await loader.load(course.uuid)).map((material) => toMaterialType(ctx.actor, material));
  }

  @ResolveField(() => Boolean, {
    description:
      'Whether you may add a material now: you write courses, or train a session of it that is not cancelled and ended 90 days ago at most.',
  })
  @AllowWithParent()
  async mayAddMaterial(@Parent() course: CourseType, @Ctx() ctx: RequestContext): Promise<boolean> {
    const loader = ctx.loaders.get(
      'catalogue.may-add-material',
      () =>
        new DataLoader<string, boolean>(async (ids) => {
          const courses = await this.handIns.coursesOf(ctx.actor);
          return ids.map((id) => courses?.has(id) ?? true);
        }),
    );
    return loader.load(course.uuid);
  }
}

@Resolver(() => CourseMaterialType)
export class MaterialMutations {
  constructor(
    private readonly reads: MaterialReads,
    private readonly service: MaterialsService,
  ) {}

  @Mutation(() => AddCourseMaterialPayload, {
    description:
      'Adds a material to a course. Whoever trains a session of it may, until 90 days after the session. Nobody is told.',
  })
  @Allow('catalogue.add-materials')
  async addCourseMaterial(
    @Args('input') { courseId, content, source, idempotencyKey }: AddCourseMaterialInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<CourseMaterialPayload> {
    const uuid = fromGlobalId(COURSE_PREFIX, courseId);
    if (!uuid) return this.answer(ctx, refuse('COURSE_NOT_FOUND', { path: ['courseId'] }));
    const typed = { content, source: sourceOf(source) };
    return this.answer(ctx, await this.service.add(actor, uuid, typed, idempotencyKey));
  }

  @Mutation(() => EditCourseMaterialPayload, {
    description: 'Writes what a material is called and who reads it anew; shows it or takes it back.',
  })
  @Allow('catalogue.manage')
  async editCourseMaterial(
    @Args('input') input: EditCourseMaterialInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<CourseMaterialPayload> {
    const seen = seenOf(input);
    return this.answer(ctx, seen ? await this.service.edit(actor, seen, input.content) : noMaterial());
  }

  @Mutation(() => AddMaterialVersionPayload, {
    description:
      'Adds a version, which is read from now on; those of before are kept. A trainer adds to what they handed in themselves.',
  })
  @Allow('catalogue.add-materials')
  async addMaterialVersion(
    @Args('input') input: AddMaterialVersionInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<CourseMaterialPayload> {
    const seen = seenOf(input);
    return this.answer(
      ctx,
      seen ? await this.service.addVersion(actor, seen, sourceOf(input.source)) : noMaterial(),
    );
  }

  private async answer(ctx: RequestContext, result: Result<string, Refusal>): Promise<CourseMaterialPayload> {
    if (!result.ok) return { material: null, errors: [userError(ctx.locale, result.refusal)] };
    ctx.loaders.clear();
    const material = (await this.reads.byIds(ctx.actor, [result.value])).get(result.value);
    return { material: material ? toMaterialType(ctx.actor, material) : null, errors: [] };
  }
}

const sourceOf = ({ file, fileName, url }: MaterialSourceInput): TypedSource => ({
  file: file ?? null,
  fileName: fileName ?? null,
  url: url ?? null,
});

function seenOf({ materialId, revision }: { materialId: string; revision: number }): SeenMaterial | null {
  const uuid = fromGlobalId(MATERIAL_PREFIX, materialId);
  return uuid ? { materialId: uuid, revision } : null;
}

const noMaterial = (): Result<string, Refusal> => refuse('MATERIAL_NOT_FOUND', { path: ['materialId'] });

/** Materials in the audit, each with the page on which it is written. */
@Injectable()
export class MaterialAuditSubject extends AuditSubjectSource {
  readonly type = 'material';
  readonly prefix = MATERIAL_PREFIX;

  constructor(private readonly reads: MaterialReads) {
    super();
  }

  async describe(actor: Actor, uuids: readonly string[]): Promise<Map<string, AuditSubjectFacts>> {
    const materials = [...(await this.reads.byIds(actor, uuids)).values()];
    return new Map(
      materials.map(({ id, courseId, title }) => [
        id,
        {
          name: title,
          page: `/manage/courses/${toGlobalId(COURSE_PREFIX, courseId)}/materials/${toGlobalId(MATERIAL_PREFIX, id)}`,
        },
      ]),
    );
  }
}
