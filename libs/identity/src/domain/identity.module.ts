import { Module } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { AcceptInvitationService } from './accept-invitation.service.js';
import { ChangeRoleService } from './change-role.service.js';
import { InvitationReads } from './invitation-reads.js';
import { Invitations } from './invitations.service.js';
import { IdentityPersonalData } from './identity.personal-data.js';
import { People } from './people.service.js';
import { RequestSignInCodeService } from './request-sign-in-code.service.js';
import { RoleGrants } from './role-grants.service.js';
import { RoleScopeSources } from './role-scopes.js';
import { SignInService } from './sign-in.service.js';
import { SignIns } from './sign-ins.js';
import { UserReads } from './user-reads.js';
import { Viewers } from './viewer.js';

const DOMAIN = [
  People,
  RoleGrants,
  RoleScopeSources,
  SignIns,
  RequestSignInCodeService,
  SignInService,
  Viewers,
  Invitations,
  InvitationReads,
  AcceptInvitationService,
  ChangeRoleService,
  UserReads,
];

/** People, their roles and their sign-ins. Needs the global config and database. */
@Module({ providers: [AuditTrail, IdentityPersonalData, ...DOMAIN], exports: DOMAIN })
export class IdentityModule {}
