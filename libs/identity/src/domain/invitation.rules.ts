import { createHmac } from 'node:crypto';
import { accept, refuse, type Refusal, type Result } from '#kernel';

export const INVITATION_DAYS = 14;
/** Mails that one invitation bears. */
export const SENDINGS_PER_INVITATION = 5;
/** Invitations that one person may send within 24 hours. */
export const INVITATIONS_PER_DAY = 50;
/** An invitation that ended is forgotten after so many days. */
export const INVITATION_KEPT_DAYS = 90;

/** The token of an invitation's link: 256 bits of a keyed hash of its id, 43 characters. It is stored nowhere; each
 *  mail derives it again. */
export const deriveInvitationToken = (secret: string, invitationId: string): string =>
  createHmac('sha256', secret).update(`invitation ${invitationId}`).digest('base64url');

export type InvitationState = 'OPEN' | 'EXPIRED' | 'WITHDRAWN' | 'ACCEPTED';

/** What is known of an invitation at the moment somebody accepts it. */
export interface InvitationAtHand {
  readonly state: InvitationState;
  readonly acceptedBy: string | null;
  readonly invitedBy: string | null;
  /** Is it for the address of the one who accepts? */
  readonly isForThem: boolean;
}

export type AcceptRefusalCode =
  | 'INVITATION_FOR_ANOTHER'
  | 'INVITATION_EXPIRED'
  | 'INVITATION_WITHDRAWN'
  | 'INVITATION_ACCEPTED'
  | 'OWN_ROLE';

/** Decides whether somebody may accept. `FIRST` gives the role, `AGAIN` is the same answer to the same question.
 *  Refuses INVITATION_FOR_ANOTHER before anything else, so that nobody else learns what became of it. Pure; the
 *  caller holds the invitation's lock. */
export function decideAcceptance(
  invitation: InvitationAtHand,
  personId: string,
): Result<'FIRST' | 'AGAIN', Refusal<AcceptRefusalCode>> {
  if (!invitation.isForThem) return refuse('INVITATION_FOR_ANOTHER');
  if (invitation.state === 'ACCEPTED')
    return invitation.acceptedBy === personId ? accept('AGAIN') : refuse('INVITATION_ACCEPTED');
  if (invitation.state === 'WITHDRAWN') return refuse('INVITATION_WITHDRAWN');
  if (invitation.state === 'EXPIRED') return refuse('INVITATION_EXPIRED');
  return invitation.invitedBy === personId ? refuse('OWN_ROLE') : accept('FIRST');
}
