import { Injectable } from '@nestjs/common';
import { Config } from '#config';
import { sql, type SqlQuery, type Tx } from '#database';
import { accept, refuse, type Refusal, type Result, writtenText } from '#kernel';
import { blocksFromJson, type JsonBlock } from './blocks.column.js';
import { MAX_REASON } from './session.rules.js';
import type { SessionRow, TrainerEntry } from './session.entity.js';
import { SessionRepository } from './session.repository.js';
import {
  collide,
  type Engagement,
  languagesMissing,
  readTrainers,
  type TravelBuffers,
} from './trainers.rules.js';

/** What a reason overrides. */
type Overridable = Refusal<'TRAINER_CONFLICT' | 'TRAINER_LANGUAGE'>;
export type AskedRefusal = Overridable | Refusal<'REASON_TOO_LONG'>;
export type TrainersRefusal =
  | AskedRefusal
  | Refusal<'TOO_MANY_TRAINERS' | 'TRAINER_TWICE' | 'TRAINER_TEXT_INVALID' | 'TRAINER_NOT_FOUND'>;

export interface Conflict {
  readonly trainerId: string;
  /** The other session. */
  readonly sessionId: string;
}

interface OtherSession extends Engagement, Conflict {
  readonly trainerName: string;
}

type OtherRow = Omit<OtherSession, 'blocks'> & { readonly blocks: readonly JsonBlock[] | null };

/** What was decided of the trainers of a session, as the audit keeps it: ids alone. */
export interface TrainersDecided {
  readonly trainers: readonly string[];
  /** Those that were overridden, and the languages in which nobody trains, and why; none and null for none. */
  readonly conflicts: readonly Conflict[];
  readonly missingLanguages: readonly string[];
  readonly reason: string | null;
}

const againstOf = ({ conflicts, missingLanguages }: TrainersDecided): object => ({
  ...(conflicts.length > 0 && { conflicts }),
  ...(missingLanguages.length > 0 && { missingLanguages }),
});

/** What the audit has of it where trainers were written, beside the reason. */
export const assignedOf = (decided: TrainersDecided): object => ({
  trainers: decided.trainers,
  ...againstOf(decided),
});

/** What the audit of another act has of it: what stood against them, and why it does not count. */
export const overriddenOf = (decided: TrainersDecided | null): object =>
  decided && decided.reason !== null ? { ...againstOf(decided), overrideReason: decided.reason } : {};

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
   *  unless there is a reason, and so are those of whom none trains in a language of the session. Where theirs are left out, the last session says them. Refuses as
   *  `TrainersRefusal` names: TRAINER_CONFLICT with the `names`, TRAINER_LANGUAGE with the `languages`. Lock order: the session, its
   *  seats, then its trainers, by id. */
  async assign(
    tx: Tx,
    session: SessionRow,
    typed: readonly TrainerEntry[],
    overrideReason?: string | null,
  ): Promise<Result<TrainersDecided, TrainersRefusal>> {
    const read = readTrainers(typed);
    if (!read.ok) return read;
    const reason = readReason(overrideReason);
    if (!reason.ok) return reason;
    const ids = read.value.map(({ trainerId }) => trainerId);
    await tx.sql(lockTrainers(ids));
    const unknown = await this.unknownAmong(tx, session.id, ids);
    if (unknown.length > 0)
      return refuse('TRAINER_NOT_FOUND', {
        path: ['trainers', String(ids.indexOf(unknown[0]!)), 'trainerId'],
      });
    const entries = await this.withLanguages(tx, read.value);
    const others = await this.conflictsOf(tx, session, entries);
    const missing = languagesMissing(session.languages, entries);
    const decided = weigh(ids, { others, missing }, { reason: reason.value, path: 'trainers' });
    if (decided.ok) await this.sessions.writeTrainers(tx, session.id, entries);
    return decided;
  }

  /** Asks anew whether those who train a session can, at a time that it is given or once it is to be announced, of which the `languages` are asked
   *  too. Refuses TRAINER_CONFLICT with the `names` and TRAINER_LANGUAGE with the `languages`, unless there is a reason, and REASON_TOO_LONG.
   *  Locks as `assign`. */
  async askAnew(
    tx: Tx,
    session: SessionRow,
    { overrideReason, asks }: { overrideReason?: string | null; asks: 'TIMES' | 'TIMES_AND_LANGUAGES' },
  ): Promise<Result<TrainersDecided, AskedRefusal>> {
    const reason = readReason(overrideReason);
    if (!reason.ok) return reason;
    const entries = await this.of(tx, session.id);
    const ids = entries.map(({ trainerId }) => trainerId);
    await tx.sql(lockTrainers(ids));
    const others = await this.conflictsOf(tx, session, entries);
    const missing = asks === 'TIMES' ? [] : languagesMissing(session.languages, entries);
    return weigh(ids, { others, missing }, { reason: reason.value, path: 'overrideReason' });
  }

  /** Other sessions that these trainers train at that time, or too near to it. One without a date lies in the year 9999, and takes
   *  nobody's time. */
  async conflictsOf(tx: Tx, session: SessionRow, entries: readonly TrainerEntry[]): Promise<OtherSession[]> {
    const ids = entries.map(({ trainerId }) => trainerId);
    const near = await tx.sql(sessionsNear(session, ids, this.buffers));
    return near
      .map((row) => ({ ...row, blocks: blocksFromJson(row.blocks) }))
      .filter((other) => collide(session, other, this.buffers));
  }

  /** Languages of a session in which none of these would train, were they assigned to it. */
  async missingLanguages(
    tx: Tx,
    { languages }: Pick<SessionRow, 'languages'>,
    entries: readonly TrainerEntry[],
  ): Promise<readonly string[]> {
    return languagesMissing(languages, await this.withLanguages(tx, entries));
  }

  /** The same, with the languages of their last session where none are said. */
  private async withLanguages(tx: Tx, entries: readonly TrainerEntry[]): Promise<TrainerEntry[]> {
    const ids = entries.flatMap(({ trainerId, languages }) => (languages ? [] : [trainerId]));
    const last = await tx.sql(sql<{ id: string; languages: string[] | null }>`
      select id, languages_of_trainer(id) as languages from unnest(${ids}::uuid[]) id`);
    return entries.map((entry) => ({
      ...entry,
      languages: entry.languages ?? last.find(({ id }) => id === entry.trainerId)?.languages ?? null,
    }));
  }

  /** Those who hold no role of a trainer, and do not train it already. */
  private async unknownAmong(tx: Tx, sessionId: string, ids: readonly string[]): Promise<string[]> {
    const known = await tx.sql(sql<{ id: string }>`
      select person_id as id from role_grants where role = 'TRAINER' and person_id = any(${ids}::uuid[])
      union select person_id from session_trainers where session_id = ${sessionId}`);
    return ids.filter((id) => !known.some((one) => one.id === id));
  }
}

