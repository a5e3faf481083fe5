import { dutyOf, type Role, ROLES, type SignInDuty } from '#authz';
import { accept, refuse, type Refusal, type Result } from '#kernel';

/** Hours after a role was given in which the first passkey or authenticator may be made with a code alone. */
export const HOURS_AFTER_ROLE = 72;
/** Hours after a recovery was approved in which the same holds. */
export const HOURS_AFTER_RECOVERY = 24;

/** Roles that a code by e-mail does not open. */
export const DUTY_ROLES: readonly Role[] = ROLES.filter((role) => dutyOf(role) !== 'NONE');

/** Roles of which each asks for a passkey. */
export const PASSKEY_ROLES: readonly Role[] = ROLES.filter((role) => dutyOf(role) === 'PASSKEY');

/** What a code of somebody's authenticator proves: all that they do; that they may add a passkey, and no more; nothing. */
export type AuthenticatorWorth = 'ALL' | 'ADDING' | 'NOTHING';

/** What is known of a person with an authenticator. */
export interface AuthenticatorFacts {
  readonly duty: SignInDuty;
  readonly hasPasskey: boolean;
  readonly hasProvider: boolean;
  /** Did it count before a role that asks for a passkey was given, within whose hours it is now? */
  readonly isOlderThanNewRole: boolean;
}

/** Whoever has an authenticator as a trainer and becomes chair would be shut out: it is a factor, so a code alone adds no
 *  passkey, and no chair proves anything with it. So it proves who they are once more, for the first passkey, within the
 *  hours of the new role. Pure. */
export function worthOfAuthenticator({
  duty,
  hasPasskey,
  hasProvider,
  isOlderThanNewRole,
}: AuthenticatorFacts): AuthenticatorWorth {
  if (duty !== 'PASSKEY') return 'ALL';
  return isOlderThanNewRole && !hasPasskey && !hasProvider ? 'ADDING' : 'NOTHING';
}

/** What is known of a person who wants to add a passkey or an authenticator. */
export interface EnrolmentFacts {
  readonly duty: SignInDuty;
  /** Is there a passkey, an authenticator that counts, or an identity at a provider? */
  readonly hasFactor: boolean;
  /** Is it within the hours after a role was given or a recovery approved? */
  readonly isOpen: boolean;
  /** Did they prove it within the last minutes, by what their roles ask for or what may add a passkey to them? */
  readonly isFresh: boolean;
  /** A demonstration asks for no proof. */
  readonly isDemo: boolean;
}

export type EnrolmentRefusalCode = 'STEP_UP_REQUIRED' | 'ENROLMENT_CLOSED';

/** May this person add a passkey or an authenticator now? Who has one proves it first. Who has none and whose roles a code
 *  alone does not open may only within the hours after the role was given or the recovery approved: whoever reads their mail
 *  later must not become them (docs/adr/0013). Refuses STEP_UP_REQUIRED, ENROLMENT_CLOSED. Pure. */
export function decideEnrolment({
  duty,
  hasFactor,
  isOpen,
  isFresh,
  isDemo,
}: EnrolmentFacts): Result<null, Refusal<EnrolmentRefusalCode>> {
  if (isDemo) return accept(null);
  if (hasFactor) return isFresh ? accept(null) : refuse('STEP_UP_REQUIRED');
  return duty === 'NONE' || isOpen ? accept(null) : refuse('ENROLMENT_CLOSED');
}
