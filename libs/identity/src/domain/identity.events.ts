import { DomainEvent } from '#database';

/** Somebody asked for a sign-in code. Published for known and unknown addresses alike, so that both answers cost
 *  the same; whoever hears it mails to the known ones only. */
export class SignInCodeRequestedV1 extends DomainEvent<{ readonly codeId: string }> {
  static override readonly topic = 'identity.sign-in-code.requested.v1';
}

/** Somebody was invited to a role, or once more. Whoever hears it mails the link. */
export class InvitationSentV1 extends DomainEvent<{
  readonly invitationId: string;
  /** Which mail of the invitation it is, from 1. */
  readonly sending: number;
}> {
  static override readonly topic = 'identity.invitation.sent.v1';
}

/** Somebody accepted an invitation and has the role. Heard in the transaction that gives it. */
export class InvitationAcceptedV1 extends DomainEvent<{
  readonly invitationId: string;
  readonly personId: string;
}> {
  static override readonly topic = 'identity.invitation.accepted.v1';
}

/** Somebody gave or took a role, with a reason. Whoever hears it tells the person. */
export class RoleChangedV1 extends DomainEvent<{ readonly changeId: string }> {
  static override readonly topic = 'identity.role.changed.v1';
}
