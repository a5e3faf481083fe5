import { Args, ArgsType, Field, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { type Actor, can } from '#authz';
import {
  Allow,
  AllowWithParent,
  type ConnectionOf,
  Ctx,
  CurrentActor,
  cursorKey,
  fromGlobalId,
  PageArgs,
  type RequestContext,
  toConnection,
  userError,
} from '#graphql';
import { newId, type Refusal, refuse, type Result } from '#kernel';
import { COUNTRIES } from '../data/countries.data.js';
import { ExperienceReads, type ExperienceView } from '../domain/experience-reads.js';
import type { ExperienceContent } from '../domain/experience.rules.js';
import { ExperiencesService } from '../domain/experiences.service.js';
import { CatalogueLoaders } from './catalogue.loaders.js';
import { SECTOR_PREFIX } from './catalogue.mapper.js';
import { SectorType } from './catalogue.types.js';
import { COURSE_PREFIX, seesCourse } from './course.mapper.js';
import { CourseType } from './course.type.js';
import { CreateExperienceInput, EditExperienceInput, ExperienceContentInput } from './experience.inputs.js';
import {
  CountryType,
  CreateExperiencePayload,
  EditExperiencePayload,
  EXPERIENCE_PREFIX,
  ExperienceConnection,
  type ExperiencePayload,
  ExperienceType,
  toExperienceType,
} from './experience.type.js';

/** Everybody sees what is published; the rest is for who writes it. */
export const seesExperience = (actor: Actor, { isPublished }: Pick<ExperienceView, 'isPublished'>): boolean =>
  isPublished || can(actor, 'catalogue.manage');

@ArgsType()
class ExperiencesArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Only of this country: ISO 3166, two letters.' })
  countryCode: string | null;
  @Field(() => ID, { nullable: true, description: 'Only those that bear on this sector.' })
  sectorId: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description:
      'Only those that everybody sees, or only the others, of which whoever writes none finds none.',
  })
  isPublished: boolean | null;
}

@Resolver(() => ExperienceType)
export class ExperienceResolver {
  constructor(
    private readonly reads: ExperienceReads,
    private readonly service: ExperiencesService,
    private readonly loaders: CatalogueLoaders,
  ) {}

  @Query(() => ExperienceType, {
    nullable: true,
    description: 'One experience, or null when there is none for you.',
  })
  @Allow('catalogue.read')
  async experience(
    @Args('id', { type: () => ID }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<ExperienceType | null> {
    const uuid = fromGlobalId(EXPERIENCE_PREFIX, id);
    const view = uuid ? (await this.reads.byIds([uuid])).get(uuid) : undefined;
    return view && seesExperience(ctx.actor, view) ? toExperienceType(view) : null;
  }

  @Query(() => ExperienceConnection, { description: 'What other countries did, the last written first.' })
  @Allow('catalogue.read')
  async experiences(
    @Args() { countryCode, sectorId, isPublished, ...page }: ExperiencesArgs,
    @Ctx() ctx: RequestContext,
  ): Promise<ConnectionOf<ExperienceType>> {
    cursorKey(page, 1);
    const writes = can(ctx.actor, 'catalogue.manage');
    if (!writes && isPublished === false)
      return toConnection({ items: [], cursors: [], hasNextPage: false }, toExperienceType);
    const filter = {
      isPublished: writes ? (isPublished ?? null) : true,
      // What is no country, and an id of something else, match nothing.
      countryCode: countryCode ? (COUNTRIES.get(countryCode)?.code ?? '') : null,
      sectorId: sectorId ? (fromGlobalId(SECTOR_PREFIX, sectorId) ?? newId()) : null,
    };
    return toConnection(await this.reads.page(filter, page), toExperienceType);
  }

  @Query(() => [CountryType], { description: 'Countries other than Cambodia, by code.' })
  @Allow('catalogue.read')
  async countries(
    @Args('withExperiences', {
      type: () => Boolean,
      nullable: true,
      description: 'Only those of which everybody reads an experience.',
    })
    withExperiences: boolean | null,
  ): Promise<CountryType[]> {
    const codes = withExperiences ? await this.reads.countryCodes() : [...COUNTRIES.keys()];
    return codes.map((code) => COUNTRIES.get(code)!);
  }

  @ResolveField(() => [SectorType])
  @AllowWithParent()
  async sectors(@Parent() { sectorIds }: ExperienceType, @Ctx() ctx: RequestContext): Promise<SectorType[]> {
    const sectors = await Promise.all(sectorIds.map((id) => this.loaders.sectors(ctx).load(id)));
    return sectors.filter((sector) => sector !== null);
  }

  @ResolveField(() => [CourseType], { description: 'Courses that it bears on.' })
  @AllowWithParent()
  async courses(@Parent() { courseIds }: ExperienceType, @Ctx() ctx: RequestContext): Promise<CourseType[]> {
    const courses = await Promise.all(courseIds.map((id) => this.loaders.courses(ctx).load(id)));
    return courses.filter((course) => course !== null).filter((course) => seesCourse(ctx.actor, course));
  }

  @Mutation(() => CreateExperiencePayload, { description: 'Writes down what another country did.' })
  @Allow('catalogue.manage')
  async createExperience(
    @Args('input') input: CreateExperienceInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<ExperiencePayload> {
    const created = await this.service.create(actor, contentOf(input.content), input.idempotencyKey);
    return this.answer(ctx, created);
  }

  @Mutation(() => EditExperiencePayload, {
    description: 'Writes an experience anew, shows it to everybody or takes it back.',
  })
  @Allow('catalogue.manage')
  async editExperience(
    @Args('input') input: EditExperienceInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<ExperiencePayload> {
    const id = fromGlobalId(EXPERIENCE_PREFIX, input.experienceId);
    return this.answer(
      ctx,
      id
        ? await this.service.edit(actor, id, input.version, contentOf(input.content))
        : refuse('EXPERIENCE_NOT_FOUND', { path: ['experienceId'] }),
    );
  }

  private async answer(ctx: RequestContext, result: Result<string, Refusal>): Promise<ExperiencePayload> {
    if (!result.ok) return { experience: null, errors: [userError(ctx.locale, result.refusal)] };
    ctx.loaders.clear();
    const view = (await this.reads.byIds([result.value])).get(result.value);
    return { experience: view ? toExperienceType(view) : null, errors: [] };
  }
}

/** Ids of something else are those of nothing: the service finds none. */
const contentOf = (input: ExperienceContentInput): ExperienceContent => ({
  ...input,
  city: input.city ?? null,
  sectorIds: input.sectorIds.map((id) => fromGlobalId(SECTOR_PREFIX, id) ?? newId()),
  courseIds: input.courseIds.map((id) => fromGlobalId(COURSE_PREFIX, id) ?? newId()),
});

/** What other countries did that bears on a course. */
@Resolver(() => CourseType)
export class CourseExperiencesResolver {
  constructor(private readonly reads: ExperienceReads) {}

  @ResolveField(() => [ExperienceType], { description: 'Published experiences that bear on it.' })
  @AllowWithParent()
  async experiences(@Parent() course: CourseType, @Ctx() ctx: RequestContext): Promise<ExperienceType[]> {
    const loader = ctx.loaders.get(
      'catalogue.experiences-of-course',
      () =>
        new DataLoader<string, ExperienceView[]>(async (ids) => {
          const found = await this.reads.ofCourses(ids);
          return ids.map((id) => found.get(id) ?? []);
        }),
    );
    return (await loader.load(course.uuid)).map(toExperienceType);
  }
}
