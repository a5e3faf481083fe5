import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor, Role } from '#authz';
import { Config } from '#config';
import { sql, type Tx } from '#database';
import { accept, type Locale, newId, refuse, type Refusal, type Result, tidyText } from '#kernel';
import { parseEmail } from './contact.rules.js';
import { mayInvite } from './granting.policy.js';
import { InvitationSentV1 } from './identity.events.js';
import { INVITATIONS_PER_DAY, SENDINGS_PER_INVITATION, deriveInvitationToken } from './invitation.rules.js';
import {
  hasRoleAlready,
  insertInvitation,
  isAddressOf,
  lockInvitation,
  lockOpenInvitation,
  lockOpenInvitationsOf,
  type OpenInvitation,
  openInvitationsOf,
  sendAgain,
  sentWithinADay,
  withdrawInvitation,
} from './invitations.sql.js';
import { isName } from './name.rules.js';
import { People } from './people.service.js';
import { RoleScopeSources } from './role-scopes.js';
import { asOfNow } from './roles-held.sql.js';
import { hashToken } from './token.js';

export interface InvitePerson {
  readonly email: string;
  /** 1 to 200 characters. */
  readonly fullName: string;
  readonly role: Role;
  /** An organisation for a coordinator, a city for a city officer, null otherwise. */
  readonly scopeId: string | null;
  /** Language of the mail. */
  readonly locale: Locale;
}

export type InviteRefusal = Refusal<
  | 'FORBIDDEN'
  | 'EMAIL_INVALID'
  | 'NAME_INVALID'
  | 'SCOPE_NOT_FOUND'
  | 'ALREADY_HAS_ROLE'
  | 'OWN_ROLE'
  | 'TOO_MANY_INVITATIONS'
>;

/** Invites people to a role by a personal link, mailed to their address. All methods take the transaction first.
 *  Source: docs/stories/invitations.md. */
@Injectable()
export class Invitations {
  constructor(
    private readonly people: People,
    private readonly scopes: RoleScopeSources,
    private readonly audit: AuditTrail,
    private readonly config: Config,
  ) {}

  /** Invites, or sends an open invitation anew for another fourteen days. Who has no record yet gets one, so that a
   *  code to sign in reaches them. Answers the invitation's id. Refuses FORBIDDEN to whom `mayInvite` does not let,
   *  TOO_MANY_INVITATIONS beyond five mails for one invitation or fifty of one person within 24 hours, and what else
   *  `InviteRefusal` names. */
  async invite(tx: Tx, actor: Actor, command: InvitePerson): Promise<Result<{ id: string }, InviteRefusal>> {
    const { role, scopeId, locale } = command;
    if (!mayInvite(await asOfNow(tx, actor), { role, scopeId })) return refuse('FORBIDDEN');
    const contact = parseEmail(command.email);
    if (!contact.ok) return refuse('EMAIL_INVALID', { path: ['email'] });
    const fullName = tidyText(command.fullName);
    if (!isName(fullName)) return refuse('NAME_INVALID', { path: ['fullName'] });
    const isThere = (await this.scopes.fits(role, scopeId)) && (await this.scopes.isLive(tx, role, scopeId));
    if (!isThere) return refuse('SCOPE_NOT_FOUND', { path: ['scopeId'] });
    const email = contact.value.value;
    const refusal = await this.refusalFor(tx, actor, email, role, scopeId);
    if (refusal) return refusal;
    await this.people.ensureAddress(tx, { fullName, contact: contact.value, locale });
    const id = newId();
    const tokenHash = hashToken(deriveInvitationToken(this.config.secret, id));
    const [added] = await tx.sql(
      insertInvitation({ id, tokenHash, email, fullName, role, scopeId, locale, invitedBy: actor.personId }),
    );
    if (added) return accept(await this.announce(tx, actor, { ...added, role, scopeId }));
    const [open] = await tx.sql(lockOpenInvitation(email, role, scopeId));
    if (!open) throw new Error('An open invitation was there and is gone');
    return this.sendAnew(tx, actor, open, { fullName, locale });
  }

  /** Sends an open invitation anew for another fourteen days. Refuses INVITATION_NOT_FOUND also to whom it is none
   *  of their business, and TOO_MANY_INVITATIONS beyond five mails. */
  async sendAgain(
    tx: Tx,
    actor: Actor,
    id: string,
  ): Promise<Result<{ id: string }, Refusal<'INVITATION_NOT_FOUND' | 'TOO_MANY_INVITATIONS'>>> {
    const [open] = await tx.sql(lockInvitation(id));
    if (!open?.isOpen || !mayInvite(await asOfNow(tx, actor), open)) return refuse('INVITATION_NOT_FOUND');
    if (await this.hasSentEnough(tx, actor)) return refuse('TOO_MANY_INVITATIONS');
    return this.sendAnew(tx, actor, open, open);
  }

