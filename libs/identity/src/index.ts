import { InvitationRow } from './domain/invitation.entity.js';
import { PersonRow, RoleChangeRow, RoleGrantRow } from './domain/person.entity.js';
import { ProviderAttemptRow, ProviderIdentityRow } from './domain/provider.entity.js';
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

export * from './domain/accept-invitation.service.js';
export * from './domain/change-role.service.js';
export * from './domain/contact.rules.js';
export * from './domain/granting.policy.js';
export * from './domain/identity.events.js';
export * from './domain/identity.module.js';
export * from './domain/invitation.entity.js';
export * from './domain/invitation-reads.js';
export { deriveInvitationToken, type InvitationState } from './domain/invitation.rules.js';
export * from './domain/invitations.service.js';
export { INVITATION_STATE, type OpenInvitation } from './domain/invitations.sql.js';
export * from './domain/name.rules.js';
export * from './domain/authenticators.service.js';
export * from './domain/enrolments.js';
export * from './domain/first-administrator.service.js';
export * from './domain/merging/compare-people.js';
export * from './domain/merging/merge-lines.rules.js';
export * from './domain/merging/merge-mail.js';
export * from './domain/merging/merge-people.service.js';
export * from './domain/merging/person-duplicate.rules.js';
export * from './domain/merging/person-duplicates.js';
export * from './domain/merging/person-facts.js';
export * from './domain/merging/person-merge-reads.js';
export * from './domain/merging/undo-merge.service.js';
export * from './domain/own-passkeys.service.js';
export * from './domain/own-providers.service.js';
export { type AskedChallenge, PasskeyChallenges } from './domain/passkey-challenges.js';
export { type PasskeyAnswer, PasskeyProof } from './domain/passkey-proof.js';
export * from './domain/people.service.js';
export * from './domain/provider-links.js';
export * from './domain/recover-sign-in.service.js';
export * from './domain/person.entity.js';
export * from './domain/request-sign-in-code.service.js';
export * from './domain/role-grants.service.js';
export * from './domain/role-scopes.js';
export { lockRoles } from './domain/roles-held.sql.js';
export * from './domain/sign-in-cookie.js';
export { CODE_MINUTES, deriveCode, readTypedCode } from './domain/sign-in-code.rules.js';
export * from './domain/sign-in-changes.js';
export * from './domain/sign-in-list.js';
export * from './domain/sign-in.entity.js';
export * from './domain/sign-in.service.js';
export * from './domain/sign-in-with-passkey.service.js';
export * from './domain/sign-in-with-provider.service.js';
export * from './domain/sign-ins.js';
export * from './domain/strong-sign-in.entity.js';
export { isToken, newToken } from './domain/token.js';
export * from './domain/user-reads.js';
export * from './domain/viewer.js';

export const IDENTITY_ENTITIES = [
  InvitationRow,
  PersonRow,
  RoleChangeRow,
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
  ProviderIdentityRow,
  ProviderAttemptRow,
];
