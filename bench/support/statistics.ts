export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

/** The smallest value that so large a part of them does not exceed. */
export const quantile = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(values.length * part) - 1)] ?? 0;

/** One line of `--json`. `ratio`, `min` and `max` are of the ratios paired within one round; `value` is the median
 *  of our own figure, in `unit`. */
export interface BenchLine {
  readonly bench: string;
  readonly baseline: 'usual' | 'bare' | 'for-update' | 'one-call' | 'fastify' | 'quiet' | 'plain';
  readonly clients: number;
  readonly ratio: number;
  readonly min: number;
  readonly max: number;
  readonly value: number;
  readonly unit: string;
}

const rounded = (value: number): number => Number(value.toPrecision(4));

/** Pairs what was measured in the same round. */
export function compare(
  what: Pick<BenchLine, 'bench' | 'baseline' | 'clients' | 'unit'>,
  ours: readonly number[],
  theirs: readonly number[],
): BenchLine {
  const ratios = ours.map((value, round) => value / theirs[round]!);
  return {
    bench: what.bench,
    baseline: what.baseline,
    clients: what.clients,
    ratio: rounded(median(ratios)),
    min: rounded(Math.min(...ratios)),
    max: rounded(Math.max(...ratios)),
    value: rounded(median(ours)),
    unit: what.unit,
  };
}
