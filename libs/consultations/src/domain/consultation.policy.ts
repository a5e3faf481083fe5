import type { Actor } from '#authz';

const READS_ALL = new Set(['WORKING_GROUP', 'CHAIR', 'HEAD_OF_GOVERNMENT_OFFICE', 'ADMINISTRATOR']);

/** Organisations that the actor coordinates. */
export const coordinated = (actor: Actor): string[] =>
  actor.roles.flatMap((grant) => (grant.role === 'COORDINATOR' && grant.scopeId ? [grant.scopeId] : []));

export const coordinates = (actor: Actor, organisationId: string): boolean =>
  coordinated(actor).includes(organisationId);

/** Who reads every submission before the outcome is public. */
export const readsAll = (actor: Actor): boolean =>
  actor.kind === 'system' || actor.roles.some((grant) => READS_ALL.has(grant.role));
