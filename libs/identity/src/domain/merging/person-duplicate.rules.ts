import { type Likeness, nameParts, type SoundedName, sumOfParts } from '#kernel';

/* How likely two people are one. Pure. No single fact is enough but a name; one that many share asks for another.
   Source: docs/stories/people-merging.md. */

export const PERSON_DUPLICATE_REASONS = [
  'SAME_NAME',
  'SAME_SOUND',
  'SIMILAR_NAME',
  'OTHER_NUMBER',
  'SAME_PHONE',
  'SAME_EMAIL',
  'SAME_ORGANISATION',
  'OTHER_CITY',
] as const;
export type PersonDuplicateReason = (typeof PERSON_DUPLICATE_REASONS)[number];

/** From here on a pair is proposed. */
export const PEOPLE_PROPOSED_FROM = 60;

const NAMES = {
  sameName: 65,
  sameSound: 60,
  sameShortSound: 45,
  similar: [40, 55],
  otherNumber: -40,
} as const;

export interface PersonLikeness {
  readonly name: SoundedName;
  readonly email: string | null;
  readonly phone: string | null;
  readonly organisationIds: readonly string[];
  readonly cityIds: readonly string[];
}

/** Compares two people. A contact or an organisation in common adds to a name that is alike, and says nothing without one. */
export function comparePeople(a: PersonLikeness, b: PersonLikeness): Likeness<PersonDuplicateReason> {
  const parts: (readonly [PersonDuplicateReason, number])[] = nameParts([a.name], [b.name], NAMES);
  if (parts.length === 0) return { score: 0, reasons: [] };
  if (a.phone && a.phone === b.phone) parts.push(['SAME_PHONE', 30]);
  if (a.email && a.email.toLowerCase() === b.email?.toLowerCase()) parts.push(['SAME_EMAIL', 15]);
  if (haveCommon(a.organisationIds, b.organisationIds)) parts.push(['SAME_ORGANISATION', 20]);
  if (a.cityIds.length > 0 && b.cityIds.length > 0 && !haveCommon(a.cityIds, b.cityIds))
    parts.push(['OTHER_CITY', -5]);
  return sumOfParts(parts);
}

const haveCommon = (a: readonly string[], b: readonly string[]): boolean => a.some((id) => b.includes(id));
