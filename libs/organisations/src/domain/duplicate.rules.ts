import { type Likeness, type LocalizedText, nameParts, type SoundedName, sumOfParts } from '#kernel';

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

export type DuplicateVerdict = Likeness<DuplicateReason>;

const POINTS = {
  sameName: 90,
  sameSound: 62,
  sameShortSound: 45,
  similar: [45, 75],
  otherNumber: -40,
} as const;

export interface OrganisationLikeness {
  readonly names: readonly SoundedName[];
  readonly kind: string;
  readonly cityId: string | null;
  readonly website: string | null;
}

type Part = readonly [DuplicateReason, number];

/** Compares two organisations. */
export function compareOrganisations(a: OrganisationLikeness, b: OrganisationLikeness): DuplicateVerdict {
  const parts: Part[] = nameParts(a.names, b.names, POINTS);
  if (a.website && b.website && hostOf(a.website) === hostOf(b.website)) parts.push(['SAME_WEBSITE', 35]);
  if (a.cityId && b.cityId) {
    if (a.cityId !== b.cityId) parts.push(['OTHER_CITY', -25]);
    else if (a.kind === b.kind) parts.push(['SAME_CITY', 5]);
  }
  return sumOfParts(parts);
}

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
