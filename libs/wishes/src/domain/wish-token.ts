import { readSignedId, signId } from '#kernel';

const PURPOSE = 'wishes date';

/** The token of the links in a wish's mails: 43 characters that hold the id of the wish and a keyed hash of it, and nothing of whoever
 *  waits. It is stored nowhere. Whoever holds it may confirm the wish and end it. */
export const wishToken = (secret: string, wishId: string): string => signId(secret, PURPOSE, wishId);

/** The wish of a token; null for anything that `wishToken` did not make under one of the secrets. */
export const readWishToken = (secrets: readonly string[], token: string): string | null =>
  readSignedId(secrets, PURPOSE, token);
