import { accept, refuse, type LocalizedText, type Refusal, type Result } from '#kernel';
import { areSameTimes, type Block, decideBlocks, type BlocksRefusal } from './blocks.rules.js';
import { movedMinimum } from './minimum.rules.js';
import type { SessionRow } from './session.entity.js';

/** Characters of the reason of a move, or of the end of a session in one language. */
export const MAX_REASON = 1_000;

export interface SessionPlan {
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** Its times between the two. Left out: as they lie now, where it is as long as it was; one or none: without a pause. */
  readonly blocks?: readonly Block[] | null;
  /** Left out: as long before the start as it was. */
  readonly doorsOpenAt?: Date | null;
  /** Left out: the venue stays. */
  readonly venue?: LocalizedText | null;
  /** Where it is joined on-line. Left out: the link stays. */
  readonly joinUrl?: string | null;
  /** Of a session that gets a date again: until when people who have a seat say whether they still come. */
  readonly reconfirmBy?: Date | null;
}

export type PlanRefusal =
  | BlocksRefusal
  | Refusal<
      | 'SESSION_CANCELLED'
      | 'TIMES_INVALID'
      | 'IN_THE_PAST'
      | 'TOO_FAR_AHEAD'
      | 'NOTHING_CHANGED'
      | 'SESSION_STARTED'
      | 'RECONFIRM_BY_MISSING'
      | 'RECONFIRM_BY_INVALID'
    >;

/** Nobody plans a session further ahead than this; a later one is a year mistyped. */
export const MOST_YEARS_AHEAD = 10;

const same = (a: Date, b: Date): boolean => a.getTime() === b.getTime();

/** Of a session that has a date, or never will. */
const DATED = {
  status: 'OPEN',
  postponedAt: null,
  postponedStartsAt: null,
  postponedEndsAt: null,
  postponedDoorsOpenAt: null,
  postponedBlocks: null,
  postponeReasonKm: null,
  postponeReasonEn: null,
} as const;

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

/** The times that people last knew: of one without a date those that no longer hold. */
export const knownTimes = (
  session: SessionRow,
): Pick<SessionRow, 'startsAt' | 'endsAt' | 'doorsOpenAt' | 'blocks'> =>
  session.postponedStartsAt && session.postponedEndsAt
    ? {
        startsAt: session.postponedStartsAt,
        endsAt: session.postponedEndsAt,
        doorsOpenAt: session.postponedDoorsOpenAt ?? session.postponedStartsAt,
        blocks: session.postponedBlocks,
      }
    : session;

/** The window of registration beside a new start. What would reach past the start goes with it; of a session that had no date for
 *  some time the old end is no end. */
function windowFor(
  session: SessionRow,
  startsAt: Date,
): Pick<SessionRow, 'registrationOpensAt' | 'registrationClosesAt'> {
  const { registrationOpensAt: opens, registrationClosesAt: closes } = session;
  const ends = closes && session.status !== 'POSTPONED' && closes < startsAt;
  return {
    registrationOpensAt: opens && opens < startsAt ? opens : null,
    registrationClosesAt: ends ? closes : null,
  };
}

/** Until when people are asked whether they still come: named for a session that had no date, between now and its start, and for
 *  no other. One that is moved before that day keeps it, as long as it lies before the new start. */
function decideReconfirming(
  session: SessionRow,
  { startsAt, reconfirmBy }: SessionPlan,
  now: Date,
): Result<Date | null, PlanRefusal> {
  if (session.status !== 'POSTPONED') {
    if (reconfirmBy) return refuse('RECONFIRM_BY_INVALID', { path: ['reconfirmBy'] });
    const asked = session.reconfirmBy;
    return accept(asked && asked > startsAt ? startsAt : asked);
  }
  if (!reconfirmBy) return refuse('RECONFIRM_BY_MISSING', { path: ['reconfirmBy'] });
  if (reconfirmBy <= now || reconfirmBy > startsAt)
    return refuse('RECONFIRM_BY_INVALID', { path: ['reconfirmBy'] });
  return accept(reconfirmBy);
}

/** A session that was postponed and will not be held has its last date again: then it would have been. */
export function lastTimes(session: SessionRow): Partial<SessionRow> {
  if (session.status !== 'POSTPONED') return {};
  const { startsAt, endsAt, doorsOpenAt, blocks } = knownTimes(session);
  return { ...DATED, startsAt, endsAt, doorsOpenAt, blocks };
}

/** With how many blocks it was ever announced. Nobody was told of those of a draft. */
export const mostBlocksOf = (
  { status, mostBlocks }: Pick<SessionRow, 'status' | 'mostBlocks'>,
  blocks: readonly Block[] | null,
): number => Math.max(status === 'DRAFT' ? 1 : mostBlocks, blocks?.length ?? 1);

/** Decides a move. A session that was cancelled or has begun stays as it is; a move that
 *  changes nothing is refused, so that nobody is told of nothing. One that was postponed has a date again, be it the old one.
 *  Answers the row as it will be, its schedule version one higher. */
export function decideMove(
  session: SessionRow,
  plan: SessionPlan,
  now: Date,
): Result<SessionRow, PlanRefusal> {
  if (session.status === 'CANCELLED') return refuse('SESSION_CANCELLED');
  const isDraft = session.status === 'DRAFT';
  // Of a draft nobody knows: its start may be past, and nothing is remembered of the times that it had.
  if (!isDraft && session.startsAt <= now) return refuse('SESSION_STARTED');
  const known = knownTimes(session);
  const lead = known.startsAt.getTime() - known.doorsOpenAt.getTime();
  const doorsOpenAt = plan.doorsOpenAt ?? new Date(plan.startsAt.getTime() - lead);
  const times = decideTimes({ ...plan, doorsOpenAt }, now);
  if (!times.ok) return times;
  const decided = decideBlocks(plan.blocks, plan, known);
  if (!decided.ok) return decided;
  const blocks = decided.value;
  const reconfirmBy = decideReconfirming(session, plan, now);
  if (!reconfirmBy.ok) return reconfirmBy;
  const venueKm = plan.venue ? plan.venue.km : session.venueKm;
  const venueEn = plan.venue ? plan.venue.en : session.venueEn;
  const joinUrl = plan.joinUrl ?? session.joinUrl;
  const staysPut = session.venueKm === venueKm && session.venueEn === venueEn;
  const unchanged =
    session.status !== 'POSTPONED' &&
    areSameTimes(session, { ...plan, blocks }) &&
    same(session.doorsOpenAt, doorsOpenAt) &&
    session.joinUrl === joinUrl &&
    staysPut;
  if (unchanged) return refuse('NOTHING_CHANGED');
  return accept({
    ...session,
    startsAt: plan.startsAt,
    endsAt: plan.endsAt,
    blocks,
    mostBlocks: mostBlocksOf(session, blocks),
    doorsOpenAt,
    venueKm,
    venueEn,
    joinUrl,
    // A map of the old place leads people astray.
    mapUrl: staysPut ? session.mapUrl : null,
    scheduleVersion: session.scheduleVersion + 1,
    movedFrom: isDraft || same(known.startsAt, plan.startsAt) ? session.movedFrom : known.startsAt,
    movedAt: isDraft ? null : now,
    ...windowFor(session, plan.startsAt),
    ...DATED,
    status: isDraft ? 'DRAFT' : 'OPEN',
    reconfirmBy: reconfirmBy.value,
    ...movedMinimum(session, plan.startsAt.getTime() - known.startsAt.getTime()),
  });
}
