import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RefusalFragment } from '../../src/shared/gql/graphql';
import type { FieldError } from '../../src/shared/lib/frame';
import type { Locale } from '../../src/shared/lib/locale';

/** Nobody types more into one field; what is longer is cut before anyone reads it. */
const LONGEST_FIELD = 2_000;

/** A text that is only passed through was cut before. */
const LONGEST_HELD = 20_000;

/** Characters that no field means, and that the api takes in none. */
// oxlint-disable-next-line no-control-regex -- controls are exactly what is looked for
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;

export interface FormRoute {
  Params: { locale: Locale; id: string; reference: string };
}

/** Values of one repeated field that are read at most. */
const MOST_VALUES = 500;

const KEY = /^[\x21-\x7e]{8,100}$/;

const bodyOf = (request: FastifyRequest): Record<string, unknown> =>
  (request.body ?? {}) as Record<string, unknown>;

/** The idempotency key that the form carries; null when it is no such thing. */
export function readKey(request: FastifyRequest): string | null {
  const key = bodyOf(request)['idempotencyKey'];
  return typeof key === 'string' && KEY.test(key) ? key : null;
}

/** The values of fields that may stand several times; none for a missing one. */
export function readLists(request: FastifyRequest, names: readonly string[]): Record<string, string[]> {
  const body = bodyOf(request);
  const read = (name: string): string[] =>
    [body[name] ?? []]
      .flat()
      .filter((value) => typeof value === 'string')
      .slice(0, MOST_VALUES)
      .map((value) => value.slice(0, LONGEST_FIELD).replace(CONTROLS, ''));
  return Object.fromEntries(names.map((name) => [name, read(name)]));
}

/** The named fields of a form as text, each cut at its longest; a missing or repeated one is empty. */
export function readFields<Name extends string>(
  request: FastifyRequest,
  names: readonly Name[],
  longest: Partial<Record<Name, number>> = {},
): Record<Name, string> {
  const body = bodyOf(request);
  const read = (name: Name): string => {
    const value = body[name];
    return typeof value === 'string'
      ? value.slice(0, longest[name] ?? LONGEST_FIELD).replace(CONTROLS, '')
      : '';
  };
  return Object.fromEntries(names.map((name) => [name, read(name)])) as Record<Name, string>;
}

/** Fields whose names begin in one of these ways, such as `mark-`, one for each row of a page; 500 at most. Each is cut at
 *  2,000 characters, unless told otherwise. */
export function readRowFields(
  request: FastifyRequest,
  prefixes: readonly string[],
  longest: number = LONGEST_FIELD,
): Record<string, string> {
  const names = Object.keys(bodyOf(request)).filter((name) =>
    prefixes.some((prefix) => name.startsWith(prefix)),
  );
  const read = names.slice(0, MOST_VALUES);
  return readFields(request, read, Object.fromEntries(read.map((name) => [name, longest])));
}

/** Every field whose name begins with the prefix, as values and as lists; 500 at most. */
export function readPrefixed(
  request: FastifyRequest,
  prefix: string,
): { values: Record<string, string>; lists: Record<string, string[]> } {
  const body = bodyOf(request);
  const names = Object.keys(body)
    .filter((name) => name.startsWith(prefix))
    .slice(0, MOST_VALUES);
  const isList = (name: string): boolean => Array.isArray(body[name]) || name.startsWith(`${prefix}list-`);
  const longest = Object.fromEntries(names.map((name) => [name, LONGEST_HELD]));
  return {
    values: readFields(
      request,
      names.filter((name) => !isList(name)),
      longest,
    ),
    lists: readLists(request, names.filter(isList)),
  };
}

/** Refusals of the api beside the fields that caused them. */
export const fieldErrors = (refusals: readonly RefusalFragment[]): FieldError[] =>
  refusals.map(({ code, message, path }) => ({ field: path.at(-1) ?? '', code, message }));

/** A path of this site to go on to, or the fallback: never another site's. */
export function ownPath(next: string, fallback: string): string {
  if (!next.startsWith('/') || next.startsWith('//') || next.includes('\\')) return fallback;
  const url = URL.canParse(next, 'http://own.invalid') ? new URL(next, 'http://own.invalid') : null;
  return url?.origin === 'http://own.invalid' ? `${url.pathname}${url.search}` : fallback;
}

/** Languages of the addresses below which forms stand. */
export const LOCALE_PATH = '/:locale(^km|en$)';

/** On to a page after a form: the browser asks for it anew. */
export const seeOther = (reply: FastifyReply, location: string): FastifyReply =>
  reply.header('cache-control', 'no-store').redirect(location, 303);

/** What is wrong with these fields, which do not stand in the form that comes back, said of the whole of it. */
export const aboutTheForm = (names: readonly string[], errors: readonly FieldError[]): FieldError[] =>
  errors.map((error) => (names.includes(error.field) ? { ...error, field: '' } : error));
