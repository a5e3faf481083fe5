import { readSignedId, signId } from '#kernel';

/** What a link of one recipient is good for; a token of one kind does not open the other. */
export type LinkPurpose = 'invitation' | 'unsubscribe';

/** The token of one recipient: 43 characters that hold the id of a row and a keyed hash of it, and nothing of the
 *  person. It is stored nowhere; a mail that is sent again derives the same one. */
export const linkToken = (secret: string, purpose: LinkPurpose, recipientId: string): string =>
  signId(secret, `outreach ${purpose}`, recipientId);

/** The recipient of a token; null for anything that `linkToken` did not make for this purpose under one of the secrets. */
export const readLinkToken = (
  secrets: string | readonly string[],
  purpose: LinkPurpose,
  token: string,
): string | null => readSignedId(secrets, `outreach ${purpose}`, token);
