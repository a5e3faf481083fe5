import { Args, Field, ID, InputType, Int, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#authz';
import {
  Allow,
  AllowWithParent,
  badInput,
  Ctx,
  CurrentActor,
  fromGlobalId,
  type RequestContext,
  userError,
  UserErrorInterface,
} from '#graphql';
import { refuse, type Result } from '#kernel';
import { coordinatedBy } from '#organisations';
import type { RegistrationStatus } from '../../domain/registration.entity.js';
import {
  type GroupPlace,
  type ResizeGroup,
  type ResizeGroupRefusal,
  ResizeGroupService,
} from '../../domain/resize-group.service.js';
import { RegistrationStatusEnum } from '../roster.type.js';
import { GROUP_PREFIX, REGISTRATION_PREFIX } from '../ticket.mapper.js';

/** People who join or leave at once. */
const MOST = 100;

@InputType()
export class ResizeGroupInput {
  @Field(() => ID) groupId: string;
  @Field(() => [ID], {
    nullable: true,
    description:
      'Registrations of the organisation that wait for the same session by themselves; at most 100.',
  })
  joining: string[] | null;
  @Field(() => [ID], {
    nullable: true,
    description: 'Members who give their place up, and are told so; at most 100.',
  })
  leaving: string[] | null;
}

@ObjectType('WaitingGroupPlace', { description: 'What becomes of the place of a group that waits together.' })
@Allow('registrations.resize-group')
export class WaitingGroupPlaceType {
  @Field(() => Int, { description: 'People.' }) size: number;
  @Field(() => Int, { description: '1 is the next in line.' }) placeBefore: number;
  @Field(() => Int, { nullable: true, description: 'Null when they no longer wait.' })
  placeAfter: number | null;
  @Field(() => RegistrationStatusEnum, { description: 'What they have then; CANCELLED when nobody is left.' })
  becomes: RegistrationStatus;
}

@ObjectType({ implements: () => [UserErrorInterface] })
@AllowWithParent()
export class ResizeGroupError extends UserErrorInterface {}

@ObjectType()
@AllowWithParent()
export class ResizeGroupPayload {
  @Field(() => WaitingGroupPlaceType, { nullable: true, description: 'Null when nothing was done.' })
  place: WaitingGroupPlaceType | null;
  @Field(() => [ResizeGroupError]) errors: ResizeGroupError[];
}

@Resolver()
export class ResizeGroupResolver {
  constructor(private readonly service: ResizeGroupService) {}

  @Query(() => ResizeGroupPayload, {
    description:
      'What would become of the place of a waiting group, were these to join or leave it now. Nothing is changed.',
  })
  @Allow('registrations.resize-group')
  async previewGroupSize(
    @Args('input') input: ResizeGroupInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<ResizeGroupPayload> {
    return this.answer(actor, ctx, input, (wish) => this.service.preview(actor, wish));
  }

  @Mutation(() => ResizeGroupPayload, {
    description:
      'Makes a waiting group of my organisation larger, which puts it at the end of the line, or smaller, which keeps its place.',
  })
  @Allow('registrations.resize-group')
  async resizeGroup(
    @Args('input') input: ResizeGroupInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<ResizeGroupPayload> {
    return this.answer(actor, ctx, input, (wish) => this.service.resize(actor, wish));
  }

  private async answer(
    actor: Actor,
    ctx: RequestContext,
    input: ResizeGroupInput,
    work: (wish: ResizeGroup) => Promise<Result<GroupPlace, ResizeGroupRefusal>>,
  ): Promise<ResizeGroupPayload> {
    const wish = readWish(actor, input);
    const result = wish.ok ? await work(wish.value) : wish;
    if (!result.ok) return { place: null, errors: [userError(ctx.locale, result.refusal)] };
    return { place: result.value, errors: [] };
  }
}

function readWish(actor: Actor, input: ResizeGroupInput): Result<ResizeGroup, ResizeGroupRefusal> {
  const groupId = fromGlobalId(GROUP_PREFIX, input.groupId);
  if (!groupId) return refuse('GROUP_NOT_FOUND', { path: ['groupId'] });
  const value = {
    groupId,
    organisationIds: coordinatedBy(actor),
    joining: [] as string[],
    leaving: [] as string[],
  };
  for (const name of ['joining', 'leaving'] as const) {
    const typed = input[name] ?? [];
    if (typed.length > MOST) throw badInput('too many registrations at once');
    for (const one of typed) {
      const id = fromGlobalId(REGISTRATION_PREFIX, one);
      if (!id) return refuse('REGISTRATION_NOT_FOUND', { path: [name] });
      value[name].push(id);
    }
  }
  return { ok: true, value };
}
