/** Longer than any browser's answer. */
const LONGEST = 16_384;

interface PublicKeyAnswer {
  readonly id: string;
  readonly response: object;
}

/** What a browser sent as the answer of an authenticator, as far as its outer form goes; null when it is no such thing.
 *  What is in it is judged by the verification. Never throws. */
export function readResponse<Response extends PublicKeyAnswer>(text: string): Response | null {
  if (text.length > LONGEST) return null;
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof read !== 'object' || read === null) return null;
  const { id, rawId, type, response } = read as Record<string, unknown>;
  const isAnswer =
    typeof id === 'string' &&
    /^[A-Za-z0-9_-]{1,1400}$/.test(id) &&
    rawId === id &&
    type === 'public-key' &&
    typeof response === 'object' &&
    response !== null &&
    Object.values(response).every(
      (value) =>
        typeof value === 'string' ||
        typeof value === 'number' ||
        value === null ||
        (Array.isArray(value) && value.every((one) => typeof one === 'string')),
    );
  return isAnswer ? withoutNulls(read as Response) : null;
}

/** Browsers write null for a user handle that they have not. */
const withoutNulls = <Response extends PublicKeyAnswer>(answer: Response): Response => ({
  ...answer,
  response: Object.fromEntries(Object.entries(answer.response).filter(([, value]) => value !== null)),
});
