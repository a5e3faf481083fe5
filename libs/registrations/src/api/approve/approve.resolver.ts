import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#authz';
import {
  Allow,
  assertPlainText,
  Ctx,
  CurrentActor,
  forbidden,
  fromGlobalId,
  type RequestContext,
  userError,
} from '#graphql';
import { refuse, type Result } from '#kernel';
import { SESSION_PREFIX } from '#sessions/api';
import {
  type ApprovalRefusal,
  type ApproveRegistrations,
  ApproveRegistrationsService,
  type Decided,
} from '../../domain/approve-registrations.service.js';
import { toMove } from '../change-seats/change-seats.mapper.js';
import { REGISTRATION_PREFIX } from '../ticket.mapper.js';
import { DecideApprovalsInput, DecideApprovalsPayload } from './approve.type.js';

@Resolver()
export class ApproveResolver {
  constructor(private readonly service: ApproveRegistrationsService) {}

  @Query(() => DecideApprovalsPayload, {
    description:
      'Of how many it would be decided now, and who would move up. Nothing is changed, and no reason is asked.',
  })
  @Allow('registrations.approve')
  async previewApprovals(
    @Args('input') input: DecideApprovalsInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<DecideApprovalsPayload> {
    return answer(ctx, input, (wish) => this.service.preview(actor, wish));
  }

  @Mutation(() => DecideApprovalsPayload, {
    description:
      'Approves registrations whose seats are held, or declines them and gives the seats to who waits.',
  })
  @Allow('registrations.approve')
  async decideApprovals(
    @Args('input') input: DecideApprovalsInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<DecideApprovalsPayload> {
    return answer(ctx, input, (wish) => this.service.decide(actor, wish));
  }
}

async function answer(
  ctx: RequestContext,
  input: DecideApprovalsInput,
  work: (wish: ApproveRegistrations) => Promise<Result<Decided, ApprovalRefusal>>,
): Promise<DecideApprovalsPayload> {
  if (input.reason) assertPlainText(input.reason, 'the reason');
  const sessionId = fromGlobalId(SESSION_PREFIX, input.sessionId);
  const registrationIds = input.registrationIds.flatMap((id) => fromGlobalId(REGISTRATION_PREFIX, id) ?? []);
  const result = sessionId
    ? await work({ sessionId, registrationIds, approve: input.approve, reason: input.reason ?? null })
    : refuse('SESSION_NOT_FOUND', { path: ['sessionId'] });
  if (!result.ok && result.refusal.code === 'FORBIDDEN') throw forbidden('not a city of this officer');
  if (!result.ok) return { decided: 0, movedUp: [], errors: [userError(ctx.locale, result.refusal)] };
  ctx.loaders.clear();
  return { decided: result.value.decided, movedUp: result.value.movedUp.map(toMove), errors: [] };
}
