import { Module } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { MessagingModule } from '#messaging';
import { CancelSessionService } from './cancel-session.service.js';
import { MoveSessionService } from './move-session.service.js';
import { ScheduleSessionService } from './schedule-session.service.js';
import { SessionPolicy } from './session.policy.js';
import { SessionsPersonalData } from './sessions.personal-data.js';
import { SessionsPersonHolding } from './sessions.person-holding.js';
import { SessionReads } from './session-reads.js';
import { SessionRepository } from './session.repository.js';

/** Sessions. Needs the `SessionSeats` port, which registrations provides globally. */
@Module({
  imports: [MessagingModule],
  providers: [
    AuditTrail,
    SessionRepository,
    ScheduleSessionService,
    MoveSessionService,
    CancelSessionService,
    SessionReads,
    SessionsPersonalData,
    SessionsPersonHolding,
    SessionPolicy,
  ],
  exports: [ScheduleSessionService, MoveSessionService, CancelSessionService, SessionReads, SessionPolicy],
})
export class SessionsModule {}
