import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor } from '#authz';
import { type Tx, UnitOfWork } from '#database';
import { accept, refuse, type Refusal, type Result, writtenText } from '#kernel';
import { MessageLedger } from '#messaging';
import { areSameTimes } from './blocks.rules.js';
import { readLink } from './plan-session.rules.js';
import { planOf, seatTimesOf } from './session-plan.js';
import { SessionRepository } from './session.repository.js';
import type { SessionRow } from './session.entity.js';
import { SessionMovedV1 } from './session.events.js';
import { runsSessionsIn } from './session.policy.js';
import { SessionSeats } from './session-seats.port.js';
import { seatStateOf } from './session-state.rules.js';
import { type AskedRefusal, overriddenOf, SessionTrainers } from './session-trainers.js';
import { decideMove, MAX_REASON, type PlanRefusal, type SessionPlan } from './session.rules.js';

export interface MoveSession extends SessionPlan {
  readonly sessionId: string;
  readonly reason?: string | null;
  /** Why a trainer comes who trains elsewhere at the new time. */
  readonly overrideReason?: string | null;
}

/** Moves a session, in one transaction: the plan changes, unsent mail of the old plan is withdrawn, and exactly
 *  those who were told the old plan get one correction (design, section 2, rule 5). */
@Injectable()
export class MoveSessionService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: SessionRepository,
    private readonly seats: SessionSeats,
    private readonly ledger: MessageLedger,
    private readonly audit: AuditTrail,
    private readonly trainers: SessionTrainers,
  ) {}

  /** Refuses: SESSION_NOT_FOUND, FORBIDDEN to whoever does not run sessions there, REASON_TOO_LONG,
   *  LINK_INVALID, whatever `decideMove` refuses, and as `SessionTrainers.askAnew` where the times are others. Source: docs/stories/sessions.md. */
  async moveSession(
    actor: Actor,
    move: MoveSession,
  ): Promise<
    Result<
      string,
      | Refusal<'SESSION_NOT_FOUND' | 'FORBIDDEN' | 'REASON_TOO_LONG' | 'LINK_INVALID'>
      | AskedRefusal
      | PlanRefusal
    >
  > {
    const reason = writtenText(move.reason);
    if (reason && reason.length > MAX_REASON) return refuse('REASON_TOO_LONG', { path: ['reason'] });
    const link = readLink(move.joinUrl, 'joinUrl');
    if (!link.ok) return link;
    return this.unitOfWork.run(async (tx) => {
      const session = await this.sessions.lockById(tx, move.sessionId);
      if (!session) return refuse('SESSION_NOT_FOUND', { path: ['sessionId'] });
      if (!runsSessionsIn(actor, session.cityId)) return refuse('FORBIDDEN');
      const verdict = decideMove(session, { ...move, joinUrl: link.value }, await this.sessions.now(tx));
      if (!verdict.ok) return verdict;
      const moved = verdict.value;
      await this.sessions.save(tx, moved);
      await this.seats.reschedule(tx, seatTimesOf(moved));
      const asked = areSameTimes(session, moved)
        ? accept(null)
        : await this.trainers.askAnew(tx, moved, {
            overrideReason: move.overrideReason ?? null,
            asks: 'TIMES',
          });
      if (!asked.ok) return asked;
      await this.audit.record(tx, {
        actor,
        action: 'sessions.move-session',
        subjectType: 'session',
        subjectId: moved.id,
        before: planOf(session),
        after: { ...planOf(moved), ...overriddenOf(asked.value) },
        reason,
      });
      if (session.status === 'POSTPONED')
        await this.seats.setState(tx, moved.id, seatStateOf(moved), moved.scheduleVersion);
      const asksAgain = session.status === 'POSTPONED';
      await this.withdrawUnsent(tx, moved);
      // Of a session that has a date again everybody is told, with a question to who has a seat: by registrations, which hears it.
      if (!asksAgain) await this.correct(tx, moved);
      if (moved.status === 'DRAFT') return accept(moved.id);
      const { id: sessionId, scheduleVersion } = moved;
      await tx.publish(new SessionMovedV1({ sessionId, scheduleVersion, ...(asksAgain && { asksAgain }) }));
      return accept(moved.id);
    });
  }

  private async withdrawUnsent(tx: Tx, session: SessionRow): Promise<void> {
    await this.ledger.withdrawUnsent(tx, olderThan(session));
  }

  private async correct(tx: Tx, session: SessionRow): Promise<void> {
    const told = await this.ledger.told(tx, olderThan(session));
    await this.ledger.queue(
      tx,
      told.map((row) => ({
        kind: 'sessions.moved',
        personId: row.personId,
        toAddress: row.toAddress,
        locale: row.locale,
        subject: { type: 'session', id: session.id, version: session.scheduleVersion },
        ...(row.causeType && row.causeId && { cause: { type: row.causeType, id: row.causeId } }),
        dedupeKey: `sessions.moved~${row.causeId ?? row.toAddress}~v${session.scheduleVersion}`,
      })),
    );
  }
}

const olderThan = (
  session: SessionRow,
): { subjectType: string; subjectId: string; belowVersion: number } => ({
  subjectType: 'session',
  subjectId: session.id,
  belowVersion: session.scheduleVersion,
});
