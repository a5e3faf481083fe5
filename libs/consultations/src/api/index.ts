import { Module } from '@nestjs/common';
import { CatalogueApiModule } from '#catalogue/api';
import { OrganisationsApiModule } from '#organisations/api';
import { ConsultationsModule } from '../domain/consultations.module.js';
import { ConsultationLoaders, SubmissionNodeSource, TopicNodeSource } from './consultation.loaders.js';
import { ConsultationMutations } from './consultation.mutations.js';
import { SubmissionResolver, TopicResolver } from './topic.resolver.js';
import { SubmissionAuditSubject } from './submission.audit-subject.js';
import { TopicAuditSubject } from './topic.audit-subject.js';

@Module({
  imports: [ConsultationsModule, CatalogueApiModule, OrganisationsApiModule],
  providers: [
    TopicResolver,
    SubmissionResolver,
    ConsultationMutations,
    ConsultationLoaders,
    TopicNodeSource,
    TopicAuditSubject,
    SubmissionAuditSubject,
    SubmissionNodeSource,
  ],
  exports: [ConsultationLoaders],
})
export class ConsultationsApiModule {}

export { ConsultationLoaders } from './consultation.loaders.js';
export { TOPIC_PREFIX } from './consultation.mapper.js';
export { TopicType } from './topic.type.js';
