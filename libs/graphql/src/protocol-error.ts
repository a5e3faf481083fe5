import { GraphQLError } from 'graphql';

/** What may go wrong with a request as such. Everything expected inside a mutation is a typed error of its payload. */
export const PROTOCOL_CODES = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'BAD_USER_INPUT',
  'RATE_LIMITED',
  'INTERNAL',
  'UNAVAILABLE',
] as const;
export type ProtocolCode = (typeof PROTOCOL_CODES)[number];

export const isProtocolCode = (code: unknown): code is ProtocolCode =>
  typeof code === 'string' && (PROTOCOL_CODES as readonly string[]).includes(code);

/** A refusal of the request. Its message is for the log; the client reads the sentence of the code. */
export function protocolError(code: ProtocolCode, why: string, retryAfterSeconds?: number): GraphQLError {
  return new GraphQLError(why, {
    extensions: retryAfterSeconds === undefined ? { code } : { code, retryAfterSeconds },
  });
}

/** The input cannot be meant: a foreign cursor, a page of 0 rows, a text with control characters. */
export const badInput = (why: string): GraphQLError => protocolError('BAD_USER_INPUT', why);

/** The request is larger than any that is meant. Bad input that the log tells of. */
export const beyondLimit = (why: string): GraphQLError =>
  new GraphQLError(why, { extensions: { code: 'BAD_USER_INPUT', limit: why } });

/** Nobody is signed in and somebody must be. */
export const unauthenticated = (): GraphQLError => protocolError('UNAUTHENTICATED', 'a sign-in is needed');

/** Signed in, and still not allowed. For what is seen but not allowed; what may not be seen does not exist. */
export const forbidden = (why = 'the permission is missing'): GraphQLError => protocolError('FORBIDDEN', why);

/** Not now; a later try makes sense after that many seconds. */
export const unavailable = (why: string, retryAfterSeconds: number): GraphQLError =>
  protocolError('UNAVAILABLE', why, retryAfterSeconds);
