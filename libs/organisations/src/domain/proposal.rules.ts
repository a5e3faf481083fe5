import {
  accept,
  foldText,
  hasForbiddenCharacters,
  hasSomethingToSee,
  type LocalizedText,
  type Refusal,
  refuse,
  type Result,
  tidyText,
  writtenText,
} from '#kernel';
import type { OrganisationState } from './organisation.entities.js';

/* An organisation proposes itself and is verified. Pure. Source: docs/stories/organisation-life.md. */

/** PROPOSER: who coordinates it. COMMITTEE: the working group, administrators, and the city's officers. */
export type ProposalSide = 'PROPOSER' | 'COMMITTEE';

export const PROPOSAL_ACTS = ['ASK', 'ANSWER', 'VERIFY', 'DECLINE'] as const;
export type ProposalAct = (typeof PROPOSAL_ACTS)[number];

interface ProposalMove {
  readonly act: ProposalAct;
  readonly by: ProposalSide;
  readonly to: OrganisationState;
  readonly needsText: boolean;
}

/** All that can happen to a proposal, and only while it is UNVERIFIED: a decision is final. */
export const PROPOSAL_MOVES: readonly ProposalMove[] = [
  { act: 'ASK', by: 'COMMITTEE', to: 'UNVERIFIED', needsText: true },
  { act: 'ANSWER', by: 'PROPOSER', to: 'UNVERIFIED', needsText: true },
  { act: 'VERIFY', by: 'COMMITTEE', to: 'VERIFIED', needsText: false },
  { act: 'DECLINE', by: 'COMMITTEE', to: 'DECLINED', needsText: true },
];

export type ProposalMoveRefusal = Refusal<
  | 'OWN_PROPOSAL'
  | 'PROPOSAL_DECIDED'
  | 'PROPOSAL_CHANGED'
  | 'NO_QUESTION_ASKED'
  | 'WORDS_MISSING'
  | 'REASON_REQUIRED'
  | 'REASON_TOO_LONG'
>;

/** On which sides somebody stands. Nobody verifies what they coordinate themselves. */
export interface ProposalSides {
  readonly isProposer: boolean;
  readonly isCommittee: boolean;
}

export interface StandingProposal {
  readonly state: OrganisationState;
  readonly version: number;
  /** A question of the committee that has no answer yet. */
  readonly isAsked: boolean;
}

/** What somebody may do with a proposal as it stands. */
export const openProposalActs = (proposal: StandingProposal, sides: ProposalSides): ProposalAct[] =>
  proposal.state === 'UNVERIFIED'
    ? PROPOSAL_MOVES.filter(({ act, by }) =>
        by === 'PROPOSER'
          ? sides.isProposer && (act !== 'ANSWER' || proposal.isAsked)
          : sides.isCommittee && !sides.isProposer,
      ).map(({ act }) => act)
    : [];

const MAX_TEXT = 1_000;

export interface WantedProposalMove {
  readonly act: ProposalAct;
  /** The version that the person saw. */
  readonly seenVersion: number;
  /** The question, the answer, or the reason. */
  readonly text: string | null;
}

/** Decides whether a proposal may move. Answers the next state and the text in its stored form (null without one).
 *  Refuses: OWN_PROPOSAL, PROPOSAL_DECIDED, PROPOSAL_CHANGED (another version than the one seen), NO_QUESTION_ASKED,
 *  WORDS_MISSING (no question, no answer), REASON_REQUIRED, REASON_TOO_LONG (over 1,000 characters). */
export function decideProposalMove(
  proposal: StandingProposal,
  sides: ProposalSides,
  wanted: WantedProposalMove,
): Result<{ readonly state: OrganisationState; readonly text: string | null }, ProposalMoveRefusal> {
  const move = PROPOSAL_MOVES.find(({ act }) => act === wanted.act)!;
  if (move.by === 'COMMITTEE' && sides.isProposer) return refuse('OWN_PROPOSAL');
  if (proposal.state !== 'UNVERIFIED') return refuse('PROPOSAL_DECIDED');
  if (proposal.version !== wanted.seenVersion) return refuse('PROPOSAL_CHANGED', { path: ['version'] });
  if (wanted.act === 'ANSWER' && !proposal.isAsked) return refuse('NO_QUESTION_ASKED');
  const isTalk = wanted.act === 'ASK' || wanted.act === 'ANSWER';
  if (isTalk && !writtenText(wanted.text)) return refuse('WORDS_MISSING', { path: ['text'] });
  const text = readReason(wanted.text, move.needsText);
  return text.ok ? accept({ state: move.to, text: text.value }) : text;
}

