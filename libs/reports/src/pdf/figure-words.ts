import type { Locale } from '#kernel';
import { khmerDigits } from '#locale';

/** Digits after the point: minor units of currencies, nothing for what is counted one by one. Support in kind is kept in
 *  thousandths of its unit. */
const DECIMALS: Readonly<Record<string, number>> = { PEOPLE: 0, PLEDGES: 0, KHR: 0, USD: 2 };
const OF_A_UNIT = 3;

/** A figure as a letter writes it: `184,500` and `12.50` in English, `១៨៤.៥០០` and `១២,៥០` in Khmer. Digits after the point
 *  only where there are any. Exact at any size. */
export function figureWords(locale: Locale, unit: string, value: bigint): string {
  const decimals = DECIMALS[unit] ?? OF_A_UNIT;
  const digits = String(value < 0n ? -value : value).padStart(decimals + 1, '0');
  const whole = digits
    .slice(0, digits.length - decimals)
    .replace(/\B(?=(\d{3})+$)/g, locale === 'km' ? '.' : ',');
  const rest = decimals === 0 ? '' : digits.slice(-decimals);
  const shown = unit in DECIMALS ? rest.replace(/^0+$/, '') : rest.replace(/0+$/, '');
  const point = locale === 'km' ? ',' : '.';
  const words = `${value < 0n ? '−' : ''}${whole}${shown && `${point}${shown}`}`;
  return locale === 'km' ? khmerDigits(words) : words;
}
