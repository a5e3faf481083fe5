import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../domain/organisations.module.js';
import { OrganisationLoaders } from './organisation.loaders.js';
import { OrganisationNodeSource } from './organisation.nodes.js';
import { OrganisationPayloads } from './organisation.payloads.js';
import { OrganisationListResolver, OrganisationResolver } from './organisation.resolver.js';
import { DecideProposalResolver } from './proposals/decide-proposal.resolver.js';
import { OrganisationProposalResolver, SimilarOrganisationField } from './proposals/proposal.resolver.js';
import { ProposeOrganisationResolver } from './proposals/propose-organisation.resolver.js';

@Module({
  imports: [OrganisationsModule],
  providers: [
    DecideProposalResolver,
    OrganisationListResolver,
    OrganisationLoaders,
    OrganisationNodeSource,
    OrganisationPayloads,
    OrganisationProposalResolver,
    OrganisationResolver,
    ProposeOrganisationResolver,
    SimilarOrganisationField,
  ],
  exports: [OrganisationLoaders],
})
export class OrganisationsApiModule {}
