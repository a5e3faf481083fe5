import { Module } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { IdentityModule } from '#identity';
import { MessagingModule } from '#messaging';
import { SealedValues } from '#privacy';
import { CompareOrganisations } from './compare-organisations.js';
import { CoordinatorsService } from './coordinators.service.js';
import { DecideJoinRequestService } from './decide-join-request.service.js';
import { DecideProposalService } from './decide-proposal.service.js';
import { DomainsService } from './domains.service.js';
import { DuplicateReads } from './duplicate-reads.js';
import { JoinLinksService } from './join-links.service.js';
import { JoinOrganisationService } from './join-organisation.service.js';
import { JoiningPersonalData } from './joining.personal-data.js';
import { MembershipReads } from './membership-reads.js';
import { MembersService } from './members.service.js';
import { MergeLocks, MergeOrganisationsService } from './merging/merge-organisations.service.js';
import { OrganisationHoldings } from './merging/organisation-holding.js';
import { CoordinatorsHolding, JoiningHolding, MembersHolding } from './merging/own-holdings.js';
import { OrganisationMatcher } from './organisation-matcher.js';
import { OrganisationReads } from './organisation-reads.js';
import { OrganisationRoleScopes } from './organisation-role-scopes.js';
import { OrganisationsPersonalData } from './organisations.personal-data.js';
import { OrganisationsPersonHolding } from './organisations.person-holding.js';
import { Organisations } from './organisations.service.js';
import { MembershipFacts } from './person-facts.js';
import { ProposalReads } from './proposal-reads.js';
import { ProposalRepository } from './proposal.repository.js';
import { ProposeOrganisationService } from './propose-organisation.service.js';
import { TellAboutOrganisation } from './tell-about-organisation.js';

const DOORS = [
  CompareOrganisations,
  CoordinatorsService,
  DecideJoinRequestService,
  DecideProposalService,
  DomainsService,
  DuplicateReads,
  JoinLinksService,
  JoinOrganisationService,
  MembershipReads,
  MembersService,
  MergeOrganisationsService,
  OrganisationMatcher,
  OrganisationReads,
  Organisations,
  ProposalReads,
  ProposeOrganisationService,
];

@Module({
  imports: [IdentityModule, MessagingModule],
  providers: [
    AuditTrail,
    CoordinatorsHolding,
    JoiningHolding,
    JoiningPersonalData,
    MembershipFacts,
    MembersHolding,
    MergeLocks,
    OrganisationHoldings,
    OrganisationRoleScopes,
    OrganisationsPersonalData,
    OrganisationsPersonHolding,
    ProposalRepository,
    SealedValues,
    TellAboutOrganisation,
    ...DOORS,
  ],
  exports: DOORS,
})
export class OrganisationsModule {}
