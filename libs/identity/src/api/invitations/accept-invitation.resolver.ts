import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Actor } from '#authz';
import { Allow, Ctx, CurrentActor, type RequestContext, unauthenticated, userError } from '#graphql';
import { AcceptInvitationService } from '../../domain/accept-invitation.service.js';
import { maskEmail } from '../../domain/contact.rules.js';
import { InvitationReads } from '../../domain/invitation-reads.js';
import { SignIns } from '../../domain/sign-ins.js';
import { Viewers } from '../../domain/viewer.js';
import { SignInDoor } from '../sign-in.door.js';
import { toViewerType } from '../viewer.mapper.js';
import { AcceptInvitationInput, AcceptInvitationPayload, RoleInvitationType } from './invitation.types.js';

/** For whoever holds the link of an invitation. */
@Resolver()
export class AcceptInvitationResolver {
  constructor(
    private readonly reads: InvitationReads,
    private readonly service: AcceptInvitationService,
    private readonly viewers: Viewers,
    private readonly signIns: SignIns,
    private readonly door: SignInDoor,
  ) {}

  @Query(() => RoleInvitationType, {
    nullable: true,
    description: 'The invitation of a link; null for a link of none. Looking at it changes nothing.',
  })
  @Allow('identity.read-invitation')
  async roleInvitation(
    @Args('token') token: string,
    @CurrentActor() actor: Actor,
  ): Promise<RoleInvitationType | null> {
    const view = await this.reads.byToken(token);
    if (!view) return null;
    const { invitedByName, email, ...rest } = view;
    const isTheirs = actor.personId !== null && (await this.reads.isFor(view.id, actor.personId));
    const fit = actor.personId === null ? 'SIGNED_OUT' : isTheirs ? 'THEIRS' : 'OF_ANOTHER';
    return { ...rest, fit, email: fit === 'OF_ANOTHER' ? maskEmail(email) : email, invitedBy: invitedByName };
  }

  @Mutation(() => AcceptInvitationPayload, {
    description:
      'Accepts an invitation for whoever is signed in with its address. Accepting twice answers the same; the other sign-ins of the person end with a role of the programme’s staff.',
  })
  @Allow('identity.accept-invitation')
  async acceptInvitation(
    @Args('input') { token }: AcceptInvitationInput,
    @CurrentActor() actor: Actor,
    @Ctx() ctx: RequestContext,
  ): Promise<AcceptInvitationPayload> {
    if (!actor.personId) throw unauthenticated();
    const result = await this.service.acceptInvitation({ ...actor, personId: actor.personId }, token);
    if (!result.ok) return { viewer: null, errors: [userError(ctx.locale, result.refusal)] };
    ctx.loaders.clear();
    const withRole = await this.signIns.actorOfToken(this.door.tokenIn(ctx.cookies));
    return { viewer: toViewerType(await this.viewers.viewerOf(withRole)), errors: [] };
  }
}
