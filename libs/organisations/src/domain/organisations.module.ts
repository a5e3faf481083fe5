import { Module } from '@nestjs/common';
import { OrganisationMatcher } from './organisation-matcher.js';
import { OrganisationReads } from './organisation-reads.js';
import { OrganisationRoleScopes } from './organisation-role-scopes.js';
import { OrganisationsPersonalData } from './organisations.personal-data.js';
import { Organisations } from './organisations.service.js';

@Module({
  providers: [
    OrganisationMatcher,
    OrganisationReads,
    OrganisationRoleScopes,
    Organisations,
    OrganisationsPersonalData,
  ],
  exports: [OrganisationMatcher, OrganisationReads, Organisations],
})
export class OrganisationsModule {}
