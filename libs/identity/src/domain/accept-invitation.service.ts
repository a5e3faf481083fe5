import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor, RoleGrant } from '#authz';
import { type Tx, UnitOfWork } from '#database';
import { accept, refuse, type Refusal, type Result } from '#kernel';
import { mayInvite } from './granting.policy.js';
import { InvitationAcceptedV1 } from './identity.events.js';
import { type AcceptRefusalCode, decideAcceptance } from './invitation.rules.js';
import { lockInvitationOfToken, markAccepted, rolesOfInviter } from './invitations.sql.js';
import { RoleGrants } from './role-grants.service.js';
import { RoleScopeSources } from './role-scopes.js';
import { lockRoles } from './roles-held.sql.js';
import { hashToken, isToken } from './token.js';

export type AcceptInvitationRefusal = Refusal<AcceptRefusalCode | 'INVITATION_NOT_FOUND'>;

/** Accepts an invitation: whoever is signed in with its address has the role. */
@Injectable()
export class AcceptInvitationService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly roleGrants: RoleGrants,
    private readonly scopes: RoleScopeSources,
    private readonly audit: AuditTrail,
  ) {}

  /** Gives the role once, however often and at how many windows it is accepted. Answers the role. Opens its own unit
   *  of work. Refuses what `decideAcceptance` refuses, INVITATION_NOT_FOUND for an unknown token, and
   *  INVITATION_WITHDRAWN when who invited could not invite to the role any more, or what it is limited to is no more. */
  async acceptInvitation(
    actor: Actor & { personId: string },
    token: string,
  ): Promise<Result<RoleGrant, AcceptInvitationRefusal>> {
    if (!isToken(token)) return refuse('INVITATION_NOT_FOUND', { path: ['token'] });
    return this.unitOfWork.run(async (tx) => {
      await lockRoles(tx);
      const [invitation] = await tx.sql(lockInvitationOfToken(hashToken(token), actor.personId));
      if (!invitation) return refuse('INVITATION_NOT_FOUND', { path: ['token'] });
      const { id, role, scopeId } = invitation;
      const decision = decideAcceptance(invitation, actor.personId);
      if (!decision.ok) return decision;
      if (decision.value === 'AGAIN') return accept({ role, scopeId });
      if (!(await this.standsBehind(tx, id, { role, scopeId }))) return refuse('INVITATION_WITHDRAWN');
      await tx.sql(markAccepted(id, actor.personId));
      await this.audit.record(tx, {
        actor,
        action: 'identity.accept-invitation',
        subjectType: 'invitation',
        subjectId: id,
        before: null,
        after: { role, scopeId, personId: actor.personId },
      });
      await this.roleGrants.grant(tx, actor, actor.personId, { role, scopeId });
      await tx.publish(new InvitationAcceptedV1({ invitationId: id, personId: actor.personId }));
      return accept({ role, scopeId });
    });
  }

  /** An invitation is worth what its sender may do now, not what they could do then, and where. */
  private async standsBehind(tx: Tx, invitationId: string, grant: RoleGrant): Promise<boolean> {
    if (!(await this.scopes.isLive(tx, grant.role, grant.scopeId))) return false;
    const [inviter] = await tx.sql(rolesOfInviter(invitationId));
    return !inviter || mayInvite({ kind: 'person', roles: inviter.roles }, grant);
  }
}
