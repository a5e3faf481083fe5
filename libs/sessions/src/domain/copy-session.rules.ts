/* What a copy of a session is. Pure. Source: docs/stories/session-planning.md. */

import { Temporal } from 'temporal-polyfill';
import type { SessionRow } from './session.entity.js';
import { knownTimes } from './session.rules.js';

/** The same instant on the wall, so many days on in the zone. */
function daysOn(instant: Date, days: number, timeZone: string): Date {
  const there = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
  return new Date(there.add({ days }).epochMilliseconds);
}

const DAYS_IN_A_WEEK = 7;
const WEEK_MS = DAYS_IN_A_WEEK * 24 * 3_600_000;

/** A draft with the times of the session so many whole weeks on, one at least, that it has not begun and, where it needs so many people, that it
 *  can still be decided; the window of registration, what was changed of it, and what became of it stay behind. */
export function draftOf(session: SessionRow, now: Date): SessionRow {
  const { startsAt } = knownTimes(session);
  let days = DAYS_IN_A_WEEK * Math.max(1, Math.floor((now.getTime() - startsAt.getTime()) / WEEK_MS));
  while (daysOn(session.decideBy ?? startsAt, days, session.timeZone) <= now) days += DAYS_IN_A_WEEK;
  return shiftedDraft(session, days);
}

/** The same as a draft, so many days later at the same hours on the wall. */
export function shiftedDraft(session: SessionRow, days: number): SessionRow {
  const { startsAt, endsAt, doorsOpenAt, blocks } = knownTimes(session);
  const on = (instant: Date): Date => daysOn(instant, days, session.timeZone);
  return {
    ...session,
    startsAt: on(startsAt),
    endsAt: on(endsAt),
    blocks: blocks && blocks.map((block) => ({ startsAt: on(block.startsAt), endsAt: on(block.endsAt) })),
    mostBlocks: blocks?.length ?? 1,
    doorsOpenAt: on(doorsOpenAt),
    status: 'DRAFT',
    scheduleVersion: 1,
    version: 1,
    movedFrom: null,
    movedAt: null,
    cancelledAt: null,
    cancelReasonKm: null,
    cancelReasonEn: null,
    registrationOpensAt: null,
    registrationClosesAt: null,
    registrationClosedAt: null,
    postponedAt: null,
    postponedStartsAt: null,
    postponedEndsAt: null,
    postponedDoorsOpenAt: null,
    postponedBlocks: null,
    postponeReasonKm: null,
    postponeReasonEn: null,
    reconfirmBy: null,
    decideBy: session.decideBy && on(session.decideBy),
    minimumAskedAt: null,
    minimumSettledAt: null,
    heldAt: null,
  };
}
