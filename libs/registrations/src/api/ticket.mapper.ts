import { toGlobalId } from '#graphql';
import type { TicketView } from '../domain/registration-reads.js';
import type { TicketType, TicketStateEnum } from './ticket.type.js';

export const REGISTRATION_PREFIX = 'reg';

function stateOf(view: TicketView): keyof typeof TicketStateEnum {
  if (view.hasExpired) return 'EXPIRED';
  if (view.status === 'CONFIRMED') return 'CONFIRMED';
  return view.status === 'WAITLISTED' ? 'WAITLISTED' : 'CANCELLED';
}

export const toTicketType = (view: TicketView): TicketType => ({
  id: toGlobalId(REGISTRATION_PREFIX, view.registrationId),
  registrationUuid: view.registrationId,
  sessionUuid: view.sessionId,
  reference: view.reference,
  state: stateOf(view),
  fullName: view.hasExpired ? null : view.fullName,
  organisation: view.hasExpired ? null : view.organisation,
  waitlistPosition: view.waitlistPosition,
  wasPromoted: view.wasPromoted,
  hasEmail: view.hasEmail,
  locale: view.locale,
});
