import { PersonRow, RoleGrantRow } from './domain/person.entity.js';
import { SignInCodeRow, SignInRow } from './domain/sign-in.entity.js';
import {
  AuthenticatorRow,
  FirstAdministratorSecretRow,
  PasskeyChallengeRow,
  PasskeyRow,
  RecoveryCodeRow,
  SignInChangeRow,
  SignInRecoveryRow,
} from './domain/strong-sign-in.entity.js';

export * from './domain/authenticators.service.js';
export * from './domain/contact.rules.js';
export * from './domain/enrolments.js';
export * from './domain/first-administrator.service.js';
export * from './domain/identity.events.js';
export * from './domain/identity.module.js';
export * from './domain/own-passkeys.service.js';
export { type AskedChallenge, PasskeyChallenges } from './domain/passkey-challenges.js';
export { type PasskeyAnswer, PasskeyProof } from './domain/passkey-proof.js';
export * from './domain/people.service.js';
export * from './domain/recover-sign-in.service.js';
export * from './domain/person.entity.js';
export * from './domain/request-sign-in-code.service.js';
export * from './domain/role-grants.service.js';
export * from './domain/sign-in-changes.js';
export * from './domain/sign-in-cookie.js';
export * from './domain/sign-in-list.js';
export { CODE_MINUTES, deriveCode } from './domain/sign-in-code.rules.js';
export * from './domain/sign-in.entity.js';
export * from './domain/sign-in.service.js';
export * from './domain/sign-in-with-passkey.service.js';
export * from './domain/sign-ins.js';
export * from './domain/strong-sign-in.entity.js';
export { isToken, newToken } from './domain/token.js';
export * from './domain/viewer.js';

export const IDENTITY_ENTITIES = [
  PersonRow,
  RoleGrantRow,
  SignInCodeRow,
  SignInRow,
  PasskeyRow,
  PasskeyChallengeRow,
  AuthenticatorRow,
  RecoveryCodeRow,
  SignInChangeRow,
  SignInRecoveryRow,
  FirstAdministratorSecretRow,
];
