import { hasForbiddenCharacters } from '#kernel';

/** What stands in one cell. A number is decimal text, exact at any size; `local` is wall time in the programme's zone,
 *  `2026-12-08 13:30`, and a day `2026-12-08`. */
export type Cell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly digits: string }
  | { readonly kind: 'day' | 'instant'; readonly local: string }
  | null;

/** Begins a formula in some spreadsheet, at the front or behind what a reader does not see: = + - @ tab CR LF NUL and the
 *  full-width forms. Source: OWASP ASVS 1.2.10; CWE-1236. */
const TRIGGER = /^[\s\u200b-\u200d\u2060\ufeff\u00a0]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n\0]/;

/** Characters that no XML and no text of ours may hold. */
// oxlint-disable-next-line no-control-regex -- controls are exactly what is looked for
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** A text as a file may hold it: what a spreadsheet would run as a formula begins with an apostrophe, and what no file can
 *  hold is the sign for it. Nothing else is lost. */
export function neutral(text: string): string {
  const marked = TRIGGER.test(text) ? `'${text}` : text;
  return hasForbiddenCharacters(marked) ? marked.toWellFormed().replace(UNWRITABLE, '\ufffd') : marked;
}

/** Whole smallest parts as a decimal number with that many digits behind the point: `125050`, 2 → `1250.50`. */
export function decimal(parts: string, digits: number): string {
  const [, sign = '', figures = ''] = /^(-?)(\d+)$/.exec(parts) ?? [];
  if (figures === '') throw new Error('not a whole number');
  if (digits === 0) return `${sign}${figures}`;
  const padded = figures.padStart(digits + 1, '0');
  return `${sign}${padded.slice(0, -digits)}.${padded.slice(-digits)}`;
}

/** Digits of a number that a workbook keeps; of a longer one it would make another. */
const EXACT_DIGITS = 15;

export const isExactInWorkbook = (digits: string): boolean =>
  digits.replace(/[-.]/g, '').replace(/^0+/, '').length <= EXACT_DIGITS;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Wall time of an instant in a zone, `2026-12-08 13:30`. */
export function wallTime(instant: string | Date, timeZone: string): string {
  let made = formatters.get(timeZone);
  if (!made) {
    made = new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formatters.set(timeZone, made);
  }
  const parts = Object.fromEntries(
    made.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]),
  );
  return `${parts['year']}-${parts['month']}-${parts['day']} ${parts['hour']}:${parts['minute']}`;
}
