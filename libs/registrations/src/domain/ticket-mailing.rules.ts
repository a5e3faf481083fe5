import { accept, type Refusal, refuse, type Result } from '#kernel';
import {
  type Mailing,
  type MailingSession,
  type NotToCome,
  partMailing,
  whyNotToCome,
} from './mailing.rules.js';
import type { RegistrationStatus } from './registration.entity.js';

/* Who gets the ticket once more, and who does not. Pure. Source: docs/stories/ticket-mails.md. */

/** People in one mailing at most, as on one sheet of tickets. */
export const MOST_IN_MAILING = 600;
/** So often within a day. */
export const MOST_A_DAY = 3;

/** Why somebody of the organisation gets no mail. OWN: registered by themselves and does not belong to it. */
export type WithoutTicketMail =
  'CANCELLED' | 'OWN' | 'ADDRESS_AWAITED' | 'NO_ADDRESS' | 'UNDER_WAY' | 'SENT_LATELY' | 'SENT_OFTEN';

/** Somebody whose registration carries the organisation. */
export interface Registered {
  readonly id: string;
  readonly personId: string;
  readonly fullName: string;
  readonly status: RegistrationStatus;
  readonly isAddressAwaited: boolean;
  /** 1 is the next in line; null when not waiting. */
  readonly waitlistPosition: number | null;
  readonly email: string | null;
  readonly locale: 'km' | 'en';
  /** A member, or enrolled by it. */
  readonly isOfOrganisation: boolean;
}

/** What was sent for a registration. */
export interface TicketMails {
  /** When the mail with the ticket was written that has not left yet; null when there is none. */
  readonly underWaySince: Date | null;
  /** When the last mail with the ticket left; null when that is an hour ago or more. */
  readonly sentLatelyAt: Date | null;
  /** How often it was sent again: within a day, and ever. */
  readonly sentToday: number;
  readonly sentEver: number;
}

export type Colleague = Registered & TicketMails;

export const NO_TICKET_SENT: TicketMails = {
  underWaySince: null,
  sentLatelyAt: null,
  sentToday: 0,
  sentEver: 0,
};

export type TicketMailing = Mailing<Colleague, WithoutTicketMail>;

export type MailingRefusal = NotToCome | Refusal<'NOBODY_REGISTERED' | 'MAILS_TOO_MANY'>;

/** Parts the people, in their order, into who gets a mail and who does not. Refuses as `MailingRefusal` names: the session is not to come,
 *  nobody is registered, or more than `MOST_IN_MAILING` are. Never throws. */
export function planMailing(
  session: MailingSession | undefined,
  people: readonly Colleague[],
): Result<TicketMailing, MailingRefusal> {
  const refused = whyNotToCome(session);
  if (refused) return refused;
  const path = ['sessionId'];
  if (people.length === 0) return refuse('NOBODY_REGISTERED', { path });
  if (people.length > MOST_IN_MAILING)
    return refuse('MAILS_TOO_MANY', { path, detail: { most: MOST_IN_MAILING } });
  return accept(partMailing(people, whyWithout));
}

function whyWithout(person: Colleague): WithoutTicketMail | null {
  if (person.status === 'CANCELLED' || person.status === 'DECLINED') return 'CANCELLED';
  if (!person.isOfOrganisation) return 'OWN';
  if (person.isAddressAwaited) return 'ADDRESS_AWAITED';
  if (person.email === null) return 'NO_ADDRESS';
  if (person.underWaySince) return 'UNDER_WAY';
  if (person.sentLatelyAt) return 'SENT_LATELY';
  return person.sentToday >= MOST_A_DAY ? 'SENT_OFTEN' : null;
}
