import { accept, type Refusal, refuse, type Result, toAsciiDigits } from '#kernel';

export const CURRENCIES = ['USD', 'KHR'] as const;
export type Currency = (typeof CURRENCIES)[number];

/** Digits after the point of the smallest part: cents of a dollar; riel have none in use. */
const MINOR_DIGITS: Record<Currency, number> = { USD: 2, KHR: 0 };
/** Support in kind is measured in thousandths of its unit. */
const KIND_DIGITS = 3;

/** The most of one pledge, in smallest parts: sixteen digits. */
export const MAX_VALUE = 9_999_999_999_999_999n;
const MAX_TYPED = 40;

const GROUPED = /^\d{1,3}(?:[, \u00a0\u202f]\d{3})+(?:\.\d+)?$/;
const PLAIN = /^\d+(?:\.\d+)?$/;

/** What is offered: money in minor units, or a quantity in thousandths. `value` is exact at any size. */
export type PledgeValue =
  | { readonly kind: 'MONEY'; readonly currency: Currency; readonly value: bigint }
  | { readonly kind: 'IN_KIND'; readonly unitCode: string; readonly value: bigint };

export type AmountRefusal = Refusal<
  'AMOUNT_INVALID' | 'AMOUNT_NOT_POSITIVE' | 'AMOUNT_TOO_FINE' | 'AMOUNT_TOO_LARGE'
>;

export const isCurrency = (unit: string): unit is Currency =>
  (CURRENCIES as readonly string[]).includes(unit);

/** Digits after the point that an amount of this unit may have: 2 for USD, 0 for KHR, 3 for any unit in kind. */
export const digitsOf = (unit: string): number => (isCurrency(unit) ? MINOR_DIGITS[unit] : KIND_DIGITS);

/** Reads an amount as people type it: digits of either script, groups of three with a comma or a blank, a point before
 *  the decimals. Answers smallest parts of the unit, exactly; nothing is rounded, ever. Refuses: AMOUNT_INVALID,
 *  AMOUNT_NOT_POSITIVE, AMOUNT_TOO_FINE (more decimals than the unit has), AMOUNT_TOO_LARGE.
 *  Source: docs/stories/pledges.md, "Amounts". */
export function readAmount(typed: string, unit: string): Result<bigint, AmountRefusal> {
  const path = ['amount'];
  const text = toAsciiDigits(typed.trim()).replace(/^\u2212/, '-');
  const unsigned = text.replace(/^-/, '');
  if (text.length > MAX_TYPED || !(GROUPED.test(unsigned) || PLAIN.test(unsigned)))
    return refuse('AMOUNT_INVALID', { path });
  const [whole = '', decimals = ''] = unsigned.replace(/[, \u00a0\u202f]/g, '').split('.');
  const digits = digitsOf(unit);
  if (decimals.length > digits) return refuse('AMOUNT_TOO_FINE', { path, detail: { digits } });
  const value = BigInt(whole + decimals.padEnd(digits, '0'));
  if (value === 0n || text.startsWith('-')) return refuse('AMOUNT_NOT_POSITIVE', { path });
  if (value > MAX_VALUE) return refuse('AMOUNT_TOO_LARGE', { path });
  return accept(value);
}

/** An amount as people read it: `12,500.50` dollars, `4,000,000` riel, `12.125` of a unit. Groups of three with a
 *  comma and a point before the decimals, in both languages; cents only where there are any, and then both. */
export function writeAmount(value: bigint, unit: string): string {
  const digits = digitsOf(unit);
  const text = value.toString().padStart(digits + 1, '0');
  const whole = text.slice(0, text.length - digits).replace(/\B(?=(\d{3})+$)/g, ',');
  const decimals = text.slice(text.length - digits);
  if (/^0*$/.test(decimals)) return whole;
  return `${whole}.${isCurrency(unit) ? decimals : decimals.replace(/0+$/, '')}`;
}
