import type { Actor, Role } from '#authz';
import { newId } from '#kernel';

/** Somebody signed in with one role, of whom there need be no row. */
export const anActor = (role: Role, scopeId: string | null = null, personId = newId()): Actor => ({
  kind: 'person',
  personId,
  signInId: null,
  roles: [{ role, scopeId }],
});
