import type { Refusal } from '#kernel';
import type { AnswerRefusalCode, AnswersRefusal } from './question.rules.js';

/** Why the link of seats that were set aside opens nothing: it is none, it was withdrawn or replaced, or its seats went to everybody. */
export type SeatLinkRefusalCode = 'SEAT_LINK_INVALID' | 'SEAT_LINK_WITHDRAWN' | 'SEAT_LINK_ENDED';

/** Why a registration was not written. */
export type RegisterRefusalCode =
  | 'SESSION_NOT_FOUND'
  | 'SESSION_CANCELLED'
  | 'SESSION_STARTED'
  | 'SESSION_POSTPONED'
  | 'REGISTRATION_NOT_OPEN'
  | 'REGISTRATION_CLOSED'
  | 'ALREADY_REGISTERED'
  | 'PREREQUISITES_MISSING'
  | 'BOOKED_AT_SAME_HOUR'
  | 'NOT_HYBRID'
  | 'PHONE_SEATS_USED_UP'
  | 'PHONE_TRIES_USED_UP'
  | 'ADDRESS_TRIES_USED_UP'
  | 'NAME_INVALID'
  | 'ORGANISATION_INVALID'
  | 'CONTACT_INVALID'
  | 'PHONE_TOO_SHORT'
  | 'PHONE_TOO_LONG'
  | 'EMAIL_INVALID'
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'UNAUTHENTICATED'
  | SeatLinkRefusalCode
  | AnswerRefusalCode
  | 'BUSY';
export type RegisterRefusal = Refusal<RegisterRefusalCode> | AnswersRefusal;

export type CancelRefusal = Refusal<
  | 'TICKET_NOT_FOUND'
  | 'TICKET_EXPIRED'
  | 'REGISTRATION_NOT_FOUND'
  | 'ALREADY_CANCELLED'
  | 'SESSION_STARTED'
  | 'CANCELLATION_CLOSED'
>;

/** Why a list was not enrolled, the whole of it. */
export type EnrolRefusal = Refusal<
  | 'LIST_EMPTY'
  | 'LIST_TOO_LONG'
  | 'COLUMNS_WITHOUT_NAME'
  | 'DRAFT_FULL'
  | 'ORGANISATION_NOT_FOUND'
  | 'ENROLMENT_LIMITED'
  | 'SESSION_NOT_FOUND'
  | 'SESSION_CANCELLED'
  | 'SESSION_STARTED'
  | 'SESSION_POSTPONED'
  | 'REGISTRATION_NOT_OPEN'
  | 'REGISTRATION_CLOSED'
  | 'NOT_HYBRID'
  | 'IDEMPOTENCY_KEY_REUSED'
>;
