import { GraphQLError } from 'graphql';
import { ActorGoneError } from '#authz';
import { isDiskFull, type Locale } from '#kernel';
import { translate } from '#locale';
import { isProtocolCode, type ProtocolCode } from './protocol-error.js';

/** One error as a client reads it: no message of ours, no suggestion, no place in the source. */
export interface MaskedError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: {
    readonly code: ProtocolCode;
    readonly requestId: string;
    readonly retryAfterSeconds?: number;
  };
}

export interface Verdict {
  readonly code: ProtocolCode;
  readonly retryAfterSeconds?: number;
}

/** Seconds until a lost database is worth another try. */
const RETRY_AFTER_OUTAGE = 5;

/** Node's words for a connection that was refused, cut or never came about. */
const CONNECTION_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EPIPE',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
]);
/** And pg's and TypeORM's, which have no code: the last is said of a transaction whose connection was lost under it. */
const CONNECTION_MESSAGES =
  /connection terminated|connection ended|timeout exceeded when trying to connect|timeout expired|query read timeout|client was closed|not queryable|cannot use a pool after|is not connected|query runner already released/i;

/** SQLSTATE: connection lost (08), resources gone (53), shutting down (57P), cancelled by its time-out (57014),
 *  lock not had in time (55P03), given up after retries (40001, 40P01). */
const OUTAGE_STATES = /^(08\w{3}|53\w{3}|57P\d\d|57014|55P03|40001|40P01|25006)$/;

/** Apollo's words for a document or operation that cannot be run, beside its GRAPHQL_… ones. */
const REQUEST_CODES = new Set(['BAD_REQUEST', 'OPERATION_RESOLUTION_FAILURE']);

/** SQLSTATE: a value that no column of that type can hold. It came with the input. */
const DATA_STATES = /^22\w{3}$/;

/** What an error means for the client. Never looks at words that a person wrote. */
export function verdictOf(error: unknown): Verdict {
  for (
    let cause: unknown = error, depth = 0;
    cause !== undefined && cause !== null && depth < 6;
    depth += 1
  ) {
    const verdict = ofOne(cause);
    if (verdict) return verdict;
    const next = cause as { originalError?: unknown; driverError?: unknown; cause?: unknown };
    cause = next.originalError ?? next.driverError ?? next.cause;
  }
  return { code: 'INTERNAL' };
}

/** Whether a part of the service is away, and another try may be worth it. */
export const isOutage = (error: unknown): boolean => verdictOf(error).code === 'UNAVAILABLE';

function ofOne(error: unknown): Verdict | undefined {
  if (error instanceof GraphQLError) {
    // The compiled form leaves `extensions` out where graphql-js puts an empty object.
    const { code, retryAfterSeconds } = (error.extensions as GraphQLError['extensions'] | undefined) ?? {};
    if (isProtocolCode(code)) {
      return typeof retryAfterSeconds === 'number' ? { code, retryAfterSeconds } : { code };
    }
    if (typeof code === 'string' && (code.startsWith('GRAPHQL_') || REQUEST_CODES.has(code)))
      return { code: 'BAD_USER_INPUT' };
    // A document that cannot be parsed or validated has no error behind it and no place in an answer.
    return error.originalError || error.path ? undefined : { code: 'BAD_USER_INPUT' };
  }
  if (error instanceof ActorGoneError) return { code: error.code };
  if (typeof error !== 'object' || error === null) return undefined;
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (typeof code === 'string') {
    if (OUTAGE_STATES.test(code) || CONNECTION_CODES.has(code) || isDiskFull(error))
      return { code: 'UNAVAILABLE', retryAfterSeconds: RETRY_AFTER_OUTAGE };
    if (DATA_STATES.test(code)) return { code: 'BAD_USER_INPUT' };
  }
  if (typeof message === 'string' && CONNECTION_MESSAGES.test(message)) {
    return { code: 'UNAVAILABLE', retryAfterSeconds: RETRY_AFTER_OUTAGE };
  }
  return undefined;
}

/** The error for the client: code, the sentence of the code in its language, the id of the request. */
export function mask(
  verdict: Verdict,
  locale: Locale,
  requestId: string,
  path?: readonly (string | number)[],
): MaskedError {
  return {
    message: translate(locale, `error.${verdict.code}`),
    ...(path && { path }),
    extensions: {
      code: verdict.code,
      requestId,
      ...(verdict.retryAfterSeconds !== undefined && { retryAfterSeconds: verdict.retryAfterSeconds }),
    },
  };
}

/** One error for each place that became null. Where several fields below one nullable place fail, graphql-js tells of
 *  the first to fail and the compiled form of all; a client needs to know once why the place is empty. */
export function oneForEachNull(errors: readonly MaskedError[], data: unknown): MaskedError[] {
  const byPlace = new Map<string, MaskedError>();
  const inOrder = errors.toSorted((one, other) =>
    compare(JSON.stringify(one.path ?? []), JSON.stringify(other.path ?? [])),
  );
  for (const error of inOrder) {
    const place = JSON.stringify(placeOfNull(error.path ?? [], data));
    if (!byPlace.has(place)) byPlace.set(place, error);
  }
  return [...byPlace.values()];
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

function placeOfNull(path: readonly (string | number)[], data: unknown): readonly (string | number)[] {
  let value = data;
  for (let at = 0; at < path.length; at += 1) {
    if (typeof value !== 'object' || value === null) return path.slice(0, at);
    value = (value as Record<string | number, unknown>)[path[at] ?? ''];
  }
  return path;
}

/** HTTP status of an answer. An answer with data is 200 whatever a field of it was refused, unless a part of the
 *  service is away: then a proxy or client may try again. */
export function statusOf(codes: readonly ProtocolCode[], hasData: boolean): number {
  if (codes.includes('UNAVAILABLE')) return 503;
  if (codes.includes('RATE_LIMITED')) return 429;
  if (hasData || codes.length === 0) return 200;
  if (codes.includes('INTERNAL')) return 500;
  return codes.includes('BAD_USER_INPUT') ? 400 : 200;
}
