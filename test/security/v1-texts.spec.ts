/* V1: every text that comes in is checked, wherever it stands: controls and halves of characters nowhere, overrides of the
   direction of writing in no name, one spelling of each character, an end to its length. */
import { readFileSync } from 'node:fs';
import {
  buildSchema,
  getNamedType,
  type GraphQLInputType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
} from 'graphql';
import { fromPackageRoot, hasForbiddenCharacters, tidyText } from '#kernel';
import { LIMITS, parseWithinLimits } from '../../libs/graphql/src/document-limits.js';
import { readRequest } from '../../libs/graphql/src/graphql-request.js';
import { IdempotencyKey } from '../../libs/graphql/src/scalars.js';

const schema = buildSchema(readFileSync(fromPackageRoot('apps', 'api', 'schema.graphql'), 'utf8'));
const NEVER = ['\u0000', '\u0007', '\u001b[31m', '\u007f', '\ud800', '\udfff half', '\u0001'];

/** Paths of all texts below an input, a list holding one. */
function textsIn(
  type: GraphQLInputType,
  at: readonly (string | number)[],
  seen: readonly string[] = [],
): (string | number)[][] {
  if (isNonNullType(type)) return textsIn(type.ofType as GraphQLInputType, at, seen);
  if (isListType(type)) return textsIn(type.ofType as GraphQLInputType, [...at, 0], seen);
  const named = getNamedType(type);
  if (isInputObjectType(named)) {
    if (seen.includes(named.name)) return [];
    return Object.values(named.getFields()).flatMap((field) =>
      textsIn(field.type, [...at, field.name], [...seen, named.name]),
    );
  }
  return isScalarType(named) && !['Int', 'Float', 'Boolean'].includes(named.name) ? [[...at]] : [];
}

const roots = [schema.getMutationType()!, schema.getQueryType()!].flatMap((type) =>
  Object.values(type.getFields()),
);
const texts = roots.flatMap(({ name, args }) =>
  args.flatMap((arg) => textsIn(arg.type, [arg.name]).map((at) => [name, at] as const)),
);

/** Variables that hold one text at one place. */
function holding(at: readonly (string | number)[], text: string): Record<string, unknown> {
  const value = at
    .toReversed()
    .reduce<unknown>((inner, key) => (key === 0 ? [inner] : { [key]: inner }), text);
  return value as Record<string, unknown>;
}

const isRefused = (variables: Record<string, unknown>): boolean => {
  try {
    readRequest({ documentId: 'x', variables });
    return false;
  } catch {
    return true;
  }
};

describe('V1: a text', () => {
  it('of any input holds no controls and no half of a character', () => {
    expect(texts.length).toBeGreaterThan(60);
    const taken = texts.flatMap(([field, at]) =>
      NEVER.filter((text) => !isRefused(holding(at, `a${text}b`))).map(
        (text) => `${field} ${at.join('.')} ${JSON.stringify(text)}`,
      ),
    );
    expect(taken).toEqual([]);
    expect(texts.filter(([, at]) => isRefused(holding(at, 'សុខ ដារ៉ា\u200b\u200d O’Neil\n')))).toEqual([]);
  });

  it('written into a document holds none either', () => {
    for (const text of NEVER.filter((one) => one.isWellFormed()))
      expect(() => parseWithinLimits(`{ session(id: "a${text}") { id } }`)).toThrow();
    for (const escaped of ['\\u0000', '\\u001b', '\\ud800'])
      expect(() => parseWithinLimits(`{ session(id: "a${escaped}") { id } }`)).toThrow();
  });

  it('as a name of a variable or a key holds none', () => {
    for (const text of NEVER) expect(isRefused({ input: { [`a${text}`]: 'x' } })).toBe(true);
  });

  it('is kept in one spelling, without overrides of direction', () => {
    expect(tidyText('e\u0301')).toBe('\u00e9');
    for (const override of ['\u202a', '\u202e', '\u2066', '\u2069'])
      expect(hasForbiddenCharacters(`a${override}b`)).toBe(true);
    expect(hasForbiddenCharacters('ក្រសួង\u200bមហាផ្ទៃ\u200d')).toBe(false);
  });

  it('has an end: a body of 100 kB, a key of 100 characters, ten levels of variables', () => {
    expect(LIMITS.bodyBytes).toBe(102_400);
    expect(() => IdempotencyKey.parseValue('k'.repeat(101)) as unknown).toThrow();
    const deep = Array.from({ length: 11 }).reduce<unknown>((inner) => ({ a: inner }), 'x');
    expect(isRefused(deep as Record<string, unknown>)).toBe(true);
  });
});
