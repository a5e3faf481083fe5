import type { RegistrationStatus } from './registration.entity.js';

/** The mail with the link that confirms an address. It is of no plan of the session: a new date does not withdraw it. */
export const ADDRESS_ASKED = 'registrations.address-asked';

/** Tells apart the mails of one registration that ask for its address: the first one is 0. */
export const addressAskedKey = (registrationId: string, nth: number): string =>
  `${ADDRESS_ASKED}~${registrationId}~${nth}`;

/** The mail that tells somebody how they stand once more, because their organisation asked for it. */
export const SENT_AGAIN = 'registrations.sent-again';

/** Tells apart such mails of one registration: the first one is 0. Of several who send at once one writes it. */
export const sentAgainKey = (registrationId: string, nth: number): string =>
  `${SENT_AGAIN}~${registrationId}~${nth}`;

/** The mail that asks somebody for answers that are missing, because whoever runs the session asked for it. */
export const ANSWERS_ASKED = 'registrations.answers-asked';

/** Tells apart such mails of one registration: the first one is 0. Of several who ask at once one writes it. */
export const answersAskedKey = (registrationId: string, nth: number): string =>
  `${ANSWERS_ASKED}~${registrationId}~${nth}`;

/** What is sent and published of what a newcomer was given. */
export const NEWS = {
  CONFIRMED: { kind: 'registrations.confirmed', topic: 'registrations.seat.confirmed.v1' },
  PENDING: { kind: 'registrations.awaits-approval', topic: 'registrations.approval.awaited.v1' },
  WAITLISTED: { kind: 'registrations.waitlisted', topic: 'registrations.waitlist.joined.v1' },
} as const;

/** What somebody is sent who moved up. */
export const MAIL_OF_PROMOTION: Partial<Record<RegistrationStatus, string>> = {
  CONFIRMED: 'registrations.promoted',
  OFFERED: 'registrations.offered',
  PENDING: 'registrations.awaits-approval',
};

/** What tells somebody how they stand. */
export const MAIL_OF_STANDING: Partial<Record<RegistrationStatus, string>> = {
  CONFIRMED: 'registrations.confirmed',
  PENDING: 'registrations.awaits-approval',
  WAITLISTED: 'registrations.waitlisted',
  OFFERED: 'registrations.offered',
};
