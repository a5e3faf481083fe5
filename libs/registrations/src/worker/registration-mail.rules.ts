import type { LedgerRow } from '#messaging';
import type { MailFacts } from '../domain/mail-facts.js';

/** Is this mail still wanted, now that it is about to leave? The world may have moved since it was written down:
 *  a seat given up, a session moved (the mail of the new plan is on its way) or cancelled. Pure. */
export function isStillWanted(row: LedgerRow, facts: MailFacts): boolean {
  const isCurrent = row.subjectVersion === facts.scheduleVersion;
  const isComing = facts.sessionStatus === 'OPEN' && !facts.hasStarted && isCurrent;
  const isLive = facts.status === 'CONFIRMED' || facts.status === 'WAITLISTED';
  switch (row.kind) {
    case 'registrations.confirmed':
    case 'registrations.promoted':
      return isComing && facts.status === 'CONFIRMED';
    case 'registrations.waitlisted':
      return isComing && facts.status === 'WAITLISTED';
    case 'registrations.cancelled':
      return facts.status === 'CANCELLED';
    case 'sessions.moved':
      return isComing && isLive;
    case 'sessions.cancelled':
      return facts.sessionStatus === 'CANCELLED' && isLive;
    default:
      return false;
  }
}
