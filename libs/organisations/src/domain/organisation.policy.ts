import type { Actor, Role } from '#authz';
import type { ProposalSides } from './proposal.rules.js';

/** Somebody who is signed in. */
export type SignedIn = Actor & { readonly personId: string };

const OVERSEES_ALL: readonly Role[] = [
  'WORKING_GROUP',
  'CHAIR',
  'HEAD_OF_GOVERNMENT_OFFICE',
  'ADMINISTRATOR',
];

/** Does this person coordinate this organisation? The role names the organisation it is limited to. */
export const isCoordinatorOf = (actor: Actor, organisationId: string): boolean =>
  actor.roles.some((grant) => grant.role === 'COORDINATOR' && grant.scopeId === organisationId);

/** Ids of the organisations that this person coordinates. */
export const coordinatedBy = (actor: Actor): string[] =>
  actor.roles.flatMap((grant) => (grant.role === 'COORDINATOR' && grant.scopeId ? [grant.scopeId] : []));

/** The cities whose organisations somebody oversees: null for all of them and for those in no city. A city officer
 *  oversees the organisations with their seat in the own city; who holds no such role, none. */
export function overseenCities(actor: Actor): readonly string[] | null {
  if (actor.kind === 'system' || actor.roles.some(({ role }) => OVERSEES_ALL.includes(role))) return null;
  return actor.roles.flatMap(({ role, scopeId }) => (role === 'CITY_OFFICER' && scopeId ? [scopeId] : []));
}

/** How far somebody sees into the figures of an organisation. */
export interface Insight {
  /** Only what belongs to these cities; null for all of it. */
  readonly cityIds: readonly string[] | null;
}

/** What somebody may know of an organisation's figures; null for nothing at all. */
export function insightInto(
  actor: Actor,
  organisation: { readonly id: string; readonly cityId: string | null },
): Insight | null {
  if (isCoordinatorOf(actor, organisation.id)) return { cityIds: null };
  const cityIds = overseenCities(actor);
  if (cityIds === null) return { cityIds };
  return organisation.cityId && cityIds.includes(organisation.cityId) ? { cityIds } : null;
}

/** Does this person decide upon organisations with their seat there? A city officer upon those of the own city only. */
export const mayVerify = (actor: Actor, cityId: string | null): boolean =>
  actor.roles.some(
    ({ role, scopeId }) =>
      role === 'WORKING_GROUP' ||
      role === 'ADMINISTRATOR' ||
      (role === 'CITY_OFFICER' && cityId !== null && scopeId === cityId),
  );

/** On which sides of a proposal somebody stands: of who proposed or coordinates it, and of who decides. */
export const proposalSides = (
  actor: Actor,
  proposal: { readonly organisationId: string; readonly cityId: string | null; readonly proposedBy: string },
): ProposalSides => ({
  isProposer: actor.personId === proposal.proposedBy || isCoordinatorOf(actor, proposal.organisationId),
  isCommittee: mayVerify(actor, proposal.cityId),
});
