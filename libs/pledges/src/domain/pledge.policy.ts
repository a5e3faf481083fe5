import type { Actor, Role } from '#authz';
import type { Sides } from './pledge.rules.js';

const SEES_ALL: readonly Role[] = ['WORKING_GROUP', 'CHAIR', 'HEAD_OF_GOVERNMENT_OFFICE', 'ADMINISTRATOR'];

/** Which pledges somebody sees: all, or those of these organisations and for these cities. */
export interface PledgeScope {
  readonly all: boolean;
  readonly organisationIds: readonly string[];
  readonly cityIds: readonly string[];
}

const scopesOf = (actor: Actor, role: Role): string[] =>
  actor.roles.flatMap((grant) => (grant.role === role && grant.scopeId ? [grant.scopeId] : []));

export const scopeOf = (actor: Actor): PledgeScope => ({
  all: actor.kind === 'system' || actor.roles.some((grant) => SEES_ALL.includes(grant.role)),
  organisationIds: scopesOf(actor, 'COORDINATOR'),
  cityIds: scopesOf(actor, 'CITY_OFFICER'),
});

export const coordinates = (actor: Actor, organisationId: string): boolean =>
  scopesOf(actor, 'COORDINATOR').includes(organisationId);

/** On which sides of an organisation's pledge somebody stands. */
export const sidesOf = (actor: Actor, organisationId: string): Sides => ({
  isOrganisation: coordinates(actor, organisationId),
  isCommittee: actor.roles.some((grant) => grant.role === 'WORKING_GROUP'),
});
