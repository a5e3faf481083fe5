import type { Locale } from './locale';

/* Dates as people of the programme read them, with Latin digits. The names are our own tables and the arithmetic is
   Intl's: Node and browsers write Khmer dates differently, and a page must read the same in both. */

const WEEKDAYS = {
  km: ['អាទិត្យ', 'ច័ន្ទ', 'អង្គារ', 'ពុធ', 'ព្រហស្បតិ៍', 'សុក្រ', 'សៅរ៍'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const;
const MONTHS = {
  km: ['មករា', 'កុម្ភៈ', 'មីនា', 'មេសា', 'ឧសភា', 'មិថុនា', 'កក្កដា', 'សីហា', 'កញ្ញា', 'តុលា', 'វិច្ឆិកា', 'ធ្នូ'],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
} as const;
const DAY_MS = 86_400_000;

/** A moment as a wall shows it in one time zone. month is 1 to 12, weekday 0 (Sunday) to 6. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly weekday: number;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  formatters.set(timeZone, made);
  return made;
}

export function wallTime(instant: string | number | Date, timeZone: string): WallTime {
  const parts = formatter(timeZone).formatToParts(new Date(instant));
  const read = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  const [year, month, day] = [read('year'), read('month'), read('day')];
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay();
  return { year, month, day, hour: read('hour'), minute: read('minute'), weekday };
}

const two = (figure: number): string => String(figure).padStart(2, '0');

/** `13:30`. */
export const clock = (instant: string | number | Date, timeZone: string): string => {
  const { hour, minute } = wallTime(instant, timeZone);
  return `${two(hour)}:${two(minute)}`;
};

/** `13:30–17:00`. */
export const clockRange = (from: string, to: string, timeZone: string): string =>
  `${clock(from, timeZone)}–${clock(to, timeZone)}`;

/** `អង្គារ`, `Tuesday`. */
export const weekdayName = (locale: Locale, instant: string | Date, timeZone: string): string =>
  WEEKDAYS[locale][wallTime(instant, timeZone).weekday] ?? '';

export const monthName = (locale: Locale, month: number): string => MONTHS[locale][month - 1] ?? '';

/** `ថ្ងៃអង្គារ ទី8 ខែធ្នូ ឆ្នាំ2026`, `Tuesday 8 December 2026`. */
export function longDate(locale: Locale, instant: string | Date, timeZone: string): string {
  const { year, month, day } = wallTime(instant, timeZone);
  const weekday = weekdayName(locale, instant, timeZone);
  return locale === 'km'
    ? `ថ្ងៃ${weekday} ទី${day} ខែ${monthName(locale, month)} ឆ្នាំ${year}`
    : `${weekday} ${day} ${monthName(locale, month)} ${year}`;
}

/** `អង្គារ 8 ធ្នូ 2026`, `Tuesday 8 December 2026`. */
export function shortDate(locale: Locale, instant: string | Date, timeZone: string): string {
  const { year, month, day } = wallTime(instant, timeZone);
  return `${weekdayName(locale, instant, timeZone)} ${day} ${monthName(locale, month)} ${year}`;
}

/** `8 ធ្នូ 2026`, `8 December 2026`: a list needs no weekday. */
export function dayOnly(locale: Locale, instant: string | Date, timeZone: string): string {
  const { year, month, day } = wallTime(instant, timeZone);
  return `${day} ${monthName(locale, month)} ${year}`;
}

/** `ថ្ងៃច័ន្ទ 7 ធ្នូ ម៉ោង 13:30`, `Monday 7 December, 13:30`. */
export function dayAndClock(locale: Locale, instant: string | Date, timeZone: string): string {
  const { month, day } = wallTime(instant, timeZone);
  const date = `${weekdayName(locale, instant, timeZone)} ${day} ${monthName(locale, month)}`;
  const time = clock(instant, timeZone);
  return locale === 'km' ? `ថ្ងៃ${date} ម៉ោង ${time}` : `${date}, ${time}`;
}

/** `2026-12-08`, for forms and machines. */
export function isoDay(instant: string | number | Date, timeZone: string): string {
  const { year, month, day } = wallTime(instant, timeZone);
  return `${year}-${two(month)}-${two(day)}`;
}

/** The Monday (`2026-12-07`) of the week in which an instant falls, in its zone. */
export function mondayOf(instant: string | Date, timeZone: string): string {
  const { year, month, day, weekday } = wallTime(instant, timeZone);
  return new Date(Date.UTC(year, month - 1, day) - ((weekday + 6) % 7) * DAY_MS).toISOString().slice(0, 10);
}

/** A week from Monday to Sunday in words: `7 ដល់ 13 ធ្នូ`, `30 November to 6 December`; the year only when it is not
 *  the given one. */
export function weekName(locale: Locale, monday: string, thisYear: number): string {
  const first = wallTime(`${monday}T00:00:00Z`, 'UTC');
  const last = wallTime(Date.parse(`${monday}T00:00:00Z`) + 6 * DAY_MS, 'UTC');
  const year = last.year === thisYear ? '' : ` ${last.year}`;
  const start =
    first.month === last.month ? `${first.day}` : `${first.day} ${monthName(locale, first.month)}`;
  return `${start} ${locale === 'km' ? 'ដល់' : 'to'} ${last.day} ${monthName(locale, last.month)}${year}`;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MINUTE_MS = 60_000;

/** Is it a day of the calendar, `2026-12-01`, that a programme could mean? */
export const isDay = (text: unknown): text is string => {
  if (typeof text !== 'string' || !DAY.test(text) || text < '1970' || text >= '2200') return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
};

/** The instant at which a day, or the one so many days after it, begins in a zone; UTC. */
export function startOfDay(day: string, timeZone: string, daysAfter = 0): string {
  const midnight = Date.parse(`${day}T00:00:00Z`) + daysAfter * DAY_MS;
  const offset = (instant: number): number => {
    const { year, month, day: date, hour, minute } = wallTime(instant, timeZone);
    return Date.UTC(year, month - 1, date, hour, minute) - Math.floor(instant / MINUTE_MS) * MINUTE_MS;
  };
  // Once more with the offset of that instant: the clock may be set between the two.
  return new Date(midnight - offset(midnight - offset(midnight))).toISOString();
}
