import { toGlobalId } from '#graphql';
import { maskEmail } from '#identity';
import type { TicketView } from '../domain/ticket.sql.js';
import type { TicketType, TicketStateEnum } from './ticket.type.js';

export const REGISTRATION_PREFIX = 'reg';
export const GROUP_PREFIX = 'grp';

function stateOf(view: TicketView): keyof typeof TicketStateEnum {
  if (view.hasExpired) return 'EXPIRED';
  return view.status;
}

const masked = (awaited: TicketView['awaitedAddress']): TicketType['awaitedAddress'] =>
  awaited && { ...awaited, address: maskEmail(awaited.email) };

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
  reconfirmBy: view.hasExpired ? null : view.reconfirmBy,
  reconfirmedAt: view.hasExpired ? null : view.reconfirmedAt,
  locale: view.locale,
  offerEndsAt: view.offerEndsAt,
  promotionCause: view.promotionCause,
  promotionQuota: view.promotionQuota,
  offerExpired: view.endedBecause === 'OFFER_EXPIRED',
  endedBecause: view.endedBecause as TicketType['endedBecause'],
  declineReason: view.hasExpired ? null : view.declineReason,
  attendanceMode: view.attendanceMode,
  groupSize: view.groupSize,
  passes: view.passes,
  awaitedAddress: view.hasExpired ? null : masked(view.awaitedAddress),
});
