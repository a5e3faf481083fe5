import { foldText } from './khmer.js';

/* How alike two names are, however they are spelt. Pure; how a name sounds is the database's (`name_skeleton`).
   Source: docs/stories/duplicates.md. */

/** A name with how it sounds. */
export interface SoundedName {
  readonly text: string;
  readonly skeleton: string;
}

export type NameReason = 'SAME_NAME' | 'SAME_SOUND' | 'SIMILAR_NAME' | 'OTHER_NUMBER';

/** What each likeness of names is worth. */
export interface NamePoints {
  readonly sameName: number;
  readonly sameSound: number;
  /** The same sound with fewer than four letters. */
  readonly sameShortSound: number;
  /** From three of five trigrams in common, and with all of them. */
  readonly similar: readonly [least: number, most: number];
  readonly otherNumber: number;
}

/** A verdict over reasons with their points. */
export interface Likeness<Reason> {
  /** 0 to 100. */
  readonly score: number;
  readonly reasons: readonly Reason[];
}

/** Adds up what was found, within 0 and 100. */
export const sumOfParts = <Reason>(parts: readonly (readonly [Reason, number])[]): Likeness<Reason> => ({
  score: Math.max(
    0,
    Math.min(
      100,
      parts.reduce((total, [, points]) => total + points, 0),
    ),
  ),
  reasons: parts.map(([reason]) => reason),
});

/** The best of all pairs of names, and what a number says against it. */
export function nameParts(
  as: readonly SoundedName[],
  bs: readonly SoundedName[],
  points: NamePoints,
): (readonly [NameReason, number])[] {
  const pairs = as.flatMap((a) => bs.map((b) => [a, b] as const));
  const best = pairs
    .map(([a, b]) => partOf(a, b, points))
    .filter((part) => part !== null)
    .toSorted((x, y) => y[1] - x[1])[0];
  if (!best) return [];
  return pairs.every(([a, b]) => numbersOf(a.text) !== numbersOf(b.text))
    ? [best, ['OTHER_NUMBER', points.otherNumber]]
    : [best];
}

const LETTERS_THAT_TELL = 4;
const ALIKE_FROM = 0.6;

function partOf(a: SoundedName, b: SoundedName, points: NamePoints): readonly [NameReason, number] | null {
  if (plain(a.text) !== '' && plain(a.text) === plain(b.text)) return ['SAME_NAME', points.sameName];
  const [soundA, soundB] = [withoutBlanks(a.skeleton), withoutBlanks(b.skeleton)];
  if (soundA && (soundA === soundB || sorted(a.skeleton) === sorted(b.skeleton)))
    return [
      'SAME_SOUND',
      soundA.replace(/[0-9]/g, '').length >= LETTERS_THAT_TELL ? points.sameSound : points.sameShortSound,
    ];
  const alike = likeness(plain(a.text), plain(b.text));
  const [least, most] = points.similar;
  return alike >= ALIKE_FROM
    ? ['SIMILAR_NAME', Math.round(least + ((alike - ALIKE_FROM) / (1 - ALIKE_FROM)) * (most - least))]
    : null;
}

/** How many trigrams two texts have in common, of all that they have: 0 to 1. */
export function likeness(a: string, b: string): number {
  const [of, with_] = [trigrams(a), trigrams(b)];
  const common = [...of].filter((gram) => with_.has(gram)).length;
  const all = of.size + with_.size - common;
  return all === 0 ? 0 : common / all;
}

function trigrams(text: string): Set<string> {
  const letters = [...`  ${text} `];
  return new Set(letters.slice(2).map((_, at) => letters.slice(at, at + 3).join('')));
}

const plain = (text: string): string => foldText(text).replace(/[^\p{L}\p{M}\p{N}]/gu, '');
const withoutBlanks = (text: string): string => text.replaceAll(' ', '');
const sorted = (skeleton: string): string => skeleton.split(' ').toSorted().join(' ');
const numbersOf = (text: string): string => (foldText(text).match(/[0-9]+/g) ?? []).join(' ');
