import { accept, type Refusal, refuse, type Result } from '#kernel';
import {
  type Mailing,
  type MailingSession,
  type NotToCome,
  partMailing,
  whyNotToCome,
} from './mailing.rules.js';

/* Who is asked by mail for answers that are missing, and who is not. Pure. Source: docs/stories/questions.md. */

/** People asked by one press at most. */
export const MOST_ASKED = 1000;

/** Why somebody is not asked. UNDER_WAY: a mail with the ticket, or one that asks, has not left yet. ASKED_LATELY: within 24 hours. */
export const NOT_ASKED = ['ADDRESS_AWAITED', 'NO_ADDRESS', 'UNDER_WAY', 'ASKED_LATELY'] as const;
export type NotAsked = (typeof NOT_ASKED)[number];

/** Somebody of the session with an open question that must be answered. */
export interface Unanswered {
  readonly id: string;
  readonly personId: string;
  readonly fullName: string;
  readonly email: string | null;
  readonly locale: 'km' | 'en';
  readonly isAddressAwaited: boolean;
  /** How many are open. */
  readonly openQuestions: number;
}

/** What was sent for a registration. */
export interface AskingMails {
  /** When the mail was written, with the ticket or asking, that has not left yet; null when there is none. */
  readonly underWaySince: Date | null;
  /** When the last mail that asks left; null when that is 24 hours ago or more. */
  readonly askedLatelyAt: Date | null;
  /** How often it was asked, ever. */
  readonly askedEver: number;
}

export const NOTHING_SENT: AskingMails = { underWaySince: null, askedLatelyAt: null, askedEver: 0 };

export type AnswerMailing = Mailing<Unanswered & AskingMails, NotAsked>;

export type AskingRefusal = NotToCome | Refusal<'OPEN_TOO_MANY'>;

/** Parts those with an open question, in their order, into who gets a mail and who does not; nobody on either side when everybody has
 *  answered. Refuses as `AskingRefusal` names: the session is not to come, or of more than `MOST_ASKED` a question is open. */
export function planAsking(
  session: MailingSession | undefined,
  people: readonly (Unanswered & AskingMails)[],
): Result<AnswerMailing, AskingRefusal> {
  const refused = whyNotToCome(session);
  if (refused) return refused;
  if (people.length > MOST_ASKED)
    return refuse('OPEN_TOO_MANY', { path: ['sessionId'], detail: { most: MOST_ASKED } });
  return accept(partMailing(people, whyNotAsked));
}

function whyNotAsked(person: Unanswered & AskingMails): NotAsked | null {
  if (person.isAddressAwaited) return 'ADDRESS_AWAITED';
  if (person.email === null) return 'NO_ADDRESS';
  if (person.underWaySince) return 'UNDER_WAY';
  return person.askedLatelyAt ? 'ASKED_LATELY' : null;
}
