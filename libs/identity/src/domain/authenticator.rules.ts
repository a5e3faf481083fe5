import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { toAsciiDigits } from '#kernel';

export const RECOVERY_CODES = 10;
/** Minutes that a new secret waits for its first code. */
export const SET_UP_MINUTES = 10;
/** Wrong codes within a quarter of an hour. */
export const TRIES = 5;
export const TRIES_MINUTES = 15;
/** Length of a step, RFC 6238. One before and one after are accepted, for clocks that differ. */
export const STEP_SECONDS = 30;

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** A key for one purpose, so that no two purposes share one. */
const keyFor = (secret: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', `samaki ${purpose}`, 32));

/** Encrypts the secret of a person's authenticator: nonce, tag, text (AES-256-GCM). Bound to the person, so that it is
 *  worth nothing in another's row. */
export function sealSecret(secret: string, personId: string, plain: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keyFor(secret, 'authenticator'), nonce);
  cipher.setAAD(Buffer.from(personId));
  const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]);
}

/** The plain secret; null when it was sealed with another secret, for another person, or was changed. */
export function openSecret(secret: string, personId: string, sealed: Buffer): string | null {
  const nonce = sealed.subarray(0, NONCE_BYTES);
  const tag = sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', keyFor(secret, 'authenticator'), nonce, {
    authTagLength: TAG_BYTES,
  });
  try {
    decipher.setAAD(Buffer.from(personId));
    decipher.setAuthTag(tag);
    const text = sealed.subarray(NONCE_BYTES + TAG_BYTES);
    return Buffer.concat([decipher.update(text), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

/** Letters and digits that nobody mistakes for each other. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A new recovery code, such as `k7mq-2fxr-9hdn`: 59 random bits. */
export function newRecoveryCode(): string {
  // 248 = 8 × 31: a byte beyond it would make some letters likelier.
  const letters: string[] = [];
  while (letters.length < 12) {
    for (const byte of randomBytes(16))
      if (byte < 248 && letters.length < 12) letters.push(ALPHABET[byte % ALPHABET.length]!);
  }
  return [letters.slice(0, 4), letters.slice(4, 8), letters.slice(8)].map((part) => part.join('')).join('-');
}

/** What is stored of a recovery code: keyed, and for one person. */
export const hashRecoveryCode = (secret: string, personId: string, code: string): Buffer =>
  createHmac('sha256', keyFor(secret, 'recovery code')).update(`${personId} ${code}`).digest();

export type TypedProof =
  { readonly kind: 'CODE'; readonly code: string } | { readonly kind: 'RECOVERY'; readonly code: string };

/** What a person typed: the six digits of their authenticator, or a recovery code. Khmer digits, blanks and dashes are
 *  fine. Null for anything else. */
export function readProof(typed: string): TypedProof | null {
  if (typed.length > 100) return null;
  const text = toAsciiDigits(typed)
    .toLowerCase()
    .replace(/[\s\u200b-\u200d\u2010-\u2015\u2060\ufeff-]/g, '');
  if (/^[0-9]{6}$/.test(text)) return { kind: 'CODE', code: text };
  if (!/^[a-z0-9]{12}$/.test(text)) return null;
  return { kind: 'RECOVERY', code: `${text.slice(0, 4)}-${text.slice(4, 8)}-${text.slice(8)}` };
}
