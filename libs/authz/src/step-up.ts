import type { Actor } from './actor.js';
import { can, type Permission } from './permissions.js';

/** Minutes for which a proof counts as fresh. */
export const FRESH_MINUTES = 5;

/** What asks for more than being signed in: a proof by passkey, or by an authenticator's code, within the last five
 *  minutes (ASVS 7.5.3). A lib that brings such an act adds its permission here. Why inviting a coordinator is
 *  among them: docs/adr/0019. */
export const NEEDS_FRESH_SIGN_IN: readonly Permission[] = [
  'identity.change-roles',
  'identity.invite',
  'privacy.erase',
  'reports.forward',
  'reports.return',
  'reports.approve',
  'identity.recover-others',
  'organisations.hand-over',
  'organisations.invite-coordinator',
  'organisations.merge',
  'identity.merge-people',
  'exports.create',
];

/** Does the act ask for a proof that this actor has not given lately? The system is never asked. */
export const needsProof = (actor: Actor, permission: Permission): boolean =>
  actor.kind === 'person' && actor.freshUntil === null && NEEDS_FRESH_SIGN_IN.includes(permission);

/** Would the actor hold the permission after a stronger sign-in? */
export const isWithheld = (actor: Actor, permission: Permission): boolean =>
  !can(actor, permission) && can({ ...actor, roles: actor.withheldRoles }, permission);
