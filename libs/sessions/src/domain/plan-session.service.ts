import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor } from '#authz';
import { claimKey, type Tx, UnitOfWork } from '#database';
import { accept, newId, refuse, type Refusal, type Result } from '#kernel';
import { areSameTimes } from './blocks.rules.js';
import {
  columnsOf,
  type ContentRefusal,
  decideDraft,
  decideEdit,
  decideHold,
  decideSeats,
  type EditRefusal,
  readContent,
  type SessionContent,
} from './plan-session.rules.js';
import type { ObserverEntry } from './observers.rules.js';
import { SessionRow, type TrainerEntry } from './session.entity.js';
import { runsSessionsIn } from './session.policy.js';
import { areSameObservers, SessionObservers, type ObserversRefusal } from './session-observers.js';
import { contentOf, seatTimesOf } from './session-plan.js';
import { SessionTopics, type TopicsRefusal } from './session-topics.js';
import {
  assignedOf,
  SessionTrainers,
  type TrainersDecided,
  type TrainersRefusal,
} from './session-trainers.js';
import { keepingLanguages } from './trainers.rules.js';
import { SessionRepository } from './session.repository.js';
import { ADDRESS_HOLD_MINUTES, type SeatCounts, SessionSeats } from './session-seats.port.js';
import { decideMinimum, decideMinimumAnew, type MinimumRefusal } from './minimum.rules.js';
import type { PlanRefusal } from './session.rules.js';

export interface CreateSession {
  readonly content: SessionContent;
  readonly seats: SeatCounts;
  readonly trainers: readonly TrainerEntry[];
  /** Who watches it without a seat; left out: nobody. */
  readonly observers?: readonly ObserverEntry[];
  /** Why a trainer comes who trains elsewhere at that time, or none trains in a language of the session. */
  readonly overrideReason?: string | null;
  /** Minutes for which a seat is held until its address is confirmed, 5 to 1,440; 0: confirmed at once; left out: 30. */
  readonly addressHoldMinutes?: number | null;
  readonly idempotencyKey?: string | null;
}

export interface EditSession {
  readonly sessionId: string;
  /** Of the session that was seen. */
  readonly version: number;
  readonly content: SessionContent;
  /** Null: as they are. Those of a session that is open change by their own door. */
  readonly seats: SeatCounts | null;
  /** Null: those whom it has. */
  readonly trainers?: readonly TrainerEntry[] | null;
  /** Null: those whom it has. */
  readonly observers?: readonly ObserverEntry[] | null;
  readonly overrideReason?: string | null;
}

type PlaceRefusal = Refusal<
  'FORBIDDEN' | 'COURSE_NOT_FOUND' | 'COURSE_NOT_PUBLISHED' | 'CITY_NOT_FOUND' | 'CAPACITY_INVALID'
>;
export type CreateSessionRefusal =
  | ContentRefusal
  | PlanRefusal
  | PlaceRefusal
  | MinimumRefusal
  | TopicsRefusal
  | TrainersRefusal
  | ObserversRefusal
  | Refusal<'IDEMPOTENCY_KEY_REUSED' | 'MINUTES_INVALID'>;
export type EditSessionRefusal =
  | EditRefusal
  | PlaceRefusal
  | MinimumRefusal
  | TopicsRefusal
  | TrainersRefusal
  | ObserversRefusal
  | Refusal<'SESSION_NOT_FOUND' | 'SESSION_CHANGED'>;

