import { Temporal } from 'temporal-polyfill';

/* Working days: Monday to Friday, without public holidays. Pure. Source: docs/stories/approvals.md. */

/** The same hour on the wall, so many working days later. Days off do not count, nor does the day itself: from a Saturday, one working day is
 *  Monday. `holidays` are days such as `2026-11-09` in that zone. */
export function afterWorkingDays(
  from: Date,
  days: number,
  timeZone: string,
  holidays: ReadonlySet<string>,
): Date {
  const begin = Temporal.Instant.fromEpochMilliseconds(from.getTime()).toZonedDateTimeISO(timeZone);
  let at = begin;
  for (let left = days; left > 0;) {
    at = at.add({ days: 1 });
    if (isWorkingDay(at.toPlainDate(), holidays)) left -= 1;
  }
  return new Date(at.epochMilliseconds);
}

const SATURDAY = 6;

const isWorkingDay = (day: Temporal.PlainDate, holidays: ReadonlySet<string>): boolean =>
  day.dayOfWeek < SATURDAY && !holidays.has(day.toString());
