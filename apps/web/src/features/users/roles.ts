import type { Role } from '../../shared/gql/graphql';

/** Roles that are given, in the order in which pages list them; everybody is a participant. */
export const GIVEN_ROLES = [
  'COORDINATOR',
  'TRAINER',
  'CITY_OFFICER',
  'WORKING_GROUP',
  'CHAIR',
  'HEAD_OF_GOVERNMENT_OFFICE',
  'ADMINISTRATOR',
] as const satisfies readonly Role[];
export type GivenRole = (typeof GIVEN_ROLES)[number];

export const givenRole = (value: unknown): GivenRole | null =>
  GIVEN_ROLES.find((role) => role === value) ?? null;

/** What a role is limited to. */
export const scopeOf = (role: Role): 'ORGANISATION' | 'CITY' | null =>
  role === 'COORDINATOR' ? 'ORGANISATION' : role === 'CITY_OFFICER' ? 'CITY' : null;

/** Names one of a person's roles in an address: `CITY_OFFICER~cty_…`. */
export const roleKey = ({ role, scopeId }: { role: Role; scopeId?: string | null }): string =>
  `${role}~${scopeId ?? ''}`;
