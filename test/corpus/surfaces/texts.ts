import type { CorpusCase } from '../case.js';
import type { Outcome, Surface } from '../surface.js';
import type { CorpusWorld } from '../world.js';
import { type Input, mutate, valueOf } from './ask.js';

/** A text that a person writes somewhere, from the input of a mutation to the column that keeps it. */
export interface TextPlace {
  readonly mutation: string;
  /** Places of the schema; the first is the one that the text goes through. */
  readonly at: readonly string[];
  readonly actor: string | undefined;
  readonly prepare?: (world: CorpusWorld) => Promise<void>;
  /** The whole input with the text in its place. */
  readonly input: (world: CorpusWorld, text: string) => Promise<Input> | Input;
  /** Finds the text that was stored last, as `v`; `$1` is what `key` answers. */
  readonly stored: string;
  readonly key?: (input: Input, world: CorpusWorld) => Promise<unknown>;
  readonly harmAt?: (
    world: CorpusWorld,
    text: string,
    outcome: Outcome,
  ) => (place: string) => Promise<string | null>;
}

/** The text of a case; `repeat` spells one that is too long to stand in a line. */
export function textOf(world: CorpusWorld, row: CorpusCase): string {
  if (row.generate === undefined) return world.filled(row.input) as string;
  const [, unit = '', size = '0', tail = ''] = /^repeat:([^:]*):(\d+)(?::(.*))?$/.exec(row.generate) ?? [];
  return unit.repeat(Number(size)) + tail;
}

/** The surface of a text. */
export const textSurface = (place: TextPlace): Surface => ({
  at: place.at,
  ...(place.prepare && { prepare: place.prepare }),
  send: async (world, row, locale) => {
    const text = textOf(world, row);
    const input = await place.input(world, text);
    const outcome = await mutate(world, place.mutation, input, place.actor, locale);
    return {
      ...outcome,
      stored: async () => {
        const key = await place.key?.(input, world);
        return valueOf(world, place.stored, ...(key === undefined ? [] : [key]));
      },
      ...(place.harmAt && { harmAt: place.harmAt(world, text, outcome) }),
    };
  },
});

/** A text in both languages: the case is the English one. */
export const both = (text: string): Input => ({ km: 'ជាភាសាខ្មែរ', en: text });
