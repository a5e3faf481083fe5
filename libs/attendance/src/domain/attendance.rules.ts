import { accept, refuse, type Refusal, type Result } from '#kernel';
import type { AttendanceStatus } from './attendance.entity.js';

/* What may be marked, and when. Pure. Source: docs/stories/attendance.md. */

/** People in one act of marking at most: the roster of the largest room in two acts. */
export const MAX_MARKS = 200;

export interface Mark {
  readonly registrationId: string;
  readonly status: AttendanceStatus;
  /** Of the mark that its maker saw; 0 where there was none. */
  readonly version: number;
}

/** A registration with its mark, as the lock shows it. */
export interface Markable {
  readonly registrationId: string;
  readonly fullName: string;
  readonly registrationStatus: string;
  readonly status: AttendanceStatus | null;
  readonly version: number;
}

/** A mark that differs from what stands: version 1 is the first, a higher one corrects `before`. */
export interface Marking {
  readonly registrationId: string;
  readonly before: AttendanceStatus | null;
  readonly after: AttendanceStatus;
  readonly version: number;
}

export type MarkRefusal = Refusal<
  | 'SESSION_NOT_FOUND'
  | 'SESSION_CANCELLED'
  | 'ATTENDANCE_TOO_EARLY'
  | 'LIST_EMPTY'
  | 'LIST_TOO_LONG'
  | 'REGISTRATION_NOT_CONFIRMED'
  | 'MARK_CHANGED_MEANWHILE'
  | 'CORRECTION_REASON_MISSING'
  | 'REASON_TOO_LONG'
>;

export interface SessionDay {
  readonly isCancelled: boolean;
  /** Midnight at which the day of the session begins, in its own time zone. */
  readonly dayBegins: Date;
}

/** May attendance of this session be marked now? From the first instant of its day on, for ever; never when it was
 *  cancelled. */
export function mayMarkNow(session: SessionDay, now: Date): Result<true, MarkRefusal> {
  if (session.isCancelled) return refuse('SESSION_CANCELLED');
  return now < session.dayBegins ? refuse('ATTENDANCE_TOO_EARLY') : accept(true);
}

/** Decides all marks or refuses them all. What stands already changes nothing, so that the same marks may be sent
 *  twice. Refuses REGISTRATION_NOT_CONFIRMED for whoever has no seat in the session, MARK_CHANGED_MEANWHILE (with the
 *  name) where the mark is not the one that its maker saw and says something else, CORRECTION_REASON_MISSING where one
 *  would change without a reason. */
export function planMarks(
  marks: readonly Mark[],
  markable: ReadonlyMap<string, Markable>,
  reason: string | null,
): Result<readonly Marking[], MarkRefusal> {
  const plan = new Map<string, Marking>();
  for (const [at, mark] of marks.entries()) {
    const found = markable.get(mark.registrationId);
    const path = ['marks', String(at)];
    if (found?.registrationStatus !== 'CONFIRMED') return refuse('REGISTRATION_NOT_CONFIRMED', { path });
    if (found.status === mark.status) continue;
    if (found.version !== mark.version)
      return refuse('MARK_CHANGED_MEANWHILE', { path, detail: { name: found.fullName } });
    if (found.status !== null && !reason) return refuse('CORRECTION_REASON_MISSING', { path: ['reason'] });
    plan.set(mark.registrationId, {
      registrationId: mark.registrationId,
      before: found.status,
      after: mark.status,
      version: found.version + 1,
    });
  }
  return accept([...plan.values()]);
}
