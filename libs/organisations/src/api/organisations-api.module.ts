import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../domain/organisations.module.js';
import { CoordinatorsResolver } from './members/coordinators.resolver.js';
import { DomainsResolver } from './members/domains.resolver.js';
import { JoinResolver } from './members/join.resolver.js';
import { ManageMembersResolver } from './members/manage-members.resolver.js';
import {
  OrganisationBelongingResolver,
  OrganisationMembersField,
  RequestedDomainResolver,
} from './members/members.field.js';
import { DuplicatePairField, MergePreviewField, MergingResolver } from './merging/merging.resolver.js';
import { OrganisationLoaders } from './organisation.loaders.js';
import { OrganisationNodeSource } from './organisation.nodes.js';
import { OrganisationPayloads } from './organisation.payloads.js';
import { OrganisationListResolver, OrganisationResolver } from './organisation.resolver.js';
import { DecideProposalResolver } from './proposals/decide-proposal.resolver.js';
import { OrganisationProposalResolver, SimilarOrganisationField } from './proposals/proposal.resolver.js';
import { ProposeOrganisationResolver } from './proposals/propose-organisation.resolver.js';
import { OrganisationAuditSubject } from './organisation.audit-subject.js';

@Module({
  imports: [OrganisationsModule],
  providers: [
    CoordinatorsResolver,
    DecideProposalResolver,
    DomainsResolver,
    DuplicatePairField,
    JoinResolver,
    ManageMembersResolver,
    MergePreviewField,
    MergingResolver,
    OrganisationAuditSubject,
    OrganisationBelongingResolver,
    OrganisationListResolver,
    OrganisationLoaders,
    OrganisationMembersField,
    OrganisationNodeSource,
    OrganisationPayloads,
    OrganisationProposalResolver,
    OrganisationResolver,
    ProposeOrganisationResolver,
    RequestedDomainResolver,
    SimilarOrganisationField,
  ],
  exports: [OrganisationLoaders],
})
export class OrganisationsApiModule {}
