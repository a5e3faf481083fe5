/* What the authorisation matrix asks with an id that is somebody else's, or nobody's: read from its own lists, with ids that stand
   for any. */
import type { GraphQLSchema } from 'graphql';
import type { Act, ActContext } from '../security/matrix/act.js';
import { ACTS } from '../security/matrix/acts.js';
import { globalId } from '../security/matrix/canaries.js';
import { QUESTIONS } from '../security/matrix/questions.js';
import type { Rows } from '../security/matrix/rows.js';
import { placesOfDocument, placesOfMutation } from './schema-places.js';

const ANY = '00000000-0000-7000-8000-00000000000a';
const CODES = ['7KQ4M2RT9XHD', '7KQ4M2RT9XHE'];

const rows = {
  id: () => ANY,
  ids: { get: () => [ANY] },
  references: { get: () => CODES },
  grounds: new Map([['sct', ANY]]),
} as unknown as Rows;

/** An answer of which anything can be asked. */
const answer: object = new Proxy({}, { get: (_, name) => (name === 'then' ? undefined : answer) });

const context: ActContext = {
  rows,
  side: 'a',
  db: { ownerSql: () => Promise.resolve([]) } as unknown as ActContext['db'],
  id: (prefix) => globalId(prefix, ANY),
  look: () => Promise.resolve(answer as never),
};

/** Places of the schema that the matrix asks, each by everybody, on both sides. */
export async function placesOfMatrix(
  schema: GraphQLSchema,
  questions: typeof QUESTIONS = QUESTIONS,
  acts: Readonly<Record<string, Act>> = ACTS,
): Promise<string[]> {
  const asked = Object.entries(questions).flatMap(([name, ask]) =>
    ask(rows).flatMap((written) => placesOfDocument(schema, `{ ${name}${written} }`)),
  );
  for (const [name, { input }] of Object.entries(acts))
    asked.push(...placesOfMutation(schema, name, await input?.(context)));
  return [...new Set(asked)];
}
