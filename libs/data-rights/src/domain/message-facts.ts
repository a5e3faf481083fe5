/** Kinds of mail of this lib; their words are in `locales/{km,en}/mail.json`. */
export const CONTACT_CODE_MAIL = 'data-rights.contact-code';
export const CONTACT_CHANGED_MAIL = 'data-rights.contact-changed';
export const EXPORTED_MAIL = 'data-rights.exported';
export const ERASURE_ASKED_MAIL = 'data-rights.erasure-asked';
export const ERASURE_CANCELLED_MAIL = 'data-rights.erasure-cancelled';
