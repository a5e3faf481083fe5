import { Module } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { MessagingModule } from '#messaging';
import { AskAboutMinimums } from '../domain/ask-about-minimums.js';
import { HoldEndedSessions } from '../domain/hold-ended-sessions.js';
import { AskAboutMinimumsJob } from './ask-about-minimums.job.js';
import { HoldSessionsJob } from './hold-sessions.job.js';

/** Ends what is over, and asks what is to be decided. Needs the worker module of the queue, and the `SessionSeats` port, which registrations
 *  provides globally. */
@Module({
  imports: [MessagingModule],
  providers: [AuditTrail, HoldEndedSessions, HoldSessionsJob, AskAboutMinimums, AskAboutMinimumsJob],
})
export class SessionsWorkerModule {}
