import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor } from '#authz';
import { UnitOfWork } from '#database';
import { MAX_REASON } from './session.rules.js';
import { accept, type LocalizedText, refuse, type Refusal, type Result, writtenText } from '#kernel';
import { MessageLedger } from '#messaging';
import { planOf } from './session-plan.js';
import { SessionCancelledV1 } from './session.events.js';
import { SessionRepository } from './session.repository.js';
import { runsSessionsIn } from './session.policy.js';
import { SessionSeats } from './session-seats.port.js';
import { lastTimes } from './session.rules.js';

export type CancelSessionRefusal = Refusal<
  | 'SESSION_NOT_FOUND'
  | 'FORBIDDEN'
  | 'SESSION_CANCELLED'
  | 'SESSION_STARTED'
  | 'SESSION_IS_DRAFT'
  | 'REASON_MISSING'
  | 'REASON_TOO_LONG'
>;

/** Cancels a session: registration ends, unsent mail is withdrawn, and whoever holds a place or waits is told. */
@Injectable()
export class CancelSessionService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: SessionRepository,
    private readonly seats: SessionSeats,
    private readonly ledger: MessageLedger,
    private readonly audit: AuditTrail,
  ) {}

  /** Refuses: SESSION_NOT_FOUND, FORBIDDEN to whoever does not run sessions there, SESSION_CANCELLED (already),
   *  SESSION_STARTED, REASON_MISSING (in either language), REASON_TOO_LONG. The mails are queued by registrations, which hears of it in the same transaction. */
  async cancelSession(
    actor: Actor,
    command: { sessionId: string; reason: LocalizedText },
  ): Promise<Result<string, CancelSessionRefusal>> {
    const [km, en] = [writtenText(command.reason.km), writtenText(command.reason.en)];
    if (km === null || en === null) return refuse('REASON_MISSING', { path: ['reason'] });
    if (km.length > MAX_REASON || en.length > MAX_REASON)
      return refuse('REASON_TOO_LONG', { path: ['reason'] });
    return this.unitOfWork.run(async (tx) => {
      const session = await this.sessions.lockById(tx, command.sessionId);
      if (!session) return refuse('SESSION_NOT_FOUND', { path: ['sessionId'] });
      if (!runsSessionsIn(actor, session.cityId)) return refuse('FORBIDDEN');
      if (session.status === 'CANCELLED') return refuse('SESSION_CANCELLED');
      if (session.status === 'DRAFT') return refuse('SESSION_IS_DRAFT');
      const now = await this.sessions.now(tx);
      if (session.startsAt <= now) return refuse('SESSION_STARTED');
      const cancelled = {
        ...session,
        ...lastTimes(session),
        status: 'CANCELLED' as const,
        scheduleVersion: session.scheduleVersion + 1,
        cancelledAt: now,
        cancelReasonKm: km,
        cancelReasonEn: en,
      };
      await this.sessions.save(tx, cancelled);
      await this.audit.record(tx, {
        actor,
        action: 'sessions.cancel-session',
        subjectType: 'session',
        subjectId: session.id,
        before: planOf(session),
        after: planOf(cancelled),
        reason: en,
      });
      await this.seats.setState(tx, session.id, 'CANCELLED', cancelled.scheduleVersion);
      await this.ledger.withdrawUnsent(tx, {
        subjectType: 'session',
        subjectId: session.id,
        belowVersion: cancelled.scheduleVersion,
      });
      await tx.publish(
        new SessionCancelledV1({ sessionId: session.id, scheduleVersion: cancelled.scheduleVersion }),
      );
      return accept(session.id);
    });
  }
}
