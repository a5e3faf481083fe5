import type { ScreenKey } from '#locale';
import { decimal, wallTime } from '../domain/cell.rules.js';
import type { ExportColumn, Read } from './export-list.js';

/** Of three digits after a point, those that say nothing: `14.500` is `14.5`, `12.000` is `12`. */
const END_ZEROS = /\.0{3}$|(?<=\.\d)00$|(?<=\.\d\d)0$/;

type Maybe<Value> = Value | null | undefined;

export const text = <Row>(heading: ScreenKey, read: Read<Row, Maybe<string>>): ExportColumn<Row> => ({
  heading,
  cell: (row, speech, data) => {
    const value = read(row, speech, data);
    return value ? { kind: 'text', text: value } : null;
  },
});

export const number = <Row>(
  heading: ScreenKey,
  read: Read<Row, Maybe<number | string>>,
): ExportColumn<Row> => ({
  heading,
  cell: (row, speech, data) => {
    const value = read(row, speech, data);
    return value === null || value === undefined ? null : { kind: 'number', digits: String(value) };
  },
});

/** An instant, as a wall of the programme's zone shows it. */
export const instant = <Row>(heading: ScreenKey, read: Read<Row, Maybe<string>>): ExportColumn<Row> => ({
  heading,
  isInstant: true,
  cell: (row, speech, data, timeZone) => {
    const value = read(row, speech, data);
    return value ? { kind: 'instant', local: wallTime(value, timeZone) } : null;
  },
});

/** Digits behind the point of a currency: a riel has no smaller part. */
const MINOR_DIGITS: Readonly<Record<string, number>> = { USD: 2, KHR: 0 };

export interface Value {
  /** USD, KHR, or the code of a unit in kind. */
  readonly unit: string;
  /** Cents, riel, thousandths of a unit in kind; whole, as text. */
  readonly parts: string;
  /** Of a unit in kind. */
  readonly unitName: string | null;
}

/** Four columns: amount and currency, quantity and unit. So no column mixes units. */
export function valueColumns<Row>(read: Read<Row, Value>): ExportColumn<Row>[] {
  const isMoney = ({ unit }: Value): boolean => unit in MINOR_DIGITS;
  const when =
    (money: boolean, give: (value: Value) => string | null): Read<Row, string | null> =>
    (row, speech, data) => {
      const value = read(row, speech, data);
      return isMoney(value) === money ? give(value) : null;
    };
  return [
    number(
      'export.amount',
      when(true, ({ unit, parts }) => decimal(parts, MINOR_DIGITS[unit] ?? 0)),
    ),
    text(
      'export.currency',
      when(true, ({ unit }) => unit),
    ),
    number(
      'export.quantity',
      when(false, ({ parts }) => decimal(parts, 3).replace(END_ZEROS, '')),
    ),
    text(
      'export.quantity-unit',
      when(false, ({ unitName, unit }) => unitName ?? unit),
    ),
  ];
}
