import { Module } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { IdentityPersonalData } from './identity.personal-data.js';
import { People } from './people.service.js';
import { RequestSignInCodeService } from './request-sign-in-code.service.js';
import { RoleGrants } from './role-grants.service.js';
import { SignInService } from './sign-in.service.js';
import { SignIns } from './sign-ins.js';
import { Viewers } from './viewer.js';

/** People, their roles and their sign-ins. Needs the global config and database. */
@Module({
  providers: [
    AuditTrail,
    IdentityPersonalData,
    People,
    RoleGrants,
    SignIns,
    RequestSignInCodeService,
    SignInService,
    Viewers,
  ],
  exports: [People, RoleGrants, SignIns, RequestSignInCodeService, SignInService, Viewers],
})
export class IdentityModule {}
