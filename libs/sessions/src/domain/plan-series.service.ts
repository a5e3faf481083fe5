import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor } from '#authz';
import { holidaysFrom, type PublicHoliday } from '#catalogue';
import { claimKey, type Tx, UnitOfWork } from '#database';
import { accept, type LocalizedText, newId, refuse, type Refusal, type Result } from '#kernel';
import type { HeldTimes } from './blocks.rules.js';
import { contentOf, seatTimesOf } from './session-plan.js';
import { type Series, seriesOf, type SeriesRefusal, type SeriesRule } from './series.rules.js';
import type { SessionRow } from './session.entity.js';
import { runsSessionsIn } from './session.policy.js';
import { SessionRepository } from './session.repository.js';
import { SessionObservers } from './session-observers.js';
import { SessionSeats } from './session-seats.port.js';
import { SessionTopics } from './session-topics.js';
import { assignedOf, SessionTrainers, type TrainersRefusal } from './session-trainers.js';
import { decideTimes, type PlanRefusal } from './session.rules.js';

export interface PlanSeries {
  /** The session that the series is after. */
  readonly sessionId: string;
  readonly rule: SeriesRule;
  /** Why trainers come who train elsewhere at some of these times. */
  readonly overrideReason?: string | null;
  readonly idempotencyKey?: string | null;
}

/** A session of the series, before it is made. */
export interface SeriesDate extends HeldTimes {
  /** Names of its trainers who train elsewhere at that time, or too near to it. */
  readonly conflicts: readonly string[];
  /** What is celebrated on that day; null where it is no public holiday. */
  readonly holiday: LocalizedText | null;
}

/** What a series would be. */
export interface SeriesPreview {
  readonly dates: readonly SeriesDate[];
  /** Public holidays on which nothing is held. */
  readonly leftOut: readonly PublicHoliday[];
  /** Its languages in which none of its trainers trains. */
  readonly missingLanguages: readonly string[];
}

/** A series with the names of the holidays that it could meet, by day. */
interface NamedSeries extends Series {
  /** The one that it is after. */
  readonly session: SessionRow;
  readonly holidays: ReadonlyMap<string, LocalizedText>;
}

type SessionRefusal = Refusal<'SESSION_NOT_FOUND' | 'FORBIDDEN'>;
export type PreviewSeriesRefusal = SessionRefusal | SeriesRefusal | PlanRefusal;
export type PlanSeriesRefusal = PreviewSeriesRefusal | TrainersRefusal | Refusal<'IDEMPOTENCY_KEY_REUSED'>;

/** Makes drafts after a session by a rule, all of them or none. Nobody is told. Source: docs/stories/series.md. */
@Injectable()
export class PlanSeriesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: SessionRepository,
    private readonly seats: SessionSeats,
    private readonly trainers: SessionTrainers,
    private readonly observers: SessionObservers,
    private readonly topics: SessionTopics,
    private readonly audit: AuditTrail,
  ) {}

  /** The dates of a series, with whoever could not come, and the public holidays that it leaves out; nothing is written. Refuses: SESSION_NOT_FOUND, FORBIDDEN to whoever does not run
   *  sessions there, and as `seriesOf` and `decideTimes`. */
  async preview(
    actor: Actor,
    { sessionId, rule }: Pick<PlanSeries, 'sessionId' | 'rule'>,
  ): Promise<Result<SeriesPreview, PreviewSeriesRefusal>> {
    return this.unitOfWork.run(async (tx) => {
      const series = await this.namedSeries(tx, actor, sessionId, rule);
      if (!series.ok) return series;
      const { session, holidays, leftOut } = series.value;
      const entries = await this.trainers.of(tx, sessionId);
      const dates: SeriesDate[] = [];
      for (const { day, draft } of series.value.dates) {
        const others = await this.trainers.conflictsOf(tx, draft, entries);
        const conflicts = [...new Set(others.map(({ trainerName }) => trainerName))];
        const holiday = holidays.get(day) ?? null;
        const { startsAt, endsAt, blocks } = draft;
        dates.push({ startsAt, endsAt, blocks, conflicts, holiday });
      }
      return accept({
        dates,
        leftOut: leftOut.map((day) => ({ day, name: holidays.get(day)! })),
        // Each has the languages of the session that it is after.
        missingLanguages: await this.trainers.missingLanguages(tx, session, entries),
      });
    });
  }

  /** Makes the drafts in one transaction; answers their number. The same key with the same rule makes them once. Refuses as `preview`, as
   *  `SessionTrainers.assign` (TRAINER_CONFLICT where somebody could not come, TRAINER_LANGUAGE where nobody trains in a language of it, and there is no reason), and IDEMPOTENCY_KEY_REUSED. */
  async plan(actor: Actor, typed: PlanSeries): Promise<Result<string, PlanSeriesRefusal>> {
    const { idempotencyKey, ...body } = typed;
    const { sessionId, rule, overrideReason } = body;
    return this.unitOfWork.run(async (tx) => {
      const known = await claimKey(tx, actor, 'sessions.plan-series', idempotencyKey, {
        body,
        id: sessionId,
      });
      if (known) return known;
      const series = await this.namedSeries(tx, actor, sessionId, rule);
      if (!series.ok) return series;
      const entries = await this.trainers.of(tx, sessionId);
      const createdAt = await this.sessions.now(tx);
      for (const { draft } of series.value.dates) {
        const session = { ...draft, id: newId(), createdAt };
        await this.sessions.insert(tx, session);
        const capacity = await this.seats.copy(tx, sessionId, seatTimesOf(session));
        const assigned = await this.trainers.assign(tx, session, entries, overrideReason);
        if (!assigned.ok) return assigned;
        const observers = await this.observers.copy(tx, sessionId, session.id);
        await this.topics.copy(tx, sessionId, session.id);
        await this.audit.record(tx, {
          actor,
          action: 'sessions.plan-series',
          subjectType: 'session',
          subjectId: session.id,
          before: null,
          after: {
            ...contentOf(session),
            ...capacity,
            copyOf: sessionId,
            ...assignedOf(assigned.value),
            ...(observers.length > 0 && { observers }),
          },
          reason: assigned.value.reason,
        });
      }
      return accept(sessionId);
    });
  }

  private async namedSeries(
    tx: Tx,
    actor: Actor,
    sessionId: string,
    rule: SeriesRule,
  ): Promise<Result<NamedSeries, PreviewSeriesRefusal>> {
    const session = await this.sessions.lockById(tx, sessionId);
    if (!session) return refuse('SESSION_NOT_FOUND', { path: ['sessionId'] });
    if (!runsSessionsIn(actor, session.cityId)) return refuse('FORBIDDEN');
    const now = await this.sessions.now(tx);
    const holidays = new Map((await tx.sql(holidaysFrom(now))).map(({ day, name }) => [day, name]));
    const series = seriesOf(session, rule, now, holidays);
    if (!series.ok) return series;
    const [last] = series.value.dates.slice(-1);
    const times = decideTimes(last!.draft, now);
    return times.ok ? accept({ ...series.value, session, holidays }) : times;
  }
}
