import { foldText, type LocalizedText } from '#kernel';

/* How likely two organisations are one. Pure; the skeletons are the database's (`name_skeleton`, `organisation_skeleton`).
   Source: docs/stories/duplicates.md. */

export const DUPLICATE_REASONS = [
  'SAME_NAME',
  'SAME_SOUND',
  'SIMILAR_NAME',
  'SAME_WEBSITE',
  'SAME_CITY',
  'OTHER_CITY',
  'OTHER_NUMBER',
] as const;
export type DuplicateReason = (typeof DUPLICATE_REASONS)[number];

/** From here on a pair is proposed. */
export const PROPOSED_FROM = 60;

export interface DuplicateVerdict {
  /** 0 to 100. */
  readonly score: number;
  readonly reasons: readonly DuplicateReason[];
}

/** A name in one or two languages, each with how it sounds. */
export interface SoundedName {
  readonly text: string;
  readonly skeleton: string;
}

export interface OrganisationLikeness {
  readonly names: readonly SoundedName[];
  readonly kind: string;
  readonly cityId: string | null;
  readonly website: string | null;
}

type Part = readonly [DuplicateReason, number];

/** Compares two organisations. */
export function compareOrganisations(a: OrganisationLikeness, b: OrganisationLikeness): DuplicateVerdict {
  const parts = [...nameParts(a.names, b.names)];
  if (a.website && b.website && hostOf(a.website) === hostOf(b.website)) parts.push(['SAME_WEBSITE', 35]);
  if (a.cityId && b.cityId) {
    if (a.cityId !== b.cityId) parts.push(['OTHER_CITY', -25]);
    else if (a.kind === b.kind) parts.push(['SAME_CITY', 5]);
  }
  return sum(parts);
}

const sum = (parts: readonly Part[]): DuplicateVerdict => ({
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
function nameParts(as: readonly SoundedName[], bs: readonly SoundedName[]): readonly Part[] {
  const pairs = as.flatMap((a) => bs.map((b) => [a, b] as const));
  const best = pairs
    .map(([a, b]) => partOf(a, b))
    .filter((part) => part !== null)
    .toSorted((x, y) => y[1] - x[1])[0];
  if (!best) return [];
  return pairs.every(([a, b]) => numbersOf(a.text) !== numbersOf(b.text))
    ? [best, ['OTHER_NUMBER', -40]]
    : [best];
}

const LETTERS_THAT_TELL = 4;
const ALIKE_FROM = 0.6;

function partOf(a: SoundedName, b: SoundedName): Part | null {
  if (plain(a.text) !== '' && plain(a.text) === plain(b.text)) return ['SAME_NAME', 90];
  const [soundA, soundB] = [withoutBlanks(a.skeleton), withoutBlanks(b.skeleton)];
  if (soundA && (soundA === soundB || sorted(a.skeleton) === sorted(b.skeleton)))
    return ['SAME_SOUND', soundA.replace(/[0-9]/g, '').length >= LETTERS_THAT_TELL ? 62 : 45];
  const alike = likeness(plain(a.text), plain(b.text));
  return alike >= ALIKE_FROM
    ? ['SIMILAR_NAME', Math.round(45 + ((alike - ALIKE_FROM) / (1 - ALIKE_FROM)) * 30)]
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
const hostOf = (website: string): string =>
  URL.canParse(website) ? new URL(website).hostname.replace(/^www\./, '') : website;

/** Both names of an organisation, each with how it sounds. */
export const soundedNames = (
  name: LocalizedText,
  skeleton: { readonly km: string; readonly en: string },
): SoundedName[] => [
  { text: name.km, skeleton: skeleton.km },
  { text: name.en, skeleton: skeleton.en },
];
