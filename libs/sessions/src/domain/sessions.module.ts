import { Global, Module } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { CourseTrainers } from '#catalogue';
import { TopicRepository } from '#consultations';
import { MessagingModule } from '#messaging';
import { CancelSessionService } from './cancel-session.service.js';
import { ChangeSessionStateService } from './change-session-state.service.js';
import { SessionCourseTrainers } from './course-trainers.js';
import { CopySessionService } from './copy-session.service.js';
import { MoveSessionService } from './move-session.service.js';
import { ObserverReads } from './observer-reads.js';
import { PlanSeriesService } from './plan-series.service.js';
import { PlanSessionService } from './plan-session.service.js';
import { SessionPolicy } from './session.policy.js';
import { SessionsPersonalData } from './sessions.personal-data.js';
import { SessionsPersonHolding } from './sessions.person-holding.js';
import { SessionObservers } from './session-observers.js';
import { SessionReads } from './session-reads.js';
import { SessionRepository } from './session.repository.js';
import { SessionTopics } from './session-topics.js';
import { SessionTrainers } from './session-trainers.js';
import { TrainerReads } from './trainer-reads.js';

/** Sessions. Needs the `SessionSeats` port, which registrations provides globally. Global itself, because by a port the catalogue asks who
 *  trains a session of a course. */
@Global()
@Module({
  imports: [MessagingModule],
  providers: [
    AuditTrail,
    { provide: CourseTrainers, useClass: SessionCourseTrainers },
    SessionRepository,
    ObserverReads,
    PlanSeriesService,
    PlanSessionService,
    SessionObservers,
    SessionTopics,
    SessionTrainers,
    TopicRepository,
    TrainerReads,
    MoveSessionService,
    CancelSessionService,
    ChangeSessionStateService,
    CopySessionService,
    SessionReads,
    SessionsPersonalData,
    SessionsPersonHolding,
    SessionPolicy,
  ],
  exports: [
    CourseTrainers,
    ObserverReads,
    PlanSeriesService,
    PlanSessionService,
    MoveSessionService,
    CancelSessionService,
    ChangeSessionStateService,
    CopySessionService,
    SessionReads,
    SessionPolicy,
    TrainerReads,
  ],
})
export class SessionsModule {}
