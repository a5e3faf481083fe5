import { ROLES } from '#authz';
import { isStaffRole, lifeOf, STAFF_LIFE, VISITOR_LIFE } from './sign-in.rules.js';

describe('the life of a sign-in', () => {
  it('is 14 and 30 days for visitors, 30 minutes and 12 hours for staff', () => {
    expect(VISITOR_LIFE).toEqual({ idleMinutes: 14 * 24 * 60, absoluteMinutes: 30 * 24 * 60 });
    expect(STAFF_LIFE).toEqual({ idleMinutes: 30, absoluteMinutes: 12 * 60 });
  });

  it('is short for every role but participant and coordinator', () => {
    expect(ROLES.filter((role) => !isStaffRole(role))).toEqual(['PARTICIPANT', 'COORDINATOR']);
  });

  it('is the shortest of all roles', () => {
    expect(lifeOf([])).toBe(VISITOR_LIFE);
    expect(lifeOf(['PARTICIPANT', 'COORDINATOR'])).toBe(VISITOR_LIFE);
    expect(lifeOf(['PARTICIPANT', 'CITY_OFFICER'])).toBe(STAFF_LIFE);
  });
});