function readReason(overrideReason?: string | null): Result<string | null, Refusal<'REASON_TOO_LONG'>> {
  const reason = writtenText(overrideReason);
  return reason && reason.length > MAX_REASON
    ? refuse('REASON_TOO_LONG', { path: ['overrideReason'] })
    : accept(reason);
}

/** Nothing stands against them, or a reason is there. The sentence for the `languages` says them in the reader's own. */
function weigh(
  trainers: readonly string[],
  { others, missing }: { others: readonly OtherSession[]; missing: readonly string[] },
  { reason, path }: { reason: string | null; path: 'trainers' | 'overrideReason' },
): Result<TrainersDecided, Overridable> {
  if (others.length > 0 && !reason)
    return refuse('TRAINER_CONFLICT', { path: [path], detail: { names: namesOf(others) } });
  if (missing.length > 0 && !reason)
    return refuse('TRAINER_LANGUAGE', { path: [path], detail: { languages: missing.join(', ') } });
  const conflicts = others.map(({ trainerId, sessionId }) => ({ trainerId, sessionId }));
  const isOverridden = others.length + missing.length > 0;
  return accept({ trainers, conflicts, missingLanguages: missing, reason: isOverridden ? reason : null });
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
): SqlQuery<OtherRow> => sql<OtherRow>`
  select t.person_id as "trainerId", s.id as "sessionId", s.starts_at as "startsAt", s.ends_at as "endsAt", s.city_id as "cityId",
    p.full_name as "trainerName", blocks_as_json(s.blocks) as blocks
  from session_trainers t join sessions s on s.id = t.session_id join people p on p.id = t.person_id
  where t.person_id = any(${trainerIds}::uuid[]) and s.id <> ${id} and s.status in ('DRAFT', 'OPEN')
    and s.starts_at < ${endsAt}::timestamptz + make_interval(mins => ${Math.max(sameCity, otherCity)})
    and s.ends_at > ${startsAt}::timestamptz - make_interval(mins => ${Math.max(sameCity, otherCity)})
  order by s.starts_at, s.id`;

const trainersOf = (sessionId: string): SqlQuery<TrainerEntry> => sql<TrainerEntry>`
  select person_id as "trainerId", jsonb_build_object('km', public_name_km, 'en', public_name_en) as name,
    jsonb_build_object('km', public_role_km, 'en', public_role_en) as position, languages
  from session_trainers where session_id = ${sessionId} order by rank, person_id`;
