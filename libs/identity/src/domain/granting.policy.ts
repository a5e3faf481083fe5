import type { Actor, Role, RoleGrant } from '#authz';

/** The roles that somebody gives and takes. Everybody is a participant, so nobody makes one. */
const GIVEN_BY: Partial<Record<Role, readonly Role[]>> = {
  ADMINISTRATOR: [
    'COORDINATOR',
    'TRAINER',
    'CITY_OFFICER',
    'WORKING_GROUP',
    'CHAIR',
    'HEAD_OF_GOVERNMENT_OFFICE',
    'ADMINISTRATOR',
  ],
  WORKING_GROUP: ['COORDINATOR', 'TRAINER'],
};

/** The roles that these roles give and take, in any scope. */
export const rolesGivenBy = (roles: readonly Role[]): Role[] => [
  ...new Set(roles.flatMap((role) => GIVEN_BY[role] ?? [])),
];

/** Who gives or invites: an actor, or somebody of whom the roles are known. */
type Giver = Pick<Actor, 'kind' | 'roles'>;

/** May this actor give and take this role? Whose it is, is decided beside: nobody gives themselves one. */
export const mayGive = (actor: Giver, { role }: RoleGrant): boolean =>
  actor.kind === 'system' || rolesGivenBy(actor.roles.map((grant) => grant.role)).includes(role);

/** May this actor invite to this role? Who gives it may; and a coordinator invites another of the own organisation. */
export const mayInvite = (actor: Giver, grant: RoleGrant): boolean =>
  mayGive(actor, grant) ||
  (grant.role === 'COORDINATOR' &&
    grant.scopeId !== null &&
    actor.roles.some(({ role, scopeId }) => role === 'COORDINATOR' && scopeId === grant.scopeId));
