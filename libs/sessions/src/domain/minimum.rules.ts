/* From how many people on a session takes place, and by when that is decided. Pure. Source: docs/stories/minimum-participants.md. */

import { accept, refuse, type Refusal, type Result } from '#kernel';
import type { SessionRow } from './session.entity.js';

/** AWAITED: too few so far, and there is time. REACHED: as many as it needs are confirmed. UNDECIDED: the date passed with too few, and it is
 *  for those who run it to decide. SETTLED: it takes place, whatever their number is now. */
export const MINIMUM_STATES = ['AWAITED', 'REACHED', 'UNDECIDED', 'SETTLED'] as const;
export type MinimumState = (typeof MINIMUM_STATES)[number];

type Columns = Pick<SessionRow, 'minParticipants' | 'decideBy' | 'minimumAskedAt' | 'minimumSettledAt'>;
type Named = Pick<SessionRow, 'minParticipants' | 'decideBy'>;
export type MinimumRefusal = Refusal<'MIN_PARTICIPANTS_INVALID' | 'DECIDE_BY_INVALID'>;

/** Where it stands; null for a session that needs no number. */
export function minimumStateOf(
  { minParticipants, decideBy, minimumSettledAt }: Omit<Columns, 'minimumAskedAt'>,
  confirmed: number,
  now: Date,
): MinimumState | null {
  if (minParticipants === null || decideBy === null) return null;
  if (minimumSettledAt) return 'SETTLED';
  if (confirmed >= minParticipants) return 'REACHED';
  return now < decideBy ? 'AWAITED' : 'UNDECIDED';
}

/** May so many be asked for, of a session with so many seats, and be decided upon then? Neither is named, or both are: the number 1 to
 *  the capacity (MIN_PARTICIPANTS_INVALID), the date ahead and before the start (DECIDE_BY_INVALID). */
export function decideMinimum(
  { minParticipants, decideBy, startsAt }: Named & Pick<SessionRow, 'startsAt'>,
  capacity: number,
  now: Date,
): Result<true, MinimumRefusal> {
  if (minParticipants === null && decideBy === null) return accept(true);
  const isPossible =
    Number.isInteger(minParticipants) && minParticipants! >= 1 && minParticipants! <= capacity;
  if (!isPossible) return refuse('MIN_PARTICIPANTS_INVALID', { path: ['minParticipants'] });
  return decideBy && decideBy > now && decideBy < startsAt
    ? accept(true)
    : refuse('DECIDE_BY_INVALID', { path: ['decideBy'] });
}

const isSame = (a: Named, b: Named): boolean =>
  a.minParticipants === b.minParticipants && a.decideBy?.getTime() === b.decideBy?.getTime();

/** What becomes of it when a session is written anew. Of one that is open it stays as it is where nobody changes it, past dates too;
 *  changed, it is a new question, whatever was decided of the old one. Refuses as `decideMinimum`. */
export function decideMinimumAnew(
  session: SessionRow,
  content: Named & Pick<SessionRow, 'startsAt'>,
  capacity: number,
  now: Date,
): Result<Partial<Columns>, MinimumRefusal> {
  if (session.status !== 'DRAFT' && isSame(session, content)) return accept({});
  const verdict = decideMinimum(content, capacity, now);
  if (!verdict.ok) return verdict;
  const { minParticipants, decideBy } = content;
  return accept({ minParticipants, decideBy, minimumAskedAt: null, minimumSettledAt: null });
}

/** The date of the decision moves with the start, so many milliseconds, and is asked for anew then; what was decided stays decided. */
export function movedMinimum(
  { decideBy, minimumAskedAt }: Pick<Columns, 'decideBy' | 'minimumAskedAt'>,
  byMs: number,
): Pick<Columns, 'decideBy' | 'minimumAskedAt'> {
  if (!decideBy || byMs === 0) return { decideBy, minimumAskedAt };
  return { decideBy: new Date(decideBy.getTime() + byMs), minimumAskedAt: null };
}
