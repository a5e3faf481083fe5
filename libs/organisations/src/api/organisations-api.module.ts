import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../domain/organisations.module.js';
import { OrganisationLoaders } from './organisation.loaders.js';
import { OrganisationNodeSource } from './organisation.nodes.js';
import { OrganisationListResolver, OrganisationResolver } from './organisation.resolver.js';
import { OrganisationAuditSubject } from './organisation.audit-subject.js';

@Module({
  imports: [OrganisationsModule],
  providers: [
    OrganisationLoaders,
    OrganisationResolver,
    OrganisationListResolver,
    OrganisationNodeSource,
    OrganisationAuditSubject,
  ],
  exports: [OrganisationLoaders],
})
export class OrganisationsApiModule {}
