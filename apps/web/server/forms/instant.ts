import { Temporal } from 'temporal-polyfill';
import { toAsciiDigits } from '../../src/shared/lib/digits';

/** A day and a clock time in a zone as an instant; Khmer digits are read. Null when it is no such thing. */
export function instantOf(day: string, time: string, timeZone: string): string | null {
  const text = `${toAsciiDigits(day.trim())}T${toAsciiDigits(time.trim())}`;
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text)) return null;
  try {
    return new Date(
      Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).epochMilliseconds,
    ).toISOString();
  } catch {
    return null;
  }
}
