import type { Actor } from '#authz';

/** Does this person coordinate this organisation? The role names the organisation it is limited to. */
export const isCoordinatorOf = (actor: Actor, organisationId: string): boolean =>
  actor.roles.some((grant) => grant.role === 'COORDINATOR' && grant.scopeId === organisationId);

/** Ids of the organisations that this person coordinates. */
export const coordinatedBy = (actor: Actor): string[] =>
  actor.roles.flatMap((grant) => (grant.role === 'COORDINATOR' && grant.scopeId ? [grant.scopeId] : []));
