import { Module } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { IdentityModule } from '#identity';
import { MessagingModule } from '#messaging';
import { DecideProposalService } from './decide-proposal.service.js';
import { DuplicateReads } from './duplicate-reads.js';
import { OrganisationMatcher } from './organisation-matcher.js';
import { OrganisationReads } from './organisation-reads.js';
import { OrganisationRoleScopes } from './organisation-role-scopes.js';
import { Organisations } from './organisations.service.js';
import { ProposalReads } from './proposal-reads.js';
import { ProposalRepository } from './proposal.repository.js';
import { ProposeOrganisationService } from './propose-organisation.service.js';
import { TellAboutOrganisation } from './tell-about-organisation.js';

const DOORS = [
  DecideProposalService,
  DuplicateReads,
  OrganisationMatcher,
  OrganisationReads,
  Organisations,
  ProposalReads,
  ProposeOrganisationService,
];

@Module({
  imports: [IdentityModule, MessagingModule],
  providers: [AuditTrail, OrganisationRoleScopes, ProposalRepository, TellAboutOrganisation, ...DOORS],
  exports: DOORS,
})
export class OrganisationsModule {}
