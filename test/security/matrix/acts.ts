/* Every act that the api knows: what it is done to, and who may. */
import type { Act } from './act.js';
import { ACTS_OF_COURSES } from './acts-of-courses.js';
import { ACTS_OF_ORGANISATIONS } from './acts-of-organisations.js';
import { ACTS_OF_PEOPLE } from './acts-of-people.js';
import { ACTS_OF_PROGRAMME } from './acts-of-programme.js';
import { ACTS_OF_SEATS } from './acts-of-seats.js';

export const ACTS: Readonly<Record<string, Act>> = {
  ...ACTS_OF_COURSES,
  ...ACTS_OF_ORGANISATIONS,
  ...ACTS_OF_PEOPLE,
  ...ACTS_OF_PROGRAMME,
  ...ACTS_OF_SEATS,
};

/** The mutation that an act is done by. */
export const mutationOf = (name: string): string => ACTS[name]!.mutation ?? name;

/** Acts that have their own tests, each with the reason. They name nobody: whoever does them does them to the own sign-in. */
export const ACTS_ELSEWHERE: Readonly<Record<string, string>> = {
  addPasskey: 'needs a signed challenge: test/security/a6-passkeys.spec.ts',
  askPasskeyChallenge: 'of a browser: test/security/a6-passkeys.spec.ts',
  beginWithProvider: 'needs a provider: test/contract/ministry-sign-in.spec.ts',
  claimFirstAdministrator: 'needs the secret of the operator: test/security/a8-first-administrator.spec.ts',
  confirmAuthenticator: 'needs a code: libs/identity/test/authenticator.medium.spec.ts',
  confirmContactChange: 'needs a code: test/contract/privacy.spec.ts',
  confirmWithCode: 'needs a code: test/contract/step-up.spec.ts',
  confirmWithPasskey: 'needs a signed challenge: test/security/a6-passkeys.spec.ts',
  demoSignIn: 'in a demonstration alone: test/security/g4-g5-closed-doors.spec.ts',
  finishWithProvider: 'needs a provider: test/contract/ministry-sign-in.spec.ts',
  letGoPasskeys: 'within ten minutes of a code: libs/identity/test/recovery.medium.spec.ts',
  removeAuthenticator: 'of the own sign-in: libs/identity/test/authenticator.medium.spec.ts',
  requestSignInCode: 'the same answer for everybody: test/security/a3-same-answer.spec.ts',
  signIn: 'needs a code: test/security/a1-codes.spec.ts',
  signInWithPasskey: 'needs a signed challenge: test/security/a6-passkeys.spec.ts',
  unlinkProvider: 'needs a provider: test/contract/ministry-sign-in.spec.ts',
};
