/** What is known of one person of one organisation when a campaign asks whether to write to them. */
export interface RecipientFacts {
  /** A city's officer or the working group keeps the organisation out. */
  readonly organisationExcluded: boolean;
  /** Nobody belongs to the organisation. */
  readonly noPerson: boolean;
  readonly noAddress: boolean;
  readonly unsubscribed: boolean;
  /** Has a place, or waits for one, in the session that the campaign invites to. */
  readonly alreadyRegistered: boolean;
}

/** The law of exclusion, as data: of the facts that hold, the first names the reason. The SQL of previews and of
 *  freezing is made from this list. Source: docs/stories/outreach.md. */
export const EXCLUSIONS = [
  { reason: 'ORGANISATION_EXCLUDED', fact: 'organisationExcluded' },
  { reason: 'NO_PERSON', fact: 'noPerson' },
  { reason: 'NO_ADDRESS', fact: 'noAddress' },
  { reason: 'UNSUBSCRIBED', fact: 'unsubscribed' },
  { reason: 'ALREADY_REGISTERED', fact: 'alreadyRegistered' },
] as const satisfies readonly { reason: string; fact: keyof RecipientFacts }[];

/** Every reason, in the order in which they are shown. The last two are not about one person alone: somebody else
 *  gets the mail at this address, or the campaign was stopped before this one left. */
export const EXCLUSION_REASONS = [
  ...EXCLUSIONS.map(({ reason }) => reason),
  'SAME_ADDRESS',
  'CAMPAIGN_CANCELLED',
] as const;
export type ExclusionReason = (typeof EXCLUSIONS)[number]['reason'] | 'SAME_ADDRESS' | 'CAMPAIGN_CANCELLED';

/** Why this one is not written to; null when they are. */
export const exclusionOf = (facts: RecipientFacts): ExclusionReason | null =>
  EXCLUSIONS.find(({ fact }) => facts[fact])?.reason ?? null;

/** The same law as an SQL expression over columns named like the facts. */
export const EXCLUSION_CASE = `case ${EXCLUSIONS.map(({ reason, fact }) => `when "${fact}" then '${reason}'`).join(' ')} end`;
