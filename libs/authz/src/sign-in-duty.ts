import type { Role, RoleGrant, Strength } from './actor.js';

/** What a role asks of the sign-in that uses it (docs/adr/0013): `NONE` any; `SECOND_FACTOR` a passkey, or a code and then an
 *  authenticator; `PASSKEY` a passkey. */
export type SignInDuty = 'NONE' | 'SECOND_FACTOR' | 'PASSKEY';

/** A city officer sees people's contact details of a whole city, as the committee does, and so has its duty. */
const DUTIES: Readonly<Record<Role, SignInDuty>> = {
  PARTICIPANT: 'NONE',
  COORDINATOR: 'NONE',
  TRAINER: 'SECOND_FACTOR',
  CITY_OFFICER: 'PASSKEY',
  WORKING_GROUP: 'PASSKEY',
  CHAIR: 'PASSKEY',
  HEAD_OF_GOVERNMENT_OFFICE: 'PASSKEY',
  ADMINISTRATOR: 'PASSKEY',
};

const MET_BY: Readonly<Record<SignInDuty, readonly Strength[]>> = {
  NONE: ['NONE', 'EMAIL_CODE', 'TOTP', 'PASSKEY', 'OIDC', 'DEMO'],
  SECOND_FACTOR: ['TOTP', 'PASSKEY', 'OIDC', 'DEMO'],
  PASSKEY: ['PASSKEY', 'OIDC', 'DEMO'],
};

export const dutyOf = (role: Role): SignInDuty => DUTIES[role];

export const isEnoughFor = (strength: Strength, duty: SignInDuty): boolean => MET_BY[duty].includes(strength);

export const meetsDuty = (strength: Strength, role: Role): boolean => isEnoughFor(strength, DUTIES[role]);

/** The strictest duty among roles. */
export function dutyOfAll(roles: readonly Role[]): SignInDuty {
  const duties = roles.map(dutyOf);
  return duties.includes('PASSKEY') ? 'PASSKEY' : duties.includes('SECOND_FACTOR') ? 'SECOND_FACTOR' : 'NONE';
}

/** The roles that hold for a sign-in of this strength, and those that wait for a stronger one. */
export const splitByDuty = (
  strength: Strength,
  grants: readonly RoleGrant[],
): { roles: RoleGrant[]; withheldRoles: RoleGrant[] } => ({
  roles: grants.filter(({ role }) => meetsDuty(strength, role)),
  withheldRoles: grants.filter(({ role }) => !meetsDuty(strength, role)),
});
