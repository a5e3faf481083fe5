import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a link of one recipient is good for; a token of one kind does not open the other. */
export type LinkPurpose = 'invitation' | 'unsubscribe';

const ID_BYTES = 16;
const MAC_BYTES = 16;

const macOf = (secret: string, purpose: LinkPurpose, recipientId: string): Buffer =>
  createHmac('sha256', secret).update(`outreach ${purpose} ${recipientId}`).digest().subarray(0, MAC_BYTES);

/** The token of one recipient: 43 characters that hold the id of a row and a keyed hash of it, and nothing of the
 *  person. It is stored nowhere; a mail that is sent again derives the same one. */
export function linkToken(secret: string, purpose: LinkPurpose, recipientId: string): string {
  const id = Buffer.from(recipientId.replaceAll('-', ''), 'hex');
  return Buffer.concat([id, macOf(secret, purpose, recipientId)]).toString('base64url');
}

/** The recipient of a token; null for anything that `linkToken` did not make for this purpose under one of the secrets. */
export function readLinkToken(
  secrets: string | readonly string[],
  purpose: LinkPurpose,
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
