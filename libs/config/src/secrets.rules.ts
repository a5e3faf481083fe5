import { createHash } from 'node:crypto';

/** Characters of a secret at least; `openssl rand -hex 32` makes 64. */
const SHORTEST = 32;
/** Different characters in it at least: hexadecimal digits drawn by chance show 14 or more of their 16 in such a length. */
const FEWEST_DIFFERENT = 10;
/** Words of people, of examples and of other manuals. */
const WRITTEN_BY_HAND = /secret|passw|change|example|default|samaki|qwert|admin|letmein|1234567|abcdef/i;

/** Why a text is no secret; null when it may be one. Never says the text. */
export function weaknessOf(secret: string): string | null {
  if (secret.length < SHORTEST) return `must have ${SHORTEST} characters or more`;
  if (new Set(secret).size < FEWEST_DIFFERENT) return 'must be drawn by chance: openssl rand -hex 32';
  if (isRepeated(secret)) return 'must not repeat itself: openssl rand -hex 32';
  if (WRITTEN_BY_HAND.test(secret)) return 'must not hold words or rows of digits: openssl rand -hex 32';
  return null;
}

/** Is it a shorter text, twice or more often? */
const isRepeated = (text: string): boolean => (text + text).indexOf(text, 1) < text.length;

/** The secrets in a list such as `SAMAKI_SECRET_PREVIOUS`, parted by commas or blanks. */
export const secretsIn = (list: string): string[] => list.split(/[\s,]+/).filter(Boolean);

/** A name for a secret, eight characters of a hash: two processes that show the same one have the same secret. */
export const keyIdOf = (secret: string): string =>
  createHash('sha256').update(`samaki key id ${secret}`).digest('hex').slice(0, 8);
