/** What people give in money. Riel have no smaller unit; the minor unit of the dollar is the cent. */
export type Currency = 'USD' | 'KHR';

const MINOR_DIGITS: Record<Currency, number> = { USD: 2, KHR: 0 };

/** `12345678n` as `12,345,678`, with Latin digits in both languages, as tables have them. */
export function groupDigits(figure: bigint | number | string): string {
  const text = String(figure);
  const [whole = '', fraction] = text.split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return fraction ? `${grouped}.${fraction}` : grouped;
}

/** An amount in minor units, as the api sends it: `('27950050', 'USD')` is `USD 279,500.50`, `('640000', 'KHR')` is
 *  `KHR 640,000`. Cents show where there are any. The space does not break. */
export function formatMoney(amountMinor: bigint | string, currency: Currency): string {
  const amount = BigInt(amountMinor);
  const sign = amount < 0n ? '-' : '';
  const unit = 10n ** BigInt(MINOR_DIGITS[currency]);
  const positive = amount < 0n ? -amount : amount;
  const cents = positive % unit;
  const fraction = cents === 0n ? '' : `.${String(cents).padStart(MINOR_DIGITS[currency], '0')}`;
  return `${currency}\u00a0${sign}${groupDigits(positive / unit)}${fraction}`;
}

/** What was typed as an amount, in minor units: `1,500.50` dollars are `150050`. Null when it is no positive amount of the
 *  currency; type Khmer digits through `toAsciiDigits` first. */
export function readMoney(text: string, currency: Currency): string | null {
  const digits = MINOR_DIGITS[currency];
  const found = /^(\d{1,15})(?:\.(\d+))?$/.exec(text.replace(/[\s,]/g, ''));
  if (!found) return null;
  const [, whole = '', fraction = ''] = found;
  if (fraction.length > digits) return null;
  const minor = BigInt(`${whole}${fraction.padEnd(digits, '0')}`);
  return minor > 0n ? String(minor) : null;
}

/** Thousandths as the number that people read: `12125` is `12.125`, `2000` is `2`. */
export function fromThousandths(thousandths: string): string {
  const text = thousandths.padStart(4, '0');
  const decimals = text.slice(-3).replace(/0+$/, '');
  return decimals ? `${text.slice(0, -3)}.${decimals}` : text.slice(0, -3);
}

/** Is it exactly one of its unit? English has a word of its own for it. */
export const isOne = (thousandths: string): boolean => thousandths === '1000';
