import { Module } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { MessagingModule } from '#messaging';
import { AnswerSubmissionService } from './answer-submission.service.js';
import { ConsultationReads } from './consultation-reads.js';
import { ConsultationsPersonalData } from './consultations.personal-data.js';
import { ConsultationsPersonHolding } from './consultations.person-holding.js';
import { SubmitInputService } from './submit-input.service.js';
import { SubmissionsHolding } from './submissions-holding.js';
import { TopicRepository } from './topic.repository.js';
import { TopicsService } from './topics.service.js';

const SERVICES = [TopicsService, SubmitInputService, AnswerSubmissionService, ConsultationReads];

/** Policy input: topics, submissions, dispositions. */
@Module({
  imports: [MessagingModule],
  providers: [
    AuditTrail,
    ConsultationsPersonalData,
    ConsultationsPersonHolding,
    SubmissionsHolding,
    TopicRepository,
    ...SERVICES,
  ],
  exports: SERVICES,
})
export class ConsultationsModule {}