  /** Withdraws an open invitation: its link says so, and mails of it that wait are not sent. Doing it twice changes
   *  nothing. Refuses INVITATION_NOT_FOUND also to whom it is none of their business, and INVITATION_ACCEPTED. */
  async withdraw(
    tx: Tx,
    actor: Actor,
    id: string,
  ): Promise<Result<{ id: string }, Refusal<'INVITATION_NOT_FOUND' | 'INVITATION_ACCEPTED'>>> {
    const [invitation] = await tx.sql(lockInvitation(id));
    if (!invitation || !mayInvite(await asOfNow(tx, actor), invitation))
      return refuse('INVITATION_NOT_FOUND');
    if (invitation.isAccepted) return refuse('INVITATION_ACCEPTED');
    if (!invitation.isOpen) return accept({ id });
    await this.end(tx, actor, invitation);
    return accept({ id });
  }

  /** Withdraws every open invitation to a role of this: it is no more what they were invited to. */
  async withdrawAll(tx: Tx, actor: Actor, role: Role, scopeId: string): Promise<void> {
    for (const { id } of await tx.sql(lockOpenInvitationsOf(role, scopeId)))
      await this.end(tx, actor, { id, role, scopeId });
  }

  /** The invitations to a role that nobody accepted or withdrew, those that expired among them; the newest first.
   *  The caller has decided that who asks may see them. */
  async pendingFor(tx: Tx, role: Role, scopeId: string | null): Promise<OpenInvitation[]> {
    return tx.sql(openInvitationsOf(role, scopeId));
  }

  private async refusalFor(
    tx: Tx,
    actor: Actor,
    email: string,
    role: Role,
    scopeId: string | null,
  ): Promise<ReturnType<typeof refuse<'OWN_ROLE' | 'ALREADY_HAS_ROLE' | 'TOO_MANY_INVITATIONS'>> | null> {
    if (actor.personId && (await tx.sql(isAddressOf(actor.personId, email))).length > 0)
      return refuse('OWN_ROLE', { path: ['email'] });
    if ((await tx.sql(hasRoleAlready(email, role, scopeId))).length > 0)
      return refuse('ALREADY_HAS_ROLE', { path: ['email'] });
    return (await this.hasSentEnough(tx, actor)) ? refuse('TOO_MANY_INVITATIONS') : null;
  }

  private async hasSentEnough(tx: Tx, { personId }: Actor): Promise<boolean> {
    if (!personId) return false;
    // One after the other for each who invites, or a burst would pass while nobody counted it.
    await tx.sql(sql`select pg_advisory_xact_lock(hashtextextended('invite ' || ${personId}, 0))`);
    const [sent] = await tx.sql(sentWithinADay(personId));
    return sent!.count >= INVITATIONS_PER_DAY;
  }

  private async sendAnew(
    tx: Tx,
    actor: Actor,
    { id, role, scopeId, sendings }: OpenInvitation,
    words: { fullName: string; locale: Locale },
  ): Promise<Result<{ id: string }, Refusal<'TOO_MANY_INVITATIONS'>>> {
    if (sendings >= SENDINGS_PER_INVITATION) return refuse('TOO_MANY_INVITATIONS');
    // The token is derived anew too: the secret may have changed since the last mail.
    const tokenHash = hashToken(deriveInvitationToken(this.config.secret, id));
    const [sent] = await tx.sql(sendAgain({ id, tokenHash, invitedBy: actor.personId, ...words }));
    return accept(await this.announce(tx, actor, { ...sent!, role, scopeId }));
  }

  private async end(
    tx: Tx,
    actor: Actor,
    { id, role, scopeId }: Pick<OpenInvitation, 'id' | 'role' | 'scopeId'>,
  ): Promise<void> {
    await tx.sql(withdrawInvitation(id));
    await this.audit.record(tx, {
      actor,
      action: 'identity.withdraw-invitation',
      subjectType: 'invitation',
      subjectId: id,
      before: { role, scopeId },
      after: null,
    });
  }

  private async announce(
    tx: Tx,
    actor: Actor,
    { id, role, scopeId, sendings }: Pick<OpenInvitation, 'id' | 'role' | 'scopeId' | 'sendings'>,
  ): Promise<{ id: string }> {
    await this.audit.record(tx, {
      actor,
      action: 'identity.invite-person',
      subjectType: 'invitation',
      subjectId: id,
      before: null,
      after: { role, scopeId, sending: sendings },
    });
    await tx.publish(new InvitationSentV1({ invitationId: id, sending: sendings }));
    return { id };
  }
}
