import type { Refusal } from '#kernel';

/** Why a registration was not written. */
export type RegisterRefusalCode =
  | 'SESSION_NOT_FOUND'
  | 'SESSION_CANCELLED'
  | 'SESSION_STARTED'
  | 'ALREADY_REGISTERED'
  | 'NAME_INVALID'
  | 'ORGANISATION_INVALID'
  | 'CONTACT_INVALID'
  | 'PHONE_TOO_SHORT'
  | 'PHONE_TOO_LONG'
  | 'EMAIL_INVALID'
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'UNAUTHENTICATED'
  | 'BUSY';
export type RegisterRefusal = Refusal<RegisterRefusalCode>;

export type CancelRefusal = Refusal<
  'TICKET_NOT_FOUND' | 'TICKET_EXPIRED' | 'REGISTRATION_NOT_FOUND' | 'ALREADY_CANCELLED' | 'SESSION_STARTED'
>;

/** Why a list was not enrolled, the whole of it. */
export type EnrolRefusal = Refusal<
  | 'LIST_EMPTY'
  | 'LIST_TOO_LONG'
  | 'ORGANISATION_NOT_FOUND'
  | 'SESSION_NOT_FOUND'
  | 'SESSION_CANCELLED'
  | 'SESSION_STARTED'
  | 'IDEMPOTENCY_KEY_REUSED'
>;
