/* What becomes of a session between draft and end. Pure. Sources: docs/stories/session-planning.md,
   docs/stories/session-postponed.md. */

import type { CourseState } from '#catalogue';
import { accept, type LocalizedText, refuse, type Refusal, type Result } from '#kernel';
import { minimumStateOf } from './minimum.rules.js';
import type { SessionRow } from './session.entity.js';
import type { SeatState } from './session-seats.port.js';

export type StateRefusal = Refusal<
  | 'SESSION_CANCELLED'
  | 'SESSION_POSTPONED'
  | 'SESSION_IS_DRAFT'
  | 'SESSION_STARTED'
  | 'SESSION_NOT_ENDED'
  | 'IN_THE_PAST'
  | 'COURSE_NOT_PUBLISHED'
  | 'NOTHING_CHANGED'
  | 'DECIDE_BY_INVALID'
  | 'NOTHING_TO_DECIDE'
>;

/** Where the times of a session lie that has no date: after everything that can be planned. */
export const NO_DATE = {
  startsAt: new Date('9999-12-30T00:00:00Z'),
  endsAt: new Date('9999-12-31T00:00:00Z'),
} as const;

/** What its seats are to know. A session that was held takes nobody any more anyhow. */
export function seatStateOf(session: SessionRow): SeatState {
  return session.status === 'OPEN' && session.registrationClosedAt ? 'CLOSED' : session.status;
}

/** Refuses what no longer stands: cancelled, without a date, begun. */
function standing(session: SessionRow, now: Date): Result<true, StateRefusal> {
  if (session.status === 'CANCELLED') return refuse('SESSION_CANCELLED');
  if (session.status === 'POSTPONED') return refuse('SESSION_POSTPONED');
  if (session.status === 'OPEN' && session.startsAt <= now) return refuse('SESSION_STARTED');
  return accept(true);
}

/** Opens a draft for everybody, or a registration that was closed by hand. A draft whose start is past is refused, one that should have been
 *  decided by now, and one of a course that not everybody may read; what is open stays so, whatever becomes of its course. */
export function decideOpening(
  session: SessionRow,
  now: Date,
  course: CourseState | null,
): Result<SessionRow, StateRefusal> {
  const stands = standing(session, now);
  if (!stands.ok) return stands;
  if (session.status === 'OPEN' && !session.registrationClosedAt) return refuse('NOTHING_CHANGED');
  if (session.startsAt <= now) return refuse('IN_THE_PAST');
  if (session.status === 'DRAFT' && session.decideBy && session.decideBy <= now)
    return refuse('DECIDE_BY_INVALID');
  if (session.status === 'DRAFT' && course !== 'PUBLISHED') return refuse('COURSE_NOT_PUBLISHED');
  return accept({ ...session, status: 'OPEN', registrationClosedAt: null });
}

/** Closes registration by hand; the session stands, and who waits still moves up. */
export function decideClosing(session: SessionRow, now: Date): Result<SessionRow, StateRefusal> {
  const stands = standing(session, now);
  if (!stands.ok) return stands;
  if (session.status === 'DRAFT') return refuse('SESSION_IS_DRAFT');
  if (session.registrationClosedAt) return refuse('NOTHING_CHANGED');
  return accept({ ...session, registrationClosedAt: now });
}

/** Takes the date away until there is a new one. The old one is remembered; the schedule version grows. */
export function decidePostponing(
  session: SessionRow,
  reason: LocalizedText,
  now: Date,
): Result<SessionRow, StateRefusal> {
  const stands = standing(session, now);
  if (!stands.ok) return stands;
  if (session.status === 'DRAFT') return refuse('SESSION_IS_DRAFT');
  return accept({
    ...session,
    status: 'POSTPONED',
    startsAt: NO_DATE.startsAt,
    endsAt: NO_DATE.endsAt,
    doorsOpenAt: NO_DATE.startsAt,
    blocks: null,
    postponedAt: now,
    postponedStartsAt: session.startsAt,
    postponedEndsAt: session.endsAt,
    postponedDoorsOpenAt: session.doorsOpenAt,
    postponedBlocks: session.blocks,
    postponeReasonKm: reason.km,
    postponeReasonEn: reason.en,
    scheduleVersion: session.scheduleVersion + 1,
  });
}

/** Says of a session for which the date of the decision passed with too few people that it takes place. Where there is nothing of the kind to
 *  decide: NOTHING_TO_DECIDE. */
export function decideAnyway(
  session: SessionRow,
  confirmed: number,
  now: Date,
): Result<SessionRow, StateRefusal> {
  const stands = standing(session, now);
  if (!stands.ok) return stands;
  if (session.status === 'DRAFT') return refuse('SESSION_IS_DRAFT');
  if (minimumStateOf(session, confirmed, now) !== 'UNDECIDED') return refuse('NOTHING_TO_DECIDE');
  return accept({ ...session, minimumSettledAt: now });
}

/** Says of a session that is over that it took place. */
export function decideHolding(session: SessionRow, now: Date): Result<SessionRow, StateRefusal> {
  if (session.status === 'CANCELLED') return refuse('SESSION_CANCELLED');
  if (session.status === 'POSTPONED') return refuse('SESSION_POSTPONED');
  if (session.status === 'DRAFT') return refuse('SESSION_IS_DRAFT');
  if (session.endsAt > now) return refuse('SESSION_NOT_ENDED');
  if (session.heldAt) return refuse('NOTHING_CHANGED');
  return accept({ ...session, heldAt: now });
}
