import type { BenchLine } from './statistics.js';

export interface BenchRun {
  readonly rounds: number;
  /** Progress, for a person; never part of the figures. */
  say(sentence: string): void;
}

export interface Bench {
  readonly name: string;
  /** Rounds when none are asked for; bounded so that a run ends in three minutes. */
  readonly rounds: number;
  run(run: BenchRun): Promise<BenchLine[]>;
  /** The floor that the line misses, as a phrase; null when it holds or has none. */
  misses(line: BenchLine): string | null;
}
