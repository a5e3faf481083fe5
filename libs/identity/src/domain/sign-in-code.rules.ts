import { createHmac, timingSafeEqual } from 'node:crypto';
import { accept, refuse, type Refusal, type Result, toAsciiDigits } from '#kernel';

const CODE_DIGITS = 8;
export const CODE_MINUTES = 10;
/** Guesses that one code bears. */
const TRIES_PER_CODE = 5;
/** Codes that may be asked for one address within an hour, by each browser that it knows, and by all others together. */
export const CODES_PER_HOUR = 10;
/** Guesses that are compared for one address within an hour, over all codes, counted in the same way. */
const TRIES_PER_HOUR = 10;
/** Of these, what the unknown browsers of one network use up: the rest is left to those who come from elsewhere. */
export const CODES_PER_NETWORK = 7;
const TRIES_PER_NETWORK = 7;

export type SignInRefusalCode = 'CODE_WRONG' | 'CODE_EXPIRED' | 'TOO_MANY_TRIES';

/** The code of a row: eight digits of a keyed hash of its id. It is stored nowhere; the mail derives it again. */
export function deriveCode(secret: string, codeId: string): string {
  const bytes = createHmac('sha256', secret).update(`sign-in-code ${codeId}`).digest();
  const number = bytes.readBigUInt64BE() % 10n ** BigInt(CODE_DIGITS);
  return number.toString().padStart(CODE_DIGITS, '0');
}

/** What is stored to compare with. Keyed too: eight digits behind a plain hash would be found in a second. */
export const hashCode = (secret: string, codeId: string, code: string): Buffer =>
  createHmac('sha256', secret).update(`sign-in-code-hash ${codeId} ${code}`).digest();

/** The code of a row under whichever of the secrets it was made with; null under none of them. */
export const codeOf = (secrets: readonly string[], row: Pick<AskedCode, 'id' | 'codeHash'>): string | null =>
  secrets
    .map((secret) => ({ secret, code: deriveCode(secret, row.id) }))
    .find(({ secret, code }) => hashCode(secret, row.id, code).equals(row.codeHash))?.code ?? null;

/** What is stored of the network that asks. Keyed: there are few enough networks to try them all. */
export const hashNetwork = (secret: string, network: string): Buffer =>
  createHmac('sha256', secret).update(`sign-in-network ${network}`).digest().subarray(0, 16);

/** The code as typed: Khmer digits, blanks and dashes are fine. Null when it is not eight digits. */
export function readTypedCode(typed: string): string | null {
  if (typed.length > 100) return null;
  const code = toAsciiDigits(typed).replace(/[\s\u200b-\u200d\u2010-\u2015\u2060\ufeff-]/g, '');
  return /^[0-9]{8}$/.test(code) ? code : null;
}

/** What is known, at the moment of a guess, of the newest code that the guessing browser asked for. */
export interface AskedCode {
  readonly id: string;
  readonly codeHash: Buffer;
  readonly attempts: number;
  readonly isUsed: boolean;
  readonly isExpired: boolean;
  /** Guesses compared for the address within the last hour: in this browser if it is known, else in all that are not. */
  readonly recentAttempts: number;
  /** Those of them that came with codes asked for from the same network; 0 for a known browser. */
  readonly networkAttempts: number;
}

export interface Guess {
  /** True when the guess was held against the code, right or wrong, and so counts. */
  readonly isCounted: boolean;
  readonly verdict: Result<null, Refusal<SignInRefusalCode>>;
}

/** Decides a guess. A browser that asked for no code has none to compare with: whoever does not hold the cookie learns
 *  nothing. What strangers use up is theirs: a browser in which the person was signed in before counts for itself. While the secret is being changed, a code made under a former one is
 *  right too. Pure; the caller holds the address's lock. */
export function decideGuess(
  asked: AskedCode | null,
  code: string | null,
  secrets: string | readonly string[],
): Guess {
  const uncounted = (refusal: SignInRefusalCode): Guess => ({ isCounted: false, verdict: refuse(refusal) });
  if (!asked || code === null || asked.isUsed) return uncounted('CODE_WRONG');
  if (asked.isExpired) return uncounted('CODE_EXPIRED');
  const isUsedUp =
    asked.attempts >= TRIES_PER_CODE ||
    asked.recentAttempts >= TRIES_PER_HOUR ||
    asked.networkAttempts >= TRIES_PER_NETWORK;
  if (isUsedUp) return uncounted('TOO_MANY_TRIES');
  const isRight = [secrets]
    .flat()
    .some((secret) => timingSafeEqual(hashCode(secret, asked.id, code), asked.codeHash));
  return { isCounted: true, verdict: isRight ? accept(null) : refuse('CODE_WRONG') };
}
