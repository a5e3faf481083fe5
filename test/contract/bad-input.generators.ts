const repeat = (count: number, make: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => make(at)).join(' ');

const SIGN_IN = 'signIn(input: { email: "a@example.org", code: "00000000" }) { errors { code } }';

/** Input that is too long to stand in a table: `<name>:<size>`. Documents, except those of BODIES. */
const DOCUMENTS: Record<string, (size: number) => string> = {
  // Each fragment spreads the next one twice: 2^size fields.
  bomb: (size) =>
    `{ sessions { nodes { ...F0 } } } ${repeat(size, (at) => `fragment F${at} on Session { a: course { id } ...F${at + 1} ...F${at + 1} }`)} fragment F${size} on Session { id }`,
  deep: (size) => `{ sessions ${'{ nodes '.repeat(size - 2)}{ id }${' }'.repeat(size - 2)} }`,
  'deep-fragments': (size) =>
    `{ node(id: "x") { ...F0 } } ${repeat(size, (at) => `fragment F${at} on Session { course { sector { focusArea { ...F${at + 1} } } } }`)} fragment F${size} on Session { id }`,
  'deep-inline': (size) =>
    `{ sessions { ${'nodes { ... on Session { '.repeat(size)} id ${'} } '.repeat(size)} } }`,
  aliases: (size) => `{ ${repeat(size, (at) => `a${at}: viewer { signedIn }`)} }`,
  'typename-aliases': (size) => `{ ${repeat(size, (at) => `a${at}: __typename`)} }`,
  'alias-fragment': (size) =>
    `{ one: viewer { ...A } two: viewer { ...A } } fragment A on Viewer { ${repeat(size, (at) => `a${at}: signedIn`)} }`,
  directives: (size) => `{ __typename ${repeat(size, () => '@include(if: true)')} }`,
  roots: (size) => `{ ${repeat(size, (at) => (at === 0 ? '__typename' : `a${at}: __typename`))} }`,
  tokens: (size) => `{ ${repeat(size - 2, () => '__typename')} }`,
  brackets: (size) => '{'.repeat(size),
  wide: (size) =>
    `{ sessions { nodes { ${repeat(18, () => '...A')} } } } fragment A on Session { ${repeat(size, () => 'id')} }`,
  'sign-in-aliases': (size) => `mutation { ${repeat(size, (at) => `a${at}: ${SIGN_IN}`)} }`,
};

const BODIES: Record<string, (size: number) => string> = {
  body: (size) => {
    const frame = '{"query":"{__typename}","variables":{"x":""}}';
    return frame.replace('""', `"${'x'.repeat(size - frame.length)}"`);
  },
  'nested-variables': (size) =>
    `{"query":"{__typename}","variables":{"x":${'['.repeat(size)}${']'.repeat(size)}}}`,
};

/** The whole body of a request that a row names by its generator. */
export function generatedBody(recipe: string): string {
  const [name = '', size = '0'] = recipe.split(':');
  const body = BODIES[name]?.(Number(size));
  if (body !== undefined) return body;
  const document = DOCUMENTS[name]?.(Number(size));
  if (document === undefined) throw new Error(`No generator ${name}`);
  return JSON.stringify({ query: document });
}
