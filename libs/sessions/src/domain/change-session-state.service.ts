import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor } from '#authz';
import { type Tx, UnitOfWork } from '#database';
import { accept, type LocalizedText, refuse, type Refusal, type Result, writtenText } from '#kernel';
import { MessageLedger } from '#messaging';
import { MAX_REASON } from './session.rules.js';
import type { SessionRow } from './session.entity.js';
import { SessionPostponedV1, SessionScheduledV1 } from './session.events.js';
import { runsSessionsIn, SessionPolicy } from './session.policy.js';
import { planOf, seatTimesOf } from './session-plan.js';
import { SessionRepository } from './session.repository.js';
import { SessionSeats } from './session-seats.port.js';
import {
  type AskedRefusal,
  overriddenOf,
  SessionTrainers,
  type TrainersDecided,
} from './session-trainers.js';
import {
  decideAnyway,
  decideClosing,
  decideHolding,
  decideOpening,
  decidePostponing,
  seatStateOf,
  type StateRefusal,
} from './session-state.rules.js';

type NotMine = Refusal<'SESSION_NOT_FOUND' | 'FORBIDDEN'>;
export type ChangeStateRefusal = NotMine | StateRefusal | AskedRefusal;
export type PostponeRefusal = ChangeStateRefusal | Refusal<'REASON_MISSING' | 'REASON_TOO_LONG'>;

type Verdict = Result<SessionRow, StateRefusal>;
type Decision = (session: SessionRow, now: Date, tx: Tx) => Verdict | Promise<Verdict>;

