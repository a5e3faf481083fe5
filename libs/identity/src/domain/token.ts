import { createHash, randomBytes } from 'node:crypto';

/** A new secret for a cookie: 256 random bits as 43 characters. */
export const newToken = (): string => randomBytes(32).toString('base64url');

export const isToken = (text: string | undefined): text is string =>
  text !== undefined && /^[A-Za-z0-9_-]{43}$/.test(text);

/** What is stored of a token. It is random in full, so a plain hash is enough. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();