/** Writes sessions down and writes them anew. Nobody is told of either. Source: docs/stories/plan-a-session.md. */
@Injectable()
export class PlanSessionService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: SessionRepository,
    private readonly seats: SessionSeats,
    private readonly trainers: SessionTrainers,
    private readonly observers: SessionObservers,
    private readonly topics: SessionTopics,
    private readonly audit: AuditTrail,
  ) {}

  /** A new draft; answers its id. The same key with the same words answers what it answered first. Refuses: FORBIDDEN to whoever does not
   *  run sessions there, COURSE_NOT_FOUND, COURSE_NOT_PUBLISHED, CITY_NOT_FOUND, CAPACITY_INVALID, MINUTES_INVALID, IDEMPOTENCY_KEY_REUSED, and as
   *  `readContent`, `decideDraft`, `decideMinimum`, `SessionTrainers.assign` and `SessionObservers.assign`. */
  async createSession(actor: Actor, typed: CreateSession): Promise<Result<string, CreateSessionRefusal>> {
    const read = readContent(typed.content);
    if (!read.ok) return read;
    const content = read.value;
    if (!runsSessionsIn(actor, content.cityId)) return refuse('FORBIDDEN');
    const counts = decideSeats(content.mode, typed.seats);
    if (!counts.ok) return counts;
    const hold = decideHold(holdOf(typed));
    if (!hold.ok) return hold;
    return this.unitOfWork.run(async (tx) => {
      const id = newId();
      const { idempotencyKey, ...body } = typed;
      const known = await claimKey(tx, actor, 'sessions.create-session', idempotencyKey, { body, id });
      if (known) return known;
      const place = await this.placeOf(tx, content);
      if (!place.ok) return place;
      const now = await this.sessions.now(tx);
      const verdict = decideDraft(content, null, now);
      if (!verdict.ok) return verdict;
      const blocks = verdict.value;
      const minimum = decideMinimum(columnsOf(content), typed.seats.capacity, now);
      if (!minimum.ok) return minimum;
      const session = tx.manager.create(SessionRow, {
        id,
        ...columnsOf(content),
        blocks,
        mostBlocks: blocks?.length ?? 1,
        status: 'DRAFT',
        scheduleVersion: 1,
        version: 1,
        createdAt: now,
      });
      await this.sessions.insert(tx, session);
      const addressHoldMinutes = holdOf(typed);
      await this.seats.open(tx, seatTimesOf(session), { ...typed.seats, state: 'DRAFT', addressHoldMinutes });
      const assigned = await this.trainers.assign(tx, session, typed.trainers, typed.overrideReason);
      if (!assigned.ok) return assigned;
      const watched = await this.observers.assign(tx, actor, id, typed.observers ?? null);
      if (!watched.ok) return watched;
      const topicIds = content.topicIds ?? [];
      const topics = await this.topics.write(tx, id, topicIds);
      if (!topics.ok) return topics;
      await this.record(tx, actor, 'sessions.create-session', id, {
        before: null,
        after: {
          ...contentOf(session),
          ...typed.seats,
          addressHoldMinutes,
          ...(topicIds.length > 0 && { topicIds }),
          ...(watched.value && { observers: watched.value.after }),
        },
        decided: assigned.value,
      });
      return accept(id);
    });
  }

  /** Writes a session anew; answers its id. Refuses: SESSION_NOT_FOUND, SESSION_CHANGED (somebody else wrote meanwhile), FORBIDDEN to whoever
   *  does not run sessions there, of a draft as `createSession`, and as `decideEdit`, `decideMinimumAnew` and `SessionObservers.assign`. */
  async editSession(actor: Actor, typed: EditSession): Promise<Result<string, EditSessionRefusal>> {
    const read = readContent(typed.content);
    if (!read.ok) return read;
    const content = read.value;
    return this.unitOfWork.run(async (tx) => {
      const session = await this.sessions.lockById(tx, typed.sessionId);
      if (!session) return refuse('SESSION_NOT_FOUND', { path: ['sessionId'] });
      if (!runsSessionsIn(actor, session.cityId)) return refuse('FORBIDDEN');
      if (session.version !== typed.version) return refuse('SESSION_CHANGED');
      const were = await this.seats.capacityOf(tx, session.id);
      const now = await this.sessions.now(tx);
      const verdict = decideEdit(session, were, content, now);
      if (!verdict.ok) return verdict;
      const seats = typed.seats ?? were;
      const minimum = decideMinimumAnew(session, columnsOf(content), seats.capacity, now);
      if (!minimum.ok) return minimum;
      const after = { ...verdict.value, ...minimum.value };
      const place = await this.placeOfDraft(tx, actor, session, content, { were, seats });
      if (!place.ok) return place;
      const stood = await this.trainers.of(tx, session.id);
      const entries = typed.trainers ? keepingLanguages(typed.trainers, stood) : stood;
      const [named, topicIds] = [await this.topics.of(tx, session.id), content.topicIds ?? []];
      const before = { ...contentOf(session), ...were, topicIds: named };
      const is = { ...contentOf(after), ...seats, topicIds };
      const trainersChange = !alike(entries.map(wordsOf), stood.map(wordsOf));
      const watching = await this.observers.of(tx, session.id);
      const observersChange = !areSameObservers(typed.observers ?? watching, watching);
      if (alike(before, is) && !trainersChange && !observersChange) return accept(session.id);
      await this.sessions.save(tx, after);
      if (session.status === 'DRAFT') await this.seats.resizeDraft(tx, session.id, seats);
      await this.seats.reschedule(tx, seatTimesOf(after));
      const decided =
        trainersChange || asksTrainers(session, after)
          ? await this.trainers.assign(tx, after, entries, typed.overrideReason)
          : null;
      if (decided && !decided.ok) return decided;
      const watched = await this.observers.assign(tx, actor, session.id, typed.observers ?? null);
      if (!watched.ok) return watched;
      const topics = await this.topics.write(tx, session.id, topicIds);
      if (!topics.ok) return topics;
      await this.record(tx, actor, 'sessions.edit-session', session.id, {
        before: {
          ...before,
          ...(decided && { trainers: stood.map(({ trainerId }) => trainerId) }),
          ...(watched.value && { observers: watched.value.before }),
        },
        after: { ...is, ...(watched.value && { observers: watched.value.after }) },
        decided: decided?.value ?? null,
      });
      return accept(session.id);
    });
  }

  /** What only a draft may change: where it belongs, and its seats. */
  private async placeOfDraft(
    tx: Tx,
    actor: Actor,
    session: SessionRow,
    content: SessionContent,
    { were, seats }: { were: SeatCounts; seats: SeatCounts },
  ): Promise<Result<true, PlaceRefusal | Refusal<'SESSION_IS_ANNOUNCED'>>> {
    if (session.status !== 'DRAFT') {
      const same = were.capacity === seats.capacity && were.onlineCapacity === seats.onlineCapacity;
      return same ? accept(true) : refuse('SESSION_IS_ANNOUNCED', { path: ['capacity'] });
    }
    if (!runsSessionsIn(actor, content.cityId)) return refuse('FORBIDDEN');
    const counts = decideSeats(content.mode, seats);
    return counts.ok ? this.placeOf(tx, content) : counts;
  }

  private async placeOf(tx: Tx, { courseId, cityId }: SessionContent): Promise<Result<true, PlaceRefusal>> {
    const state = await this.sessions.courseState(tx, courseId);
    if (!state) return refuse('COURSE_NOT_FOUND', { path: ['courseId'] });
    if (state !== 'PUBLISHED') return refuse('COURSE_NOT_PUBLISHED', { path: ['courseId'] });
    if (cityId && !(await this.sessions.cityExists(tx, cityId)))
      return refuse('CITY_NOT_FOUND', { path: ['cityId'] });
    return accept(true);
  }

  private async record(
    tx: Tx,
    actor: Actor,
    action: 'sessions.create-session' | 'sessions.edit-session',
    subjectId: string,
    { before, after, decided }: { before: object | null; after: object; decided: TrainersDecided | null },
  ): Promise<void> {
    await this.audit.record(tx, {
      actor,
      action,
      subjectType: 'session',
      subjectId,
      before,
      after: { ...after, ...(decided && assignedOf(decided)) },
      reason: decided?.reason ?? null,
    });
  }
}

const holdOf = ({ addressHoldMinutes }: CreateSession): number | null =>
  addressHoldMinutes === 0 ? null : (addressHoldMinutes ?? ADDRESS_HOLD_MINUTES);

const wordsOf = ({ trainerId, name, position, languages }: TrainerEntry): string[] => [
  trainerId,
  name.km,
  name.en,
  position.km,
  position.en,
  ...(languages ?? []),
];

const alike = (a: object, b: object): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Is it at another time, in another city or in one language more, so that whoever trains it must be asked anew? */
const asksTrainers = (a: SessionRow, b: SessionRow): boolean =>
  !areSameTimes(a, b) ||
  a.cityId !== b.cityId ||
  b.languages.some((language) => !a.languages.includes(language));
