import { Args, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '#authz';
import {
  Allow,
  AllowWithParent,
  Ctx,
  CurrentActor,
  forbidden,
  fromGlobalId,
  type RequestContext,
  toGlobalId,
  userError,
} from '#graphql';
import { PERSON_PREFIX } from '#identity/api';
import { refuse, type Result } from '#kernel';
import { SessionLoaders, SessionType } from '#sessions/api';
import { ApprovalDeputies } from '../../domain/approval-deputies.service.js';
import { RegistrationReads } from '../../domain/registration-reads.js';
import {
  ApprovalDeputiesType,
  ApprovalDeputyPayload,
  NameApprovalDeputyInput,
} from './approval-deputies.type.js';

/** Deputies for approvals: named, taken back, and what they decide of. */
@Resolver(() => ApprovalDeputiesType)
export class ApprovalDeputiesResolver {
  constructor(
    private readonly deputies: ApprovalDeputies,
    private readonly sessions: SessionLoaders,
  ) {}

  @Query(() => ApprovalDeputiesType, { description: 'My deputy for approvals, and those whose deputy I am.' })
  @Allow('registrations.approve')
  async approvalDeputies(@CurrentActor() actor: Actor): Promise<ApprovalDeputiesType> {
    const { choices, sessionIds, ...named } = await this.deputies.around(actor);
    return {
      named: named.named,
      standsInFor: [...named.standsInFor],
      sessionUuids: sessionIds,
      choices: choices.map(({ id, fullName, cityKm, cityEn }) => ({
        id: toGlobalId(PERSON_PREFIX, id),
        fullName,
        city: cityKm !== null && cityEn !== null ? { km: cityKm, en: cityEn } : null,
      })),
    };
  }

  @ResolveField(() => [SessionType], {
    description:
      'Where somebody waits for an approval on which I decide as a deputy; at most 50, the soonest first.',
  })
  @AllowWithParent()
  async sessionsToDecide(
    @Parent() { sessionUuids }: ApprovalDeputiesType,
    @Ctx() ctx: RequestContext,
  ): Promise<SessionType[]> {
    const sessions = await Promise.all(sessionUuids.map((id) => this.sessions.byId(ctx).load(id)));
    return sessions.flatMap((session) => session ?? []);
  }

  @Mutation(() => ApprovalDeputyPayload, {
    description:
      'Names a colleague who decides on approvals in my place on these days, and tells them; whom I named before is no deputy any more.',
  })
  @Allow('registrations.approve')
  async nameApprovalDeputy(
    @Args('input') input: NameApprovalDeputyInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<ApprovalDeputyPayload> {
    const deputyId = fromGlobalId(PERSON_PREFIX, input.deputyId);
    const { startsOn, endsOn } = input;
    return answer(
      ctx,
      deputyId
        ? await this.deputies.name(actor, { deputyId, startsOn, endsOn })
        : refuse('DEPUTY_UNKNOWN', { path: ['deputyId'] }),
    );
  }

  @Mutation(() => ApprovalDeputyPayload, {
    description: 'Takes my deputy back; where there is none, nothing.',
  })
  @Allow('registrations.approve')
  async withdrawApprovalDeputy(
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<ApprovalDeputyPayload> {
    return answer(ctx, await this.deputies.withdraw(actor));
  }
}

/** How many wait for an approval, for those who decide on it and their deputies. */
@Resolver(() => SessionType)
export class AwaitingApprovalField {
  constructor(
    private readonly deputies: ApprovalDeputies,
    private readonly reads: RegistrationReads,
  ) {}

  @ResolveField(() => Int, {
    nullable: true,
    description: 'How many wait for an approval on which I decide, as a deputy too; null where I do not.',
  })
  @Allow('registrations.approve')
  async awaitingApproval(
    @Parent() session: SessionType,
    @CurrentActor() actor: Actor,
  ): Promise<number | null> {
    const reader = await this.deputies.readerOfWaiting(actor, session);
    return reader && this.reads.awaitingApproval(reader, session.uuid);
  }
}

function answer(ctx: RequestContext, result: Result<null>): ApprovalDeputyPayload {
  if (!result.ok && result.refusal.code === 'FORBIDDEN') throw forbidden('decides on no approvals');
  ctx.loaders.clear();
  return { errors: result.ok ? [] : [userError(ctx.locale, result.refusal)] };
}
