import { Injectable } from '@nestjs/common';
import { Config } from '#config';
import { sql, type SqlQuery, type Tx } from '#database';
import { accept, refuse, type Refusal, type Result, writtenText } from '#kernel';
import { MAX_REASON } from './session.rules.js';
import type { SessionRow, TrainerEntry } from './session.entity.js';
import { SessionRepository } from './session.repository.js';
import { collide, type Engagement, readTrainers, type TravelBuffers } from './trainers.rules.js';

export type TrainersRefusal = Refusal<
  | 'TOO_MANY_TRAINERS'
  | 'TRAINER_TWICE'
  | 'TRAINER_TEXT_INVALID'
  | 'TRAINER_NOT_FOUND'
  | 'TRAINER_CONFLICT'
  | 'REASON_TOO_LONG'
>;

export interface Conflict {
  readonly trainerId: string;
  /** The other session. */
  readonly sessionId: string;
}

interface OtherSession extends Engagement, Conflict {
  readonly trainerName: string;
}

/** What was decided of the trainers of a session, as the audit keeps it: ids alone. */
export interface TrainersDecided {
  readonly trainers: readonly string[];
  /** Those that were overridden, and why; none and null for none. */
  readonly conflicts: readonly Conflict[];
  readonly reason: string | null;
}

/** What the audit of another act has of it: the other sessions, and why they do not count. */
export const overriddenOf = (decided: TrainersDecided | null): object =>
  decided && decided.conflicts.length > 0
    ? { conflicts: decided.conflicts, overrideReason: decided.reason }
    : {};

/** Who trains which session. */
@Injectable()
export class SessionTrainers {
  private readonly buffers: TravelBuffers;

  constructor(
    private readonly sessions: SessionRepository,
    config: Config,
  ) {
    this.buffers = {
      sameCity: config.trainerBufferMinutes,
      otherCity: config.trainerBufferOtherCityMinutes,
    };
  }

  /** Who trains it now, in their order. */
  async of(tx: Tx, sessionId: string): Promise<TrainerEntry[]> {
    return tx.sql(trainersOf(sessionId));
  }

  /** Writes the trainers of a session in place of those it had. Who trains another session at that time, or too near to it, is refused
   *  unless there is a reason. Refuses as `TrainersRefusal` names: TRAINER_CONFLICT with the `names`. Lock order: the session, its
   *  seats, then its trainers, by id. */
  async assign(
    tx: Tx,
    session: SessionRow,
    typed: readonly TrainerEntry[],
    overrideReason?: string | null,
  ): Promise<Result<TrainersDecided, TrainersRefusal>> {
    const read = readTrainers(typed);
    if (!read.ok) return read;
    const reason = writtenText(overrideReason);
    if (reason && reason.length > MAX_REASON) return refuse('REASON_TOO_LONG', { path: ['overrideReason'] });
    const ids = read.value.map(({ trainerId }) => trainerId);
    await tx.sql(lockTrainers(ids));
    const unknown = await this.unknownAmong(tx, session.id, ids);
    if (unknown.length > 0)
      return refuse('TRAINER_NOT_FOUND', {
        path: ['trainers', String(ids.indexOf(unknown[0]!)), 'trainerId'],
      });
    const others = await this.conflictsOf(tx, session, read.value);
    if (others.length > 0 && !reason)
      return refuse('TRAINER_CONFLICT', { path: ['trainers'], detail: { names: namesOf(others) } });
    await this.sessions.writeTrainers(tx, session.id, read.value);
    const conflicts = others.map(({ trainerId, sessionId }) => ({ trainerId, sessionId }));
    return accept({ trainers: ids, conflicts, reason: others.length > 0 ? reason : null });
  }

  /** Asks anew whether those who train a session can come, at a time that it is given or once it is to be announced. Refuses
   *  TRAINER_CONFLICT with the `names`, unless there is a reason, and REASON_TOO_LONG. Locks as `assign`. */
  async askAnew(
    tx: Tx,
    session: SessionRow,
    overrideReason?: string | null,
  ): Promise<Result<TrainersDecided, Refusal<'TRAINER_CONFLICT' | 'REASON_TOO_LONG'>>> {
    const reason = writtenText(overrideReason);
    if (reason && reason.length > MAX_REASON) return refuse('REASON_TOO_LONG', { path: ['overrideReason'] });
    const entries = await this.of(tx, session.id);
    const trainers = entries.map(({ trainerId }) => trainerId);
    await tx.sql(lockTrainers(trainers));
    const others = await this.conflictsOf(tx, session, entries);
    if (others.length > 0 && !reason)
      return refuse('TRAINER_CONFLICT', { path: ['overrideReason'], detail: { names: namesOf(others) } });
    const conflicts = others.map(({ trainerId, sessionId }) => ({ trainerId, sessionId }));
    return accept({ trainers, conflicts, reason: others.length > 0 ? reason : null });
  }

  /** Other sessions that these trainers train at that time, or too near to it. One without a date lies in the year 9999, and takes
   *  nobody's time. */
  async conflictsOf(tx: Tx, session: SessionRow, entries: readonly TrainerEntry[]): Promise<OtherSession[]> {
    const ids = entries.map(({ trainerId }) => trainerId);
    const near = await tx.sql(sessionsNear(session, ids, this.buffers));
    return near.filter((other) => collide(session, other, this.buffers));
  }

  /** Those who hold no role of a trainer, and do not train it already. */
  private async unknownAmong(tx: Tx, sessionId: string, ids: readonly string[]): Promise<string[]> {
    const known = await tx.sql(sql<{ id: string }>`
      select person_id as id from role_grants where role = 'TRAINER' and person_id = any(${ids}::uuid[])
      union select person_id from session_trainers where session_id = ${sessionId}`);
    return ids.filter((id) => !known.some((one) => one.id === id));
  }
}

/** Two sessions that want the same trainer are decided one after the other. */
const lockTrainers = (ids: readonly string[]): SqlQuery<never> => sql`
  select from people where id = any(${ids}::uuid[]) order by id for no key update`;

const namesOf = (others: readonly OtherSession[]): string =>
  [...new Set(others.map(({ trainerName }) => trainerName))].join(', ');

/** Sessions of these trainers that may collide: index ix_session_trainers__person_id. */
const sessionsNear = (
  { id, startsAt, endsAt }: Pick<SessionRow, 'id' | 'startsAt' | 'endsAt'>,
  trainerIds: readonly string[],
  { sameCity, otherCity }: TravelBuffers,
): SqlQuery<OtherSession> => sql<OtherSession>`
  select t.person_id as "trainerId", s.id as "sessionId", s.starts_at as "startsAt", s.ends_at as "endsAt", s.city_id as "cityId",
    p.full_name as "trainerName"
  from session_trainers t join sessions s on s.id = t.session_id join people p on p.id = t.person_id
  where t.person_id = any(${trainerIds}::uuid[]) and s.id <> ${id} and s.status in ('DRAFT', 'OPEN')
    and s.starts_at < ${endsAt}::timestamptz + make_interval(mins => ${Math.max(sameCity, otherCity)})
    and s.ends_at > ${startsAt}::timestamptz - make_interval(mins => ${Math.max(sameCity, otherCity)})
  order by s.starts_at, s.id`;

const trainersOf = (sessionId: string): SqlQuery<TrainerEntry> => sql<TrainerEntry>`
  select person_id as "trainerId", jsonb_build_object('km', public_name_km, 'en', public_name_en) as name,
    jsonb_build_object('km', public_role_km, 'en', public_role_en) as position
  from session_trainers where session_id = ${sessionId} order by rank, person_id`;