/** Opens, closes and postpones sessions, and says that they were held. */
@Injectable()
export class ChangeSessionStateService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: SessionRepository,
    private readonly seats: SessionSeats,
    private readonly ledger: MessageLedger,
    private readonly audit: AuditTrail,
    private readonly policy: SessionPolicy,
    private readonly trainers: SessionTrainers,
  ) {}

  /** Opens a draft, or registration that was closed. Refuses: SESSION_NOT_FOUND, FORBIDDEN to whoever does not run sessions
   *  there, whatever `decideOpening` refuses, and, of a draft, as `SessionTrainers.askAnew`: others may have been planned since. */
  async openSession(
    actor: Actor,
    sessionId: string,
    overrideReason?: string | null,
  ): Promise<Result<string, ChangeStateRefusal>> {
    const openingOf: Decision = async (session, now, tx) =>
      decideOpening(session, now, await this.sessions.courseState(tx, session.courseId));
    return this.change(actor, sessionId, { action: 'sessions.open-session' }, openingOf, {
      first: async (tx, after, before) => {
        await this.seats.setState(tx, after.id, seatStateOf(after), after.scheduleVersion);
        return before.status === 'DRAFT'
          ? this.trainers.askAnew(tx, after, { overrideReason, asks: 'TIMES_AND_LANGUAGES' })
          : accept(null);
      },
      also: async (tx, after, before) => {
        const { id, scheduleVersion } = after;
        if (before.status === 'DRAFT')
          await tx.publish(new SessionScheduledV1({ sessionId: id, scheduleVersion }));
      },
    });
  }

  /** Closes registration. Refuses as `openSession`, and whatever `decideClosing` refuses. */
  async closeSession(actor: Actor, sessionId: string): Promise<Result<string, ChangeStateRefusal>> {
    return this.change(actor, sessionId, { action: 'sessions.close-session' }, decideClosing, {
      also: (tx, after) => this.seats.setState(tx, after.id, seatStateOf(after), after.scheduleVersion),
    });
  }

  /** Says that a session takes place although too few people are confirmed. Nobody is told: it stands as it stood. Refuses as `openSession`,
   *  and whatever `decideAnyway` refuses. */
  async takePlaceAnyway(actor: Actor, sessionId: string): Promise<Result<string, ChangeStateRefusal>> {
    const decide: Decision = async (session, now, tx) =>
      decideAnyway(session, (await this.seats.confirmedIn(tx, [sessionId])).get(sessionId) ?? 0, now);
    return this.change(actor, sessionId, { action: 'sessions.take-place-anyway' }, decide, {});
  }

  /** Takes the date away, in one transaction: unsent mail is withdrawn, whoever holds a place or waits is told, seats are kept.
   *  Refuses as `openSession`, REASON_MISSING (in either language), REASON_TOO_LONG, and whatever `decidePostponing` refuses.
   *  The mails are queued by registrations, which hears of it in the same transaction. */
  async postponeSession(
    actor: Actor,
    command: { sessionId: string; reason: LocalizedText },
  ): Promise<Result<string, PostponeRefusal>> {
    const [km, en] = [writtenText(command.reason.km), writtenText(command.reason.en)];
    if (km === null || en === null) return refuse('REASON_MISSING', { path: ['reason'] });
    if (km.length > MAX_REASON || en.length > MAX_REASON)
      return refuse('REASON_TOO_LONG', { path: ['reason'] });
    const decide = (session: SessionRow, now: Date): ReturnType<typeof decidePostponing> =>
      decidePostponing(session, { km, en }, now);
    return this.change(
      actor,
      command.sessionId,
      { action: 'sessions.postpone-session', reason: en },
      decide,
      {
        also: async (tx, postponed) => {
          const { id, scheduleVersion } = postponed;
          await this.seats.reschedule(tx, seatTimesOf(postponed));
          await this.seats.setState(tx, id, 'POSTPONED', scheduleVersion);
          await this.ledger.withdrawUnsent(tx, {
            subjectType: 'session',
            subjectId: id,
            belowVersion: scheduleVersion,
          });
          await tx.publish(new SessionPostponedV1({ sessionId: id, scheduleVersion }));
        },
      },
    );
  }

  /** Says that a session took place: for its trainers too. Refuses: SESSION_NOT_FOUND, FORBIDDEN to whoever may not see its
   *  inside, and whatever `decideHolding` refuses. */
  async holdSession(actor: Actor, sessionId: string): Promise<Result<string, ChangeStateRefusal>> {
    const mayHold = await this.policy.mayReadInside(actor, sessionId);
    return this.change(actor, sessionId, { action: 'sessions.hold-session' }, decideHolding, {
      mayDo: () => mayHold,
    });
  }

  private async change(
    actor: Actor,
    sessionId: string,
    entry: { readonly action: string; readonly reason?: string },
    decide: Decision,
    how: {
      readonly mayDo?: (session: SessionRow) => boolean;
      /** Under the locks of the seats, before the audit: what the trainers say to it. */
      readonly first?: (
        tx: Tx,
        after: SessionRow,
        before: SessionRow,
      ) => Promise<Result<TrainersDecided | null, ChangeStateRefusal>>;
      readonly also?: (tx: Tx, after: SessionRow, before: SessionRow) => Promise<void>;
    },
  ): Promise<Result<string, ChangeStateRefusal>> {
    const mayDo = how.mayDo ?? (({ cityId }: SessionRow) => runsSessionsIn(actor, cityId));
    return this.unitOfWork.run(async (tx) => {
      const session = await this.sessions.lockById(tx, sessionId);
      if (!session) return refuse('SESSION_NOT_FOUND', { path: ['sessionId'] });
      if (!mayDo(session)) return refuse('FORBIDDEN');
      const verdict = await decide(session, await this.sessions.now(tx), tx);
      if (!verdict.ok) return verdict;
      const after = verdict.value;
      await this.sessions.save(tx, after);
      const asked = (await how.first?.(tx, after, session)) ?? accept(null);
      if (!asked.ok) return asked;
      await this.audit.record(tx, {
        actor,
        ...entry,
        subjectType: 'session',
        subjectId: session.id,
        before: planOf(session),
        after: { ...planOf(after), ...overriddenOf(asked.value) },
      });
      await how.also?.(tx, after, session);
      return accept(session.id);
    });
  }
}
