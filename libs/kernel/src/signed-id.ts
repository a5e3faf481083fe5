import { createHmac, timingSafeEqual } from 'node:crypto';

const ID_BYTES = 16;
const MAC_BYTES = 16;

const macOf = (secret: string, purpose: string, id: string): Buffer =>
  createHmac('sha256', secret).update(`${purpose} ${id}`).digest().subarray(0, MAC_BYTES);

/** The id of a row as the token of a link: 43 characters that hold the id and a keyed hash of it. It is stored nowhere
 *  and derived again whenever it is shown; a token of one purpose is none of another. */
export function signId(secret: string, purpose: string, id: string): string {
  const bytes = Buffer.from(id.replaceAll('-', ''), 'hex');
  return Buffer.concat([bytes, macOf(secret, purpose, id)]).toString('base64url');
}

/** The id in a token; null for anything that `signId` did not make for this purpose under one of the secrets. */
export function readSignedId(
  secrets: string | readonly string[],
  purpose: string,
  token: string,
): string | null {
  if (!/^[A-Za-z0-9_-]{43}$/.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  // The last character holds two bits that mean nothing: only the one spelling that is made counts.
  if (bytes.length !== ID_BYTES + MAC_BYTES || bytes.toString('base64url') !== token) return null;
  const hex = bytes.subarray(0, ID_BYTES).toString('hex');
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const isOurs = [secrets]
    .flat()
    .some((secret) => timingSafeEqual(bytes.subarray(ID_BYTES), macOf(secret, purpose, id)));
  return isOurs ? id : null;
}
