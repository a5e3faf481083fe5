import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor } from '#authz';
import { UnitOfWork } from '#database';
import { accept, newId, refuse, type Refusal, type Result } from '#kernel';
import { draftOf } from './copy-session.rules.js';
import { SessionTrainerRow } from './session.entity.js';
import { runsSessionsIn } from './session.policy.js';
import { planOf, seatTimesOf } from './session-plan.js';
import { SessionRepository } from './session.repository.js';
import { SessionTopics } from './session-topics.js';
import { SessionObservers } from './session-observers.js';
import { SessionSeats } from './session-seats.port.js';

/** Makes a draft after a session that is there. Nobody is told, and nobody but those who run it sees it. */
@Injectable()
export class CopySessionService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: SessionRepository,
    private readonly seats: SessionSeats,
    private readonly observers: SessionObservers,
    private readonly topics: SessionTopics,
    private readonly audit: AuditTrail,
  ) {}

  /** Answers the draft's id. Takes over course, topics, place, languages, length, trainers, observers, seats with their rules and questions, and no registration, reason or
   *  state. Refuses: SESSION_NOT_FOUND, FORBIDDEN to whoever does not run sessions there. Source: docs/stories/session-planning.md. */
  async copySession(
    actor: Actor,
    sessionId: string,
  ): Promise<Result<string, Refusal<'SESSION_NOT_FOUND' | 'FORBIDDEN'>>> {
    return this.unitOfWork.run(async (tx) => {
      const session = await this.sessions.lockById(tx, sessionId);
      if (!session) return refuse('SESSION_NOT_FOUND', { path: ['sessionId'] });
      if (!runsSessionsIn(actor, session.cityId)) return refuse('FORBIDDEN');
      const now = await this.sessions.now(tx);
      const draft = { ...draftOf(session, now), id: newId(), createdAt: now };
      await this.sessions.insert(tx, draft);
      const trainers = await tx.manager.findBy(SessionTrainerRow, { sessionId });
      await tx.manager.insert(
        SessionTrainerRow,
        trainers.map((trainer) => ({ ...trainer, sessionId: draft.id })),
      );
      await this.observers.copy(tx, sessionId, draft.id);
      await this.topics.copy(tx, sessionId, draft.id);
      const capacity = await this.seats.copy(tx, sessionId, seatTimesOf(draft));
      await this.audit.record(tx, {
        actor,
        action: 'sessions.copy-session',
        subjectType: 'session',
        subjectId: draft.id,
        before: null,
        after: { ...planOf(draft), ...capacity, copyOf: sessionId },
      });
      return accept(draft.id);
    });
  }
}
