import { toAsciiDigits } from './digits';

export type Typed = Readonly<Record<string, string>>;

/** Rows that a form shows beyond those that are written. */
const EMPTY_ROWS = 2;

export interface FormRows<Part extends string> {
  readonly prefix: string;
  /** The name of a field: `module-3-minutes`. */
  readonly field: (at: number, part: Part) => string;
  /** Which rows hold anything. */
  readonly written: (values: Typed) => number[];
  /** Rows that the form shows: those that are written, and two that are not. */
  readonly shown: (values: Typed) => number;
}

/** Fields that stand once for each row of a form, `most` rows at most. A row of which every one of `parts` is empty counts for nothing. */
export function formRows<Part extends string>(
  prefix: string,
  parts: readonly Part[],
  most: number,
): FormRows<Part> {
  const field = (at: number, part: Part): string => `${prefix}${at}-${part}`;
  const isWritten = (values: Typed, at: number): boolean =>
    parts.some((part) => (values[field(at, part)] ?? '').trim() !== '');
  const written = (values: Typed): number[] =>
    Array.from({ length: most }, (_, at) => at).filter((at) => isWritten(values, at));
  return {
    prefix,
    field,
    written,
    shown: (values) => Math.min(most, (written(values).at(-1) ?? -1) + 1 + EMPTY_ROWS),
  };
}

/** What was typed as minutes, in digits of either language; `otherwise` for what is no figure, which the api refuses. */
export function minutesOf(typed: string, otherwise: number): number {
  const minutes = toAsciiDigits(typed).trim();
  return /^\d{1,4}$/.test(minutes) ? Number(minutes) : otherwise;
}
