import { ROLES, STRENGTHS } from './actor.js';
import { dutyOfAll, meetsDuty, splitByDuty } from './sign-in-duty.js';

describe('the duty of a role', () => {
  it('is met by these sign-ins', () => {
    const met = Object.fromEntries(
      ROLES.map((role) => [role, STRENGTHS.filter((strength) => meetsDuty(strength, role)).join(' ')]),
    );
    const any = 'NONE EMAIL_CODE TOTP PASSKEY OIDC DEMO';
    const passkey = 'PASSKEY OIDC DEMO';
    expect(met).toEqual({
      PARTICIPANT: any,
      COORDINATOR: any,
      TRAINER: 'TOTP PASSKEY OIDC DEMO',
      CITY_OFFICER: passkey,
      WORKING_GROUP: passkey,
      CHAIR: passkey,
      HEAD_OF_GOVERNMENT_OFFICE: passkey,
      ADMINISTRATOR: passkey,
    });
  });

  it('withholds only the roles that ask for more', () => {
    const grants = [
      { role: 'COORDINATOR', scopeId: 'a' },
      { role: 'TRAINER', scopeId: null },
      { role: 'CHAIR', scopeId: null },
    ] as const;
    expect(splitByDuty('TOTP', grants)).toEqual({
      roles: [grants[0], grants[1]],
      withheldRoles: [grants[2]],
    });
  });

  it('is the strictest of all roles', () => {
    expect(dutyOfAll([])).toBe('NONE');
    expect(dutyOfAll(['COORDINATOR', 'TRAINER'])).toBe('SECOND_FACTOR');
    expect(dutyOfAll(['TRAINER', 'CHAIR', 'PARTICIPANT'])).toBe('PASSKEY');
  });
});
