import { randomInt } from 'node:crypto';

/** Days between asking and erasing, in which it can be taken back. */
export const ERASURE_DAYS = 14;

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** What stands where a name stood. Drawn, not reckoned: nothing leads from it to the person. */
export const newPseudonym = (): string =>
  `Erased-${Array.from({ length: 6 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')}`;

/** Copies of one's data in a day. */
export const EXPORTS_PER_DAY = 3;

/** New addresses that may be tried in a day, and guesses at one code. */
export const CONTACT_CHANGES_PER_DAY = 5;
export const TRIES_PER_CONTACT_CODE = 5;
