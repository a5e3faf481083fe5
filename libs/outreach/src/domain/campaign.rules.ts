import { accept, type LocalizedText, refuse, type Refusal, type Result, tidyText } from '#kernel';
import type { SessionStatus } from '#sessions';

export const CAMPAIGN_STATUSES = ['DRAFT', 'SENDING', 'SENT', 'CANCELLED'] as const;
/** - DRAFT: being written. - SENDING: its recipients are frozen and its mails are going out.
 *  - SENT: none of its mails waits any more. - CANCELLED: given up; what had not left was withdrawn. */
export type CampaignStatus = (typeof CAMPAIGN_STATUSES)[number];

export type CampaignVerb = 'edit' | 'start' | 'finish' | 'cancel';

/** Every legal move; what is not here is refused. */
export const CAMPAIGN_MOVES = [
  { verb: 'edit', from: 'DRAFT', to: 'DRAFT' },
  { verb: 'start', from: 'DRAFT', to: 'SENDING' },
  { verb: 'finish', from: 'SENDING', to: 'SENT' },
  { verb: 'cancel', from: 'DRAFT', to: 'CANCELLED' },
  { verb: 'cancel', from: 'SENDING', to: 'CANCELLED' },
] as const satisfies readonly { verb: CampaignVerb; from: CampaignStatus; to: CampaignStatus }[];

/** Where a verb leads from a status; null where it leads nowhere. */
export const moveOf = (verb: CampaignVerb, from: CampaignStatus): CampaignStatus | null =>
  CAMPAIGN_MOVES.find((move) => move.verb === verb && move.from === from)?.to ?? null;

/** Graphemes of a subject. A phone shows about the first forty. */
export const MAX_SUBJECT = 80;
/** Graphemes of a body. */
export const MAX_BODY = 4_000;

export interface CampaignText {
  readonly subject: LocalizedText;
  readonly body: LocalizedText;
}

const GRAPHEMES = new Intl.Segmenter('km', { granularity: 'grapheme' });
const lengthOf = (text: string): number => [...GRAPHEMES.segment(text)].length;

const oneLine = (text: string): string => tidyText(text.replace(/\s+/g, ' '));
/** Paragraphs are kept apart by one empty line. */
const paragraphs = (text: string): string =>
  tidyText(text.replace(/\r\n?/g, '\n'))
    // Begun only where a run of blanks begins: a body of blanks would be read over and over.
    .replace(/(?<![ \t])[ \t]*\n[ \t]*/g, '\n')
    .replace(/\n{3,}/g, '\n\n');

/** The texts as they are kept. A draft may lack a language. Refuses SUBJECT_TOO_LONG and BODY_TOO_LONG. */
export function tidyCampaign(
  text: CampaignText,
): Result<CampaignText, Refusal<'SUBJECT_TOO_LONG' | 'BODY_TOO_LONG'>> {
  const subject = { km: oneLine(text.subject.km), en: oneLine(text.subject.en) };
  const body = { km: paragraphs(text.body.km), en: paragraphs(text.body.en) };
  for (const locale of ['km', 'en'] as const) {
    // The code units are looked at first, so that a book is not taken apart into graphemes.
    if (subject[locale].length > 300 || lengthOf(subject[locale]) > MAX_SUBJECT)
      return refuse('SUBJECT_TOO_LONG', { path: ['subject', locale], detail: { most: MAX_SUBJECT } });
    if (body[locale].length > 10_000 || lengthOf(body[locale]) > MAX_BODY)
      return refuse('BODY_TOO_LONG', { path: ['body', locale], detail: { most: MAX_BODY } });
  }
  return accept({ subject, body });
}

/** What stands when somebody wants to send. */
export interface AtStart extends CampaignText {
  readonly status: CampaignStatus;
  readonly version: number;
  /** The session that it invites to; null for none. */
  readonly session: { readonly status: SessionStatus; readonly hasStarted: boolean } | null;
  /** How many would be invited now. */
  readonly invited: number;
}

/** What the person saw when they decided. */
export interface Seen {
  readonly version: number;
  readonly invited: number;
}

export type StartRefusal = Refusal<
  | 'CAMPAIGN_NOT_DRAFT'
  | 'CAMPAIGN_CHANGED'
  | 'TRANSLATION_MISSING'
  | 'SESSION_CANCELLED'
  | 'SESSION_POSTPONED'
  | 'SESSION_STARTED'
  | 'NOBODY_TO_INVITE'
  | 'REACH_CHANGED'
>;

/** May it be sent? Only what was seen is sent: another draft or another number of people is shown first. */
export function decideStart(at: AtStart, seen: Seen): Result<true, StartRefusal> {
  if (moveOf('start', at.status) === null) return refuse('CAMPAIGN_NOT_DRAFT');
  if (at.version !== seen.version) return refuse('CAMPAIGN_CHANGED');
  const missing = (['subject', 'body'] as const).flatMap((part) =>
    (['km', 'en'] as const).filter((locale) => at[part][locale] === '').map((locale) => [part, locale]),
  )[0];
  if (missing) return refuse('TRANSLATION_MISSING', { path: missing });
  if (at.session?.status === 'CANCELLED') return refuse('SESSION_CANCELLED', { path: ['sessionId'] });
  // It has no date to invite to; every mail would be held back as it leaves.
  if (at.session?.status === 'POSTPONED') return refuse('SESSION_POSTPONED', { path: ['sessionId'] });
  if (at.session?.hasStarted) return refuse('SESSION_STARTED', { path: ['sessionId'] });
  if (at.invited === 0) return refuse('NOBODY_TO_INVITE');
  if (at.invited !== seen.invited)
    return refuse('REACH_CHANGED', { detail: { seen: seen.invited, now: at.invited } });
  return accept(true);
}

/** The minute, counted from the start, in which the message of this position is due. */
export const minuteOf = (position: number, perMinute: number): number => Math.floor(position / perMinute);
