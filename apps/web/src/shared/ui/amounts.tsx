import { type Currency, formatMoney, groupDigits } from '../lib/amounts';

interface MoneyAmount {
  /** Cents of the dollar, whole riel; text, because riel outgrow what a number holds. */
  readonly amountMinor: string;
  readonly currency: Currency;
}

/** One amount of money.
 *
 *      <Money amountMinor="27950000" currency="USD" /> */
export const Money = ({ amountMinor, currency }: MoneyAmount) => (
  <span className="nowrap">{formatMoney(amountMinor, currency)}</span>
);

/** Amounts in several currencies, each on its line: dollars and riel are never added together. */
export const Monies = ({ amounts }: { amounts: readonly MoneyAmount[] }) => (
  <ul>
    {amounts.map((amount) => (
      <li key={amount.currency}>
        <Money {...amount} />
      </li>
    ))}
  </ul>
);

/** So many of something, such as 320 bus hours. `unit` is the word in the language of the page.
 *
 *      <Quantity value="320" unit={say(unit.name)} /> */
export const Quantity = ({ value, unit }: { value: bigint | number | string; unit: string }) => (
  <span>
    {groupDigits(value)} {unit}
  </span>
);
