import type {
  CampaignBriefFragment,
  CampaignDraftFragment,
  CampaignSegmentInput,
  CampaignStatus,
  ExclusionReason,
  OrganisationKind,
} from '../../shared/gql/graphql';
import type { Language } from '../../shared/ui/language';
import type { Tone } from '../../shared/ui/state-word';

export const KINDS: readonly OrganisationKind[] = ['PRIVATE_SECTOR', 'NGO', 'INSTITUTION'];

/** The reasons in the order of the law. */
export const REASONS: readonly ExclusionReason[] = [
  'ORGANISATION_EXCLUDED',
  'NO_PERSON',
  'NO_ADDRESS',
  'UNSUBSCRIBED',
  'ALREADY_REGISTERED',
  'SAME_ADDRESS',
  'CAMPAIGN_CANCELLED',
];

export const TONE_OF: Record<CampaignStatus, Tone> = {
  DRAFT: 'wait',
  SENDING: 'open',
  SENT: 'ok',
  CANCELLED: 'quiet',
};

export type Campaign = CampaignBriefFragment & CampaignDraftFragment;

/** A segment as codes, the way it stands in an address and in a form. */
export interface SegmentCodes {
  readonly kinds: readonly OrganisationKind[];
  readonly cities: readonly string[];
  readonly subKinds: readonly string[];
  readonly trained: boolean | null;
}

export const codesOf = ({ segment }: CampaignDraftFragment): SegmentCodes => ({
  kinds: segment.kinds,
  cities: segment.cities.map(({ code }) => code),
  subKinds: segment.subKinds.map(({ code }) => code),
  trained: segment.trained ?? null,
});

const CODE = /^[a-z][a-z0-9-]{0,39}$/;

const listOf = (value: unknown): string[] =>
  [value ?? []].flat().filter((one): one is string => typeof one === 'string');

/** Reads a segment from a search or a form; what makes no sense is left out. */
export function readSegment(search: Readonly<Record<string, unknown>>): SegmentCodes {
  const codes = (name: string): string[] => [
    ...new Set(listOf(search[name]).filter((one) => CODE.test(one))),
  ];
  const [trained] = listOf(search['trained']);
  return {
    kinds: KINDS.filter((kind) => listOf(search['kind']).includes(kind)),
    cities: codes('city'),
    subKinds: codes('subKind'),
    trained: trained === 'yes' ? true : trained === 'no' ? false : null,
  };
}

export const segmentInput = ({ kinds, cities, subKinds, trained }: SegmentCodes): CampaignSegmentInput => ({
  kinds: [...kinds],
  cities: [...cities],
  subKinds: [...subKinds],
  trained,
});

/** The segment in words: `Private sector, NGO · Siem Reap · trained`. */
export function segmentWords(
  { t, say }: Pick<Language, 't' | 'say'>,
  { segment }: CampaignDraftFragment,
): string {
  const parts = [
    segment.kinds.map((kind) => t(`campaigns.kind.${kind}`)),
    segment.cities.map(({ name }) => say(name)),
    segment.subKinds.map(({ name }) => say(name)),
    typeof segment.trained === 'boolean'
      ? [t(segment.trained ? 'campaigns.trained' : 'campaigns.untrained')]
      : [],
  ].filter((part) => part.length > 0);
  return parts.length === 0 ? t('campaigns.everybody') : parts.map((part) => part.join(', ')).join(' · ');
}

/** What a subject is called while it has none in one language or both. */
export const titleOf = (
  { t, say, other }: Pick<Language, 't' | 'say' | 'other'>,
  { subject }: CampaignBriefFragment,
): string => say(subject) || subject[other] || t('campaigns.untitled');
