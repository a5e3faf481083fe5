import { Module } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { MessagingModule } from '#messaging';
import { PrivacyModule } from '#privacy';
import { AcceptInvitationService } from './accept-invitation.service.js';
import { Authenticators } from './authenticators.service.js';
import { ChangeRoleService } from './change-role.service.js';
import { Enrolments } from './enrolments.js';
import { FirstAdministratorService } from './first-administrator.service.js';
import { IdentityPersonalData } from './identity.personal-data.js';
import { InvitationReads } from './invitation-reads.js';
import { InvitationsPersonalData } from './invitations.personal-data.js';
import { Invitations } from './invitations.service.js';
import { ComparePeople } from './merging/compare-people.js';
import { IdentityPersonHolding } from './merging/identity.person-holding.js';
import { MergeMail } from './merging/merge-mail.js';
import { MergePeopleService, PersonMergeLocks } from './merging/merge-people.service.js';
import { MergesPersonalData } from './merging/merges.personal-data.js';
import { PersonDuplicates } from './merging/person-duplicates.js';
import { PersonFactSources } from './merging/person-facts.js';
import { PersonMergeReads } from './merging/person-merge-reads.js';
import { UndoLocks, UndoMergeService } from './merging/undo-merge.service.js';
import { OwnPasskeys } from './own-passkeys.service.js';
import { OwnProviders } from './own-providers.service.js';
import { PasskeyChallenges } from './passkey-challenges.js';
import { PasskeyProof } from './passkey-proof.js';
import { People } from './people.service.js';
import { ProofsPersonalData } from './proofs.personal-data.js';
import { ProviderLinks } from './provider-links.js';
import { RecoverSignInService } from './recover-sign-in.service.js';
import { RequestSignInCodeService } from './request-sign-in-code.service.js';
import { RoleGrants } from './role-grants.service.js';
import { RoleScopeSources } from './role-scopes.js';
import { SignInChanges } from './sign-in-changes.js';
import { SignInList } from './sign-in-list.js';
import { SignInService } from './sign-in.service.js';
import { SignInWithPasskeyService } from './sign-in-with-passkey.service.js';
import { SignIns } from './sign-ins.js';
import { UserReads } from './user-reads.js';
import { Viewers } from './viewer.js';

const SHARED = [
  People,
  RoleGrants,
  SignIns,
  RequestSignInCodeService,
  SignInService,
  Viewers,
  RoleScopeSources,
  Invitations,
  InvitationReads,
  AcceptInvitationService,
  ChangeRoleService,
  UserReads,
  Authenticators,
  Enrolments,
  FirstAdministratorService,
  OwnPasskeys,
  OwnProviders,
  PasskeyChallenges,
  ProviderLinks,
  RecoverSignInService,
  SignInChanges,
  SignInList,
  SignInWithPasskeyService,
  MergePeopleService,
  UndoMergeService,
  ComparePeople,
  PersonDuplicates,
  PersonMergeReads,
];

/** People, their roles and their sign-ins. Needs the global config and database. */
@Module({
  imports: [MessagingModule, PrivacyModule],
  providers: [
    AuditTrail,
    IdentityPersonalData,
    IdentityPersonHolding,
    MergeMail,
    MergesPersonalData,
    PersonFactSources,
    PersonMergeLocks,
    UndoLocks,
    InvitationsPersonalData,
    ProofsPersonalData,
    PasskeyProof,
    ...SHARED,
  ],
  exports: SHARED,
})
export class IdentityModule {}
