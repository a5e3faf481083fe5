/* The api in the process of the test, so that a rule can be taken away. */
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type GraphQLCompositeType, getNamedType, isLeafType } from 'graphql';
import { freePort, TEST_SECRET } from '#testing';
import { act, cells, wrongRefusal } from './acting.js';
import { mutationOf } from './acts.js';
import { Asking } from './asking.js';
import { fieldsOf, selectAll } from './documents.js';
import { readExpected } from './expectations.js';
import { ACTORS } from './grounds.js';
import { askAll, QUERIES, schema, universeOf, wrongCells } from './run.js';
import type { MatrixWorld } from './world.js';

export interface InProcess {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts the whole api here, from whatever modules the registry of the test holds now: nothing of it is loaded before. */
export async function startInProcess(world: MatrixWorld): Promise<InProcess> {
  const { NestFactory } = await import('@nestjs/core');
  const { Config } = await import('#config');
  const { createLog } = await import('#logging');
  const { ApiModule } = await import('../../../apps/api/src/api.module.js');
  const { createHttpServer } = await import('../../../apps/api/src/http-server.js');
  const config = Config.read({
    DATABASE_URL: world.db.url,
    NODE_ENV: 'test',
    SAMAKI_SECRET: TEST_SECRET,
    SAMAKI_DEMO: '0',
    PUBLIC_URL: 'https://samaki.example',
    GRAPHQL_ADHOC: 'everyone',
    GRAPHQL_POINTS_PER_MINUTE: '100000000',
  });
  const log = createLog({ process: 'test', level: 'silent' });
  const app = await NestFactory.create<NestFastifyApplication>(
    ApiModule.with(config, log, { documentsFile: config.graphqlDocumentsFile }),
    createHttpServer(config, () => false),
    { logger: false, abortOnError: false, bodyParser: false },
  );
  const port = await freePort();
  await app.listen(port, '127.0.0.1');
  return { url: `http://127.0.0.1:${port}`, close: () => app.close() };
}

const expected = readExpected('who-sees-what.txt');
/** One of each role that sees least, of one side: whatever a rule keeps from anybody, it keeps from one of these. */
const WATCHERS = ACTORS.filter(({ name }) =>
  [
    'anonymous',
    'participant of A',
    'coordinator of A',
    'trainer of A',
    'officer of A',
    'chair',
    'working group',
  ].includes(name),
);

/** Questions that ask one thing for all that it has: others only repeat parts of it. */
const WHOLE = new Set([
  'session',
  'organisation',
  'topic',
  'report',
  'campaign',
  'pledge',
  'user',
  'auditRow',
]);

/** Questions that show whether one of these places is shut: those that are such a place themselves; for what is a field or a
 *  type alone, those whose answer holds it. */
function questionsThatReach(places: ReadonlySet<string>): string[] {
  const named = QUERIES.filter((name) => places.has(`Query.${name}`));
  const isCovered = [...places].every((place) => /^(Query|Mutation)\./.test(place) || !place.includes('.'));
  if (named.length > 0 && isCovered) return named;
  const reaching = QUERIES.filter((name) => {
    const type = getNamedType(schema.getQueryType()!.getFields()[name]!.type);
    if (isLeafType(type)) return false;
    return fieldsOf(selectAll(schema, type as GraphQLCompositeType)).some(
      (field) => places.has(field) || places.has(field.slice(0, field.indexOf('.'))),
    );
  });
  const whole = reaching.filter((name) => WHOLE.has(name));
  return [...new Set([...named, ...(whole.length > 0 ? whole : reaching)])];
}

/** A fault of the api shows and does nothing: red it is, but no proof that a rule was missed. */
export const isFault = (what: string): boolean => what.includes('INTERNAL');

/** What is red now: cells in which somebody sees more than is theirs, and acts that are not refused as they should be. Asked is
 *  what reaches these places of the schema. */
export async function redCells(
  url: string,
  world: MatrixWorld,
  places: ReadonlySet<string>,
): Promise<string[]> {
  const roots = questionsThatReach(places);
  const matrix = await askAll(url, world, { actors: WATCHERS, roots });
  const more = (what: string): boolean => / sees | is answered$/.test(what);
  const fields = [...universeOf(matrix, 'fields').keys()].filter((key) => expected.has(key));
  const red = [
    ...wrongCells(
      matrix,
      expected,
      'roots',
      universeOf(matrix, 'roots'),
      roots.map((name) => `Query.${name}`),
    ),
    ...wrongCells(matrix, expected, 'fields', universeOf(matrix, 'fields'), fields),
  ].filter(more);
  for (const [{ name, role }, { refused }] of matrix)
    for (const [field, codes] of refused) {
      const due = role === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
      for (const code of codes) if (code !== due) red.push(`${field}: ${name} is refused by ${code}`);
    }
  const asking = new Asking(url, schema);
  const acts = cells(false).filter(
    ({ name, actor }) => places.has(`Mutation.${mutationOf(name)}`) && WATCHERS.includes(actor),
  );
  for (const cell of acts) {
    const what = wrongRefusal(cell, await act(asking, world, cell, true));
    if (!what) continue;
    // One that was done may have changed what the next would be done to.
    red.push(`${cell.name}: ${cell.actor.name} ${what}`);
    if (!isFault(what)) break;
  }
  return red;
}
