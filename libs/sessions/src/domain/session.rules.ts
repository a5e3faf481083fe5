import { accept, refuse, type LocalizedText, type Refusal, type Result } from '#kernel';
import type { SessionRow } from './session.entity.js';

export interface SessionPlan {
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** Left out: as long before the start as it was. */
  readonly doorsOpenAt?: Date | null;
  /** Left out: the venue stays. */
  readonly venue?: LocalizedText | null;
}

export type PlanRefusal = Refusal<
  | 'SESSION_CANCELLED'
  | 'TIMES_INVALID'
  | 'IN_THE_PAST'
  | 'TOO_FAR_AHEAD'
  | 'NOTHING_CHANGED'
  | 'SESSION_STARTED'
>;

/** Nobody plans a session further ahead than this; a later one is a year mistyped. */
export const MOST_YEARS_AHEAD = 10;

const same = (a: Date, b: Date): boolean => a.getTime() === b.getTime();

/** The last instant at which a session may end. */
function lastPlannable(now: Date): Date {
  const last = new Date(now);
  last.setUTCFullYear(last.getUTCFullYear() + MOST_YEARS_AHEAD);
  return last;
}

/** Are these the times of a session that can be held? Refuses TIMES_INVALID, IN_THE_PAST (it begins now or earlier), TOO_FAR_AHEAD (it
 *  ends more than ten years from now). */
export function decideTimes(
  plan: { startsAt: Date; endsAt: Date; doorsOpenAt: Date },
  now: Date,
): Result<true, PlanRefusal> {
  if (plan.startsAt >= plan.endsAt || plan.doorsOpenAt > plan.startsAt)
    return refuse('TIMES_INVALID', { path: ['endsAt'] });
  if (plan.startsAt <= now) return refuse('IN_THE_PAST', { path: ['startsAt'] });
  if (plan.endsAt > lastPlannable(now)) {
    const path = [plan.startsAt > lastPlannable(now) ? 'startsAt' : 'endsAt'];
    return refuse('TOO_FAR_AHEAD', { path, detail: { years: MOST_YEARS_AHEAD } });
  }
  return accept(true);
}

/** Decides a move. A session that was cancelled or has begun stays as it is; a move that changes nothing is
 *  refused, so that nobody is told of nothing. Answers the row as it will be, its schedule version one higher. */
export function decideMove(
  session: SessionRow,
  plan: SessionPlan,
  now: Date,
): Result<SessionRow, PlanRefusal> {
  if (session.status === 'CANCELLED') return refuse('SESSION_CANCELLED');
  if (session.startsAt <= now) return refuse('SESSION_STARTED');
  const lead = session.startsAt.getTime() - session.doorsOpenAt.getTime();
  const doorsOpenAt = plan.doorsOpenAt ?? new Date(plan.startsAt.getTime() - lead);
  const times = decideTimes({ ...plan, doorsOpenAt }, now);
  if (!times.ok) return times;
  const venueKm = plan.venue ? plan.venue.km : session.venueKm;
  const venueEn = plan.venue ? plan.venue.en : session.venueEn;
  const unchanged =
    same(session.startsAt, plan.startsAt) &&
    same(session.endsAt, plan.endsAt) &&
    same(session.doorsOpenAt, doorsOpenAt) &&
    session.venueKm === venueKm &&
    session.venueEn === venueEn;
  if (unchanged) return refuse('NOTHING_CHANGED');
  return accept({
    ...session,
    startsAt: plan.startsAt,
    endsAt: plan.endsAt,
    doorsOpenAt,
    venueKm,
    venueEn,
    scheduleVersion: session.scheduleVersion + 1,
    movedFrom: same(session.startsAt, plan.startsAt) ? session.movedFrom : session.startsAt,
    movedAt: now,
  });
}
