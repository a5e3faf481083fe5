import { type Actor, can, type Permission, type RoleGrant } from '#authz';

/** Whether a file that was begun by one may go on for whom their sign-in stands for now: the same sign-in, with the same
 *  roles for the same organisations and cities, which still give the list. A role more or a scope changed would bring other
 *  rows into the second half than into the first. */
export const mayGoOn = (begun: Actor, now: Actor, permission: Permission): boolean =>
  now.kind === 'person' &&
  now.personId === begun.personId &&
  now.signInId === begun.signInId &&
  can(now, 'exports.create') &&
  can(now, permission) &&
  holdings(now.roles) === holdings(begun.roles);

const holdings = (roles: readonly RoleGrant[]): string =>
  roles
    .map(({ role, scopeId }) => `${role} ${scopeId ?? ''}`)
    .toSorted()
    .join('\n');
