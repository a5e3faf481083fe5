import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor } from '#authz';
import { type Tx, UnitOfWork } from '#database';
import { accept, type LocalizedText, newId, refuse, type Refusal, type Result } from '#kernel';
import { planOf } from './session-plan.js';
import { SessionRow, type SessionMode, SessionTrainerRow } from './session.entity.js';
import { SessionScheduledV1 } from './session.events.js';
import { SessionRepository } from './session.repository.js';
import { runsSessionsIn } from './session.policy.js';
import { SessionSeats } from './session-seats.port.js';
import { decideTimes, type PlanRefusal } from './session.rules.js';

export interface ScheduleSession {
  readonly courseId: string;
  readonly mode: SessionMode;
  readonly cityId: string | null;
  readonly venue: LocalizedText | null;
  readonly accessNote: LocalizedText | null;
  readonly joinUrl: string | null;
  readonly languages: readonly string[];
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly doorsOpenAt: Date;
  readonly timeZone: string;
  /** Seats, 1 to 100,000. */
  readonly capacity: number;
  readonly trainers: readonly { personId: string; name: LocalizedText; role: LocalizedText }[];
}

export type ScheduleSessionRefusal =
  Refusal<'FORBIDDEN' | 'PLACE_MISSING' | 'CAPACITY_INVALID'> | PlanRefusal;

/** Puts a session on the calendar, with its trainers and its seats. */
@Injectable()
export class ScheduleSessionService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: SessionRepository,
    private readonly seats: SessionSeats,
    private readonly audit: AuditTrail,
  ) {}

  /** Answers the new session's id. Refuses: FORBIDDEN to whoever does not run sessions there, PLACE_MISSING (in person without city or venue), CAPACITY_INVALID,
   *  TIMES_INVALID, IN_THE_PAST, TOO_FAR_AHEAD. */
  async scheduleSession(
    actor: Actor,
    plan: ScheduleSession,
  ): Promise<Result<string, ScheduleSessionRefusal>> {
    if (!runsSessionsIn(actor, plan.cityId)) return refuse('FORBIDDEN');
    if (plan.mode === 'IN_PERSON' && !(plan.cityId && plan.venue))
      return refuse('PLACE_MISSING', { path: ['venue'] });
    if (!Number.isInteger(plan.capacity) || plan.capacity < 1 || plan.capacity > 100_000)
      return refuse('CAPACITY_INVALID', { path: ['capacity'] });
    return this.unitOfWork.run(async (tx) => {
      const times = decideTimes(plan, await this.sessions.now(tx));
      if (!times.ok) return times;
      return accept(await this.put(tx, actor, plan));
    });
  }

  private async put(tx: Tx, actor: Actor, plan: ScheduleSession): Promise<string> {
    const session = tx.manager.create(SessionRow, {
      id: newId(),
      courseId: plan.courseId,
      mode: plan.mode,
      cityId: plan.cityId,
      venueKm: plan.venue?.km ?? null,
      venueEn: plan.venue?.en ?? null,
      accessNoteKm: plan.accessNote?.km ?? null,
      accessNoteEn: plan.accessNote?.en ?? null,
      joinUrl: plan.joinUrl,
      languages: [...plan.languages],
      startsAt: plan.startsAt,
      endsAt: plan.endsAt,
      doorsOpenAt: plan.doorsOpenAt,
      timeZone: plan.timeZone,
      status: 'OPEN',
      scheduleVersion: 1,
    });
    await this.sessions.insert(tx, session);
    await tx.manager.insert(
      SessionTrainerRow,
      plan.trainers.map((trainer, index) => ({
        sessionId: session.id,
        personId: trainer.personId,
        rank: index + 1,
        publicNameKm: trainer.name.km,
        publicNameEn: trainer.name.en,
        publicRoleKm: trainer.role.km,
        publicRoleEn: trainer.role.en,
      })),
    );
    const times = { sessionId: session.id, scheduleVersion: 1, closesAt: plan.startsAt };
    await this.seats.open(tx, times, plan.capacity);
    await this.audit.record(tx, {
      actor,
      action: 'sessions.schedule-session',
      subjectType: 'session',
      subjectId: session.id,
      before: null,
      after: { ...planOf(session), capacity: plan.capacity },
    });
    await tx.publish(new SessionScheduledV1({ sessionId: session.id, scheduleVersion: 1 }));
    return session.id;
  }
}