/** A reason as it is stored, null for none. Refuses REASON_REQUIRED and REASON_TOO_LONG (over 1,000 characters). */
export function readReason(
  typed: string | null,
  isRequired: boolean,
): Result<string | null, Refusal<'REASON_REQUIRED' | 'REASON_TOO_LONG'>> {
  const text = writtenText(typed);
  if (isRequired && !text) return refuse('REASON_REQUIRED', { path: ['reason'] });
  if (text && text.length > MAX_TEXT) return refuse('REASON_TOO_LONG', { path: ['reason'] });
  return accept(text);
}

const MAX_NAME = 200;
const MAX_WEBSITE = 300;

export interface TypedProposal {
  readonly nameKm: string | null;
  readonly nameEn: string | null;
  readonly website: string | null;
  readonly why: string;
}

export interface ReadProposal {
  readonly name: LocalizedText;
  readonly website: string | null;
  readonly why: string;
}

export type ProposalTextRefusal = Refusal<
  'NAME_MISSING' | 'ORGANISATION_NAME_INVALID' | 'WEBSITE_INVALID' | 'WHY_INVALID'
>;

/** Reads what somebody typed of an organisation. One name at least; where one language has none, the other stands for
 *  both. Refuses NAME_MISSING, ORGANISATION_NAME_INVALID (over 200 characters, several lines, nothing to read),
 *  WEBSITE_INVALID, WHY_INVALID (nothing, or over 1,000 characters). */
export function readProposal(typed: TypedProposal): Result<ReadProposal, ProposalTextRefusal> {
  const [km, en] = [tidyText(typed.nameKm ?? ''), tidyText(typed.nameEn ?? '')];
  if (!km && !en) return refuse('NAME_MISSING', { path: ['nameKm'] });
  if (km && !isOrganisationName(km)) return refuse('ORGANISATION_NAME_INVALID', { path: ['nameKm'] });
  if (en && !isOrganisationName(en)) return refuse('ORGANISATION_NAME_INVALID', { path: ['nameEn'] });
  const website = readWebsite(typed.website ?? '');
  if (!website.ok) return website;
  const why = writtenText(typed.why);
  if (!why || why.length > MAX_TEXT || hasForbiddenCharacters(why))
    return refuse('WHY_INVALID', { path: ['why'] });
  return accept({ name: { km: km || en, en: en || km }, website: website.value, why });
}

const isOrganisationName = (text: string): boolean =>
  text.length <= MAX_NAME &&
  !text.includes('\n') &&
  !hasForbiddenCharacters(text) &&
  hasSomethingToSee(text) &&
  /\p{L}/u.test(foldText(text));

/** Reads a public address of the web: http or https, a name and no number, nobody's user name in it. One without a
 *  scheme is https. Null for nothing. It is shown as a link and never asked for. Refuses WEBSITE_INVALID. */
export function readWebsite(typed: string): Result<string | null, Refusal<'WEBSITE_INVALID'>> {
  const text = typed.trim();
  if (!text) return accept(null);
  const refused = refuse('WEBSITE_INVALID', { path: ['website'] });
  const address = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
  if (/\s/.test(address) || hasForbiddenCharacters(address) || !URL.canParse(address)) return refused;
  const url = new URL(address);
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  const isNamed = /^(?:[a-z0-9-]{1,63}\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/.test(url.hostname);
  return isWeb && isNamed && !url.username && !url.password && !url.port && url.href.length <= MAX_WEBSITE
    ? accept(url.href)
    : refused;
}
