/* G1, G2, G3: documents that ask for too much are refused, quickly, however they are written. */
import 'reflect-metadata';
import { type DocumentNode, getOperationAST, type GraphQLSchema, parse } from 'graphql';
import { apiSchema } from '../../apps/api/src/emit-schema.js';
import { LIMITS, parseWithinLimits } from '../../libs/graphql/src/document-limits.js';
import { assertAffordable, nodesOf } from '../../libs/graphql/src/operation-cost.js';
import { assertPage } from '../../libs/graphql/src/connection.js';
import { trustedDocuments } from '../contract/support.js';
import { quickest } from './house.js';

let schema: GraphQLSchema;
beforeAll(async () => {
  schema = await apiSchema();
});

const times = (count: number, text: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => text(at)).join(' ');

/** The whole of the check before anything is run. */
function judge(text: string, variables: Record<string, unknown> = {}): string {
  try {
    const document: DocumentNode = parseWithinLimits(text);
    const operation = getOperationAST(document, undefined);
    if (!operation) return 'no operation';
    assertAffordable(schema, document, operation, variables);
    return 'taken';
  } catch (error) {
    return (error as Error).message;
  }
}

const nested = (depth: number): string => `${'a { '.repeat(depth - 1)}a${' }'.repeat(depth - 1)}`;

describe('G1: a document', () => {
  it.each<[string, string, string, string]>([
    [
      'tokens',
      `{ cities { ${times(995, () => 'a')} } }`,
      `{ cities { ${times(996, () => 'a')} } }`,
      '1000 tokens',
    ],
    ['depth', `{ ${nested(8)} }`, `{ ${nested(9)} }`, 'deeper than 8'],
    [
      'aliases',
      `{ n: node(id: "x") { ${times(14, (at) => `a${at}: id`)} } }`,
      `{ n: node(id: "x") { ${times(15, (at) => `a${at}: id`)} } }`,
      'more than 15 aliases',
    ],
    [
      'directives',
      `{ cities ${times(10, () => '@include(if: true)')} { nodes { id } } }`,
      `{ cities ${times(11, () => '@include(if: true)')} { nodes { id } } }`,
      'more than 10 directives',
    ],
    [
      'root fields',
      `{ ${times(10, () => '__typename')} }`,
      `{ ${times(11, () => '__typename')} }`,
      'more than 10 root',
    ],
    [
      'mutations of identity',
      'mutation { signOut { viewer { signedIn } } }',
      'mutation { signOut { viewer { signedIn } } again: signOut { viewer { signedIn } } }',
      'stands alone',
    ],
    [
      'mutations of identity, behind a fragment',
      'mutation { ...F } fragment F on Mutation { signOut { viewer { signedIn } } }',
      'mutation { ...F } fragment F on Mutation { a: signOut { viewer { signedIn } } ... on Mutation { signOut { viewer { signedIn } } } }',
      'stands alone',
    ],
  ])('has its limit of %s', (_what, within, beyond, why) => {
    expect(judge(within)).toBe('taken');
    expect(judge(beyond)).toContain(why);
  });

  it('of every mutation of identity stands alone', () => {
    const fields = Object.values(schema.getMutationType()!.getFields());
    const ofIdentity = fields.filter(({ extensions }) =>
      String(extensions['permission']).startsWith('identity.'),
    );
    expect(ofIdentity.length).toBeGreaterThanOrEqual(4);
    for (const { name } of ofIdentity)
      expect([name, judge(`mutation { a: ${name} { __typename } b: ${name} { __typename } }`)]).toEqual([
        name,
        expect.stringContaining('stands alone'),
      ]);
  });

  it('of the web build is within all of them', () => {
    const refused = [...trustedDocuments().values()].flatMap(({ name, text }) => {
      const verdict = judge(text);
      return verdict === 'taken' ? [] : [`${name}: ${verdict}`];
    });
    expect(refused).toEqual([]);
  });
});

describe('G2: the cost of a list', () => {
  const FORMS: [string, (first: number) => [text: string, variables: Record<string, unknown>]][] = [
    ['a literal', (first) => [`{ cities(first: ${first}) { nodes { id } } }`, {}]],
    ['a variable', (first) => ['query ($n: Int) { cities(first: $n) { nodes { id } } }', { n: first }]],
    ['a default', (first) => [`query ($n: Int = ${first}) { cities(first: $n) { nodes { id } } }`, {}]],
  ];

  it.each([1, 20, 100])('of %i is the same as a literal, a variable and a default', (first) => {
    const costs = FORMS.map(([, form]) => {
      const [text, variables] = form(first);
      const document = parse(text);
      return nodesOf(schema, document, getOperationAST(document, undefined)!, variables);
    });
    expect(new Set(costs).size).toBe(1);
    expect(costs[0]).toBe(1 + first);
  });

  it.each([0, -1, 101, 1_000_000])('that asks for %i is refused by the list itself', (first) => {
    expect(() => assertPage({ first })).toThrow();
  });

  it.each(FORMS)('beyond 10,000 nodes is refused as %s', (_form, form) => {
    const [text, variables] = form(LIMITS.nodes);
    expect(judge(text, variables)).toContain('more than 10000 nodes');
  });
});

describe('G3: fragments that unfold', () => {
  const bomb = (levels: number): string =>
    `{ ...F0 } ${times(levels, (at) => `fragment F${at} on Query { a${at}: __typename ...F${at + 1} ...F${at + 1} }`)} fragment F${levels} on Query { __typename }`;
  const listBomb = (levels: number): string =>
    `{ focusAreas { nodes { ...F0 } } } ${times(levels, (at) => `fragment F${at} on FocusArea { sectors { focusArea { ...F${at + 1} } } }`)} fragment F${levels} on FocusArea { id }`;

  it.each([10, 15, 20, 25, 30, 40])('over %i levels are refused within 50 ms', async (levels) => {
    for (const text of [bomb(levels), listBomb(levels)]) {
      expect(judge(text)).not.toBe('taken');
      expect(await quickest(3, () => judge(text))).toBeLessThan(50);
    }
  });

  it('in a ring are refused', () => {
    expect(judge('{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }')).toContain(
      'contains itself',
    );
    expect(judge('{ __typename } fragment A on Query { ...A }')).toContain('contains itself');
  });

  it.each([
    ['a text of 100 kB without an end', `{ a(b: "${'x'.repeat(100_000)}`],
    ['a hundred thousand brackets', '{'.repeat(100_000)],
    ['a list of lists', `{ a(b: ${'['.repeat(50_000)}`],
    ['a comment of 100 kB', `#${'x'.repeat(100_000)}`],
    ['300 definitions of variables', `query (${times(300, (at) => `$v${at}: Int`)}) { __typename }`],
    ['300 fields of one name', `{ ${times(300, () => 'cities { nodes { id } }')} }`],
  ])('and %s too', async (_what, text) => {
    expect(judge(text)).not.toBe('taken');
    expect(await quickest(3, () => judge(text))).toBeLessThan(50);
  });
});
