import type { Role, Strength } from '#authz';
import type { SignInMethod } from './sign-in.entity.js';

/** How long a sign-in lasts: unused, and in all. */
export interface SignInLife {
  readonly idleMinutes: number;
  readonly absoluteMinutes: number;
}

const HOUR = 60;
const DAY = 24 * HOUR;

/** Participants and coordinators: 14 days unused, 30 days in all. Own enrolments only. */
export const VISITOR_LIFE: SignInLife = { idleMinutes: 14 * DAY, absoluteMinutes: 30 * DAY };
/** Everyone with a part in running the programme: 30 minutes unused, 12 hours in all. */
export const STAFF_LIFE: SignInLife = { idleMinutes: 30, absoluteMinutes: 12 * HOUR };

const VISITOR_ROLES: readonly Role[] = ['PARTICIPANT', 'COORDINATOR'];

export const isStaffRole = (role: Role): boolean => !VISITOR_ROLES.includes(role);

/** What a sign-in proves as it begins. The first administrator's secret proves nothing about a person yet. */
export const strengthOf = (method: SignInMethod): Strength =>
  method === 'ONE_TIME_SECRET' ? 'NONE' : method;

/** The strictest life among a person's roles. */
export const lifeOf = (roles: readonly Role[]): SignInLife =>
  roles.some(isStaffRole) ? STAFF_LIFE : VISITOR_LIFE;
