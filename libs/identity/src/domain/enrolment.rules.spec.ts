import {
  type AuthenticatorFacts,
  type AuthenticatorWorth,
  decideEnrolment,
  DUTY_ROLES,
  type EnrolmentFacts,
  worthOfAuthenticator,
} from './enrolment.rules.js';

const answer = (more: Partial<EnrolmentFacts>): string => {
  const result = decideEnrolment({
    duty: 'PASSKEY',
    hasFactor: false,
    isOpen: false,
    isFresh: false,
    isDemo: false,
    ...more,
  });
  return result.ok ? 'YES' : result.refusal.code;
};

describe('adding a passkey or an authenticator', () => {
  it.each<[string, Partial<EnrolmentFacts>, string]>([
    ['first one, role just given', { isOpen: true }, 'YES'],
    ['first one, long after', {}, 'ENROLMENT_CLOSED'],
    ['first one of a trainer, long after', { duty: 'SECOND_FACTOR' }, 'ENROLMENT_CLOSED'],
    ['first one of a coordinator', { duty: 'NONE' }, 'YES'],
    ['second one, just proven', { hasFactor: true, isFresh: true }, 'YES'],
    ['second one, not proven', { hasFactor: true }, 'STEP_UP_REQUIRED'],
    [
      'second one, not proven, though a role was just given',
      { hasFactor: true, isOpen: true },
      'STEP_UP_REQUIRED',
    ],
    ['second one of a coordinator, not proven', { duty: 'NONE', hasFactor: true }, 'STEP_UP_REQUIRED'],
    ['in a demonstration', { isDemo: true }, 'YES'],
  ])('%s', (_what, facts, expected) => {
    expect(answer(facts)).toBe(expected);
  });

  it('has hours for every role that a code does not open', () => {
    expect(DUTY_ROLES).toEqual([
      'TRAINER',
      'CITY_OFFICER',
      'WORKING_GROUP',
      'CHAIR',
      'HEAD_OF_GOVERNMENT_OFFICE',
      'ADMINISTRATOR',
    ]);
  });
});

describe('what an authenticator proves', () => {
  it.each<[string, Partial<AuthenticatorFacts>, AuthenticatorWorth]>([
    ['of a trainer', { duty: 'SECOND_FACTOR' }, 'ALL'],
    ['of a coordinator with a passkey', { duty: 'NONE', hasPasskey: true }, 'ALL'],
    ['of a chair', {}, 'NOTHING'],
    ['of a trainer who has just become chair', { isOlderThanNewRole: true }, 'ADDING'],
    ['of one who has made the passkey', { isOlderThanNewRole: true, hasPasskey: true }, 'NOTHING'],
    ['of one who comes from a ministry', { isOlderThanNewRole: true, hasProvider: true }, 'NOTHING'],
  ])('%s', (_whose, more, expected) => {
    const facts = {
      duty: 'PASSKEY',
      hasPasskey: false,
      hasProvider: false,
      isOlderThanNewRole: false,
      ...more,
    } as const;
    expect(worthOfAuthenticator(facts)).toBe(expected);
  });
});
