import type { LedgerRow } from '#messaging';
import type { MailFacts } from '../domain/mail-facts.js';
import { ANSWERS_ASKED, SENT_AGAIN } from '../domain/registration-news.js';

const LIVE: ReadonlySet<string> = new Set(['CONFIRMED', 'WAITLISTED', 'OFFERED', 'PENDING']);

/** Is this mail still wanted, now that it is about to leave? The world may have moved since it was written down:
 *  a seat given up, a session moved (the mail of the new plan is on its way) or cancelled. Pure. */
export function isStillWanted(row: LedgerRow, facts: MailFacts): boolean {
  const isCurrent = row.subjectVersion === facts.scheduleVersion;
  const isComing = facts.sessionStatus === 'OPEN' && !facts.hasStarted && isCurrent;
  const isOff = facts.sessionStatus === 'CANCELLED';
  const isLive = LIVE.has(facts.status);
  switch (row.kind) {
    case 'registrations.confirmed':
    case 'registrations.promoted':
    case 'registrations.received':
    case 'registrations.switched':
      return isComing && facts.status === 'CONFIRMED';
    case 'registrations.waitlisted':
      return isComing && facts.status === 'WAITLISTED';
    case 'registrations.offered':
      return isComing && facts.status === 'OFFERED';
    case 'registrations.not-approved':
      return facts.status === 'DECLINED';
    case 'registrations.offer-ended':
      return isComing && facts.status === 'DECLINED';
    case 'registrations.awaits-approval':
      return isComing && facts.status === 'PENDING' && facts.pendingReason === 'APPROVAL';
    // Of no plan: a new date withdraws neither.
    case 'registrations.address-asked':
      return facts.pendingReason === 'ADDRESS' && facts.isHeld && !isOff;
    case 'registrations.address-not-confirmed':
      return facts.status === 'CANCELLED' && !facts.hasStarted && !isOff;
    case 'registrations.cancelled':
    case 'registrations.taken-back':
    case 'registrations.given-away':
    case 'registrations.date-changed':
      return facts.status === 'CANCELLED';
    case SENT_AGAIN:
      return isComing && isLive && facts.pendingReason !== 'ADDRESS';
    case ANSWERS_ASKED:
      return isComing && isLive && facts.pendingReason !== 'ADDRESS' && facts.openQuestions > 0;
    case 'sessions.moved':
    case 'sessions.dated':
      return isComing && isLive;
    case 'sessions.postponed':
      return facts.sessionStatus === 'POSTPONED' && isCurrent && isLive;
    case 'sessions.cancelled':
      return facts.sessionStatus === 'CANCELLED' && isLive;
    default:
      return false;
  }
}
