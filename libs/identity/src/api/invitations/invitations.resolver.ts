import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor, Role } from '#authz';
import { type Tx, UnitOfWork } from '#database';
import {
  Allow,
  type ConnectionOf,
  Ctx,
  CurrentActor,
  cursorKey,
  fromGlobalId,
  PageArgs,
  type RequestContext,
  toConnection,
  toGlobalId,
  userError,
} from '#graphql';
import { type Refusal, refuse, type Result } from '#kernel';
import { rolesGivenBy } from '../../domain/granting.policy.js';
import { InvitationReads } from '../../domain/invitation-reads.js';
import { Invitations } from '../../domain/invitations.service.js';
import { RoleEnum } from '../viewer.type.js';
import { UsersDoor } from '../users/users-door.js';
import {
  InvitationIdInput,
  InvitePersonInput,
  InvitePersonPayload,
  OpenInvitationConnection,
  OpenInvitationType,
  SendInvitationAgainPayload,
  WithdrawInvitationPayload,
} from './invitation.types.js';

const INVITATION_PREFIX = 'inv';

/** For those who give roles: inviting to one, and what became of it. */
@Resolver()
export class InvitationsResolver {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly service: Invitations,
    private readonly reads: InvitationReads,
    private readonly door: UsersDoor,
  ) {}

  @Query(() => OpenInvitationConnection, {
    description:
      'Open invitations to the roles that I give, the newest first; those that expired among them.',
  })
  @Allow('identity.invite')
  async openInvitations(
    @Args() page: PageArgs,
    @CurrentActor() actor: Actor,
  ): Promise<ConnectionOf<OpenInvitationType>> {
    cursorKey(page, 2);
    return toConnection(await this.reads.page(actor, page), ({ id, invitedByName, state, ...view }) => ({
      ...view,
      id: toGlobalId(INVITATION_PREFIX, id),
      invitedBy: invitedByName,
      expired: state === 'EXPIRED',
    }));
  }

  @Query(() => [RoleEnum], { description: 'The roles that I may invite to.' })
  @Allow('identity.invite')
  invitableRoles(@CurrentActor() actor: Actor): Role[] {
    return rolesGivenBy(actor.roles.map(({ role }) => role));
  }

  @Mutation(() => InvitePersonPayload, {
    description:
      'Invites somebody to a role by a personal link, mailed to their address; open for fourteen days. Inviting again sends it anew.',
  })
  @Allow('identity.invite')
  async invitePerson(
    @Args('input') input: InvitePersonInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<InvitePersonPayload> {
    const scopeId = this.door.scopeInside(input.role, input.scopeId);
    return this.answer(ctx, (tx) => this.service.invite(tx, actor, { ...input, scopeId }));
  }

  @Mutation(() => SendInvitationAgainPayload, {
    description: 'Mails an open invitation once more; it is open for another fourteen days.',
  })
  @Allow('identity.invite')
  async sendInvitationAgain(
    @Args('input') { invitationId }: InvitationIdInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<SendInvitationAgainPayload> {
    return this.about(ctx, invitationId, (tx, id) => this.service.sendAgain(tx, actor, id));
  }

  @Mutation(() => WithdrawInvitationPayload, {
    description: 'Withdraws an open invitation: its link says so from now on.',
  })
  @Allow('identity.invite')
  async withdrawInvitation(
    @Args('input') { invitationId }: InvitationIdInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<WithdrawInvitationPayload> {
    return this.about(ctx, invitationId, (tx, id) => this.service.withdraw(tx, actor, id));
  }

  private about(
    ctx: RequestContext,
    globalId: string,
    act: (tx: Tx, id: string) => Promise<Result<{ id: string }, Refusal>>,
  ): Promise<WithdrawInvitationPayload> {
    const id = fromGlobalId(INVITATION_PREFIX, globalId);
    return this.answer(ctx, async (tx) => (id ? act(tx, id) : refuse('INVITATION_NOT_FOUND')));
  }

  private async answer(
    ctx: RequestContext,
    act: (tx: Tx) => Promise<Result<{ id: string }, Refusal>>,
  ): Promise<WithdrawInvitationPayload> {
    const result = await this.unitOfWork.run(act);
    return result.ok
      ? { invitationId: toGlobalId(INVITATION_PREFIX, result.value.id), errors: [] }
      : { invitationId: null, errors: [userError(ctx.locale, result.refusal)] };
  }
}
