import { Temporal } from 'temporal-polyfill';

const HOUR_MS = 3_600_000;
/** From this hour of the programme's day to before that one. */
const NIGHT = { from: 1, to: 5 };

/** Is it time to compare the figures? Once in a night; or at once when the last time is longer ago than a day and
 *  four hours, because nobody worked that night, or when there was none. */
export function isCheckDue(last: Date | null, now: Date, timeZone: string): boolean {
  if (!last) return true;
  const ageHours = (now.getTime() - last.getTime()) / HOUR_MS;
  const { hour } = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
  return ageHours >= 28 || (ageHours >= 12 && hour >= NIGHT.from && hour < NIGHT.to);
}
