/* On which days a session is held again, by a rule. Pure. Source: docs/stories/series.md. */

import { Temporal } from 'temporal-polyfill';
import { accept, refuse, type Refusal, type Result } from '#kernel';
import { shiftedDraft } from './copy-session.rules.js';
import type { SessionRow } from './session.entity.js';
import { knownTimes } from './session.rules.js';

/** MONTH: on the same weekday of the month as the session, such as its second; where that is the fifth, on the last. */
export const SERIES_STEPS = ['WEEK', 'TWO_WEEKS', 'MONTH'] as const;
export type SeriesStep = (typeof SERIES_STEPS)[number];

export interface SeriesRule {
  readonly every: SeriesStep;
  /** 1 Monday to 7 Sunday; none: that of the session. */
  readonly weekdays: readonly number[];
  /** The last day that counts, `2027-03-31`, in the session's zone; null where `times` says it. */
  readonly until: string | null;
  /** How many sessions, 1 to 52; null where `until` says it. */
  readonly times: number | null;
  /** Days that are left out. */
  readonly except: readonly string[];
  /** Whether a session is held on a public holiday too. */
  readonly onHolidays: boolean;
}

/** What follows from a rule, each in the order of its days. */
export interface Series {
  readonly dates: readonly SeriesDay[];
  /** Public holidays that the rule meets until its end, and on which nothing is held. */
  readonly leftOut: readonly string[];
}

/** One draft, and its day in the session's zone. */
export interface SeriesDay {
  readonly day: string;
  readonly draft: SessionRow;
}

export type SeriesRefusal = Refusal<
  'SERIES_END_INVALID' | 'SERIES_DAYS_INVALID' | 'SERIES_EMPTY' | 'SERIES_TOO_LONG'
>;

export const MOST_IN_A_SERIES = 52;
export const MOST_EXCEPTIONS = 100;
/** Weeks and months that are looked through for days: ten years, as far ahead as anything is planned. */
const FURTHEST: Record<SeriesStep, number> = { WEEK: 521, TWO_WEEKS: 261, MONTH: 120 };

/** The drafts of a series after a session: at its hour in its zone, each ahead of `now` with what must be decided before. `holidays` are days such
 *  as `2027-01-05` in that zone; one that is left out is none of `times`, so that a series has as many sessions as were asked for. Refuses: SERIES_END_INVALID (neither or both of `until` and `times`, or not 1 to 52), SERIES_DAYS_INVALID, SERIES_EMPTY, SERIES_TOO_LONG (more
 *  than 52 until the day that is named). */
export function seriesOf(
  session: SessionRow,
  rule: SeriesRule,
  now: Date,
  holidays: Pick<ReadonlySet<string>, 'has'>,
): Result<Series, SeriesRefusal> {
  const { until, times } = rule;
  const isEnded =
    until === null ? Number.isInteger(times) && times! >= 1 && times! <= MOST_IN_A_SERIES : times === null;
  if (!isEnded) return refuse('SERIES_END_INVALID', { path: [until === null ? 'times' : 'until'] });
  const areDays = rule.weekdays.every((day) => Number.isInteger(day) && day >= 1 && day <= 7);
  if (!areDays) return refuse('SERIES_DAYS_INVALID', { path: ['weekdays'] });
  if (rule.except.length > MOST_EXCEPTIONS) return refuse('SERIES_DAYS_INVALID', { path: ['except'] });
  const first = dayOf(knownTimes(session).startsAt, session.timeZone);
  const left = new Set(rule.except);
  const dates: SeriesDay[] = [];
  const leftOut: string[] = [];
  for (const day of daysAfter(first, rule)) {
    const date = day.toString();
    if (until !== null && date > until) break;
    if (left.has(date)) continue;
    const draft = shiftedDraft(session, first.until(day).days);
    if ((draft.decideBy ?? draft.startsAt) <= now) continue;
    if (!rule.onHolidays && holidays.has(date)) {
      leftOut.push(date);
      continue;
    }
    if (dates.length === MOST_IN_A_SERIES)
      return refuse('SERIES_TOO_LONG', { path: ['until'], detail: { most: MOST_IN_A_SERIES } });
    dates.push({ day: date, draft });
    if (dates.length === times) break;
  }
  return dates.length > 0 ? accept({ dates, leftOut }) : refuse('SERIES_EMPTY', { path: ['weekdays'] });
}

const dayOf = (instant: Date, timeZone: string): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();

/** The days of the rule after the first, the earliest first. */
function* daysAfter(
  first: Temporal.PlainDate,
  { every, weekdays }: SeriesRule,
): Generator<Temporal.PlainDate> {
  const chosen = [...new Set(weekdays.length > 0 ? weekdays : [first.dayOfWeek])].toSorted((a, b) => a - b);
  const monday = first.subtract({ days: first.dayOfWeek - 1 });
  for (let step = 0; step <= FURTHEST[every]; step += 1) {
    const days =
      every === 'MONTH'
        ? chosen.map((day) => sameOfMonth(first, step, day)).toSorted(Temporal.PlainDate.compare)
        : chosen.map((day) => monday.add({ weeks: every === 'WEEK' ? step : 2 * step, days: day - 1 }));
    for (const day of days) if (Temporal.PlainDate.compare(day, first) > 0) yield day;
  }
}

/** The second Tuesday, where the first day is the second of its weekday; for a fifth the last one. */
function sameOfMonth(first: Temporal.PlainDate, months: number, weekday: number): Temporal.PlainDate {
  const begin = first.with({ day: 1 }).add({ months });
  const earliest = begin.add({ days: (weekday - begin.dayOfWeek + 7) % 7 });
  const weeks = Math.floor((first.day - 1) / 7);
  const day = earliest.add({ weeks });
  return day.month === begin.month ? day : day.subtract({ weeks: 1 });
}
