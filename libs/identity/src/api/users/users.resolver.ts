import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '#authz';
import {
  Allow,
  AllowWithParent,
  badInput,
  Ctx,
  CurrentActor,
  cursorKey,
  type RequestContext,
  toConnection,
  userError,
} from '#graphql';
import { hasForbiddenCharacters, type Refusal, type Result } from '#kernel';
import { type ChangeRole, ChangeRoleService } from '../../domain/change-role.service.js';
import { UserReads } from '../../domain/user-reads.js';
import { personInside } from '../viewer.mapper.js';
import {
  ChangeRoleInput,
  GiveRolePayload,
  RoleChangeType,
  TakeRolePayload,
  UserConnection,
  UsersArgs,
  UserType,
} from './user.types.js';
import { UsersDoor } from './users-door.js';

const MAX_SEARCH = 200;

@Resolver(() => UserType)
export class UsersResolver {
  constructor(
    private readonly reads: UserReads,
    private readonly service: ChangeRoleService,
    private readonly door: UsersDoor,
  ) {}

  @Query(() => UserConnection, {
    description:
      'Those with a part in the programme, by name in Khmer order. A whole address or phone number finds anybody; part of a name finds anybody for administrators.',
  })
  @Allow('identity.read-users')
  async users(@Args() args: UsersArgs, @CurrentActor() actor: Actor): Promise<UserConnection> {
    const filter = { search: searchOf(args), role: args.role ?? null };
    const page = await this.reads.page(actor, filter, args);
    return { ...toConnection(page, (view) => this.door.toUserType(view, actor)), filter };
  }

  @Query(() => UserType, {
    nullable: true,
    description: 'One person, or null when there is none with this id.',
  })
  @Allow('identity.read-users')
  async user(
    @Args('id', { type: () => ID }) id: string,
    @CurrentActor() actor: Actor,
  ): Promise<UserType | null> {
    const view = await this.reads.byId(actor, personInside(id));
    return view && this.door.toUserType(view, actor);
  }

  @ResolveField(() => [RoleChangeType], {
    description: 'What was given and taken, the newest first; at most 100.',
  })
  @AllowWithParent()
  async roleChanges(@Parent() user: UserType, @CurrentActor() actor: Actor): Promise<RoleChangeType[]> {
    const changes = await this.reads.roleChanges(actor, user.uuid);
    return changes.map(({ changedByName, ...change }) => ({ ...change, changedBy: changedByName }));
  }

  @Mutation(() => GiveRolePayload, {
    description:
      'Gives a person a role. Administrators give every role, the working group those of trainers and coordinators; nobody to themselves. The person is told.',
  })
  @Allow('identity.change-roles')
  async giveRole(
    @Args('input') input: ChangeRoleInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<GiveRolePayload> {
    return this.answer(ctx, actor, await this.service.giveRole(actor, this.commandOf(input)));
  }

  @Mutation(() => TakeRolePayload, {
    description: 'Takes a role from a person, from their next request on. The person is told.',
  })
  @Allow('identity.change-roles')
  async takeRole(
    @Args('input') input: ChangeRoleInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<TakeRolePayload> {
    return this.answer(ctx, actor, await this.service.takeRole(actor, this.commandOf(input)));
  }

  private commandOf({ userId, role, scopeId, reason }: ChangeRoleInput): ChangeRole {
    return {
      personId: personInside(userId),
      role,
      scopeId: this.door.scopeInside(role, scopeId),
      reason,
    };
  }

  private async answer(
    ctx: RequestContext,
    actor: Actor,
    result: Result<string, Refusal>,
  ): Promise<GiveRolePayload> {
    if (!result.ok) return { user: null, errors: [userError(ctx.locale, result.refusal)] };
    const view = await this.reads.byId(actor, result.value);
    return { user: view && this.door.toUserType(view, actor), errors: [] };
  }
}

@Resolver(() => UserConnection)
export class UserConnectionResolver {
  constructor(private readonly reads: UserReads) {}

  @ResolveField(() => Int, { description: 'How many fit, on all pages together.' })
  async total(@Parent() { filter }: UserConnection, @CurrentActor() actor: Actor): Promise<number> {
    return this.reads.count(actor, filter);
  }
}

/** Refuses a cursor of another list, and what is no text to search. */
function searchOf(args: UsersArgs): string | null {
  cursorKey(args, 2);
  const search = args.search ?? null;
  if (search && (search.length > MAX_SEARCH || hasForbiddenCharacters(search)))
    throw badInput('not a text to search');
  return search;
}
