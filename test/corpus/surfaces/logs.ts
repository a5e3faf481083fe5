import { newId } from '#kernel';
import { waitFor } from '#testing';
import { generatedBody } from '../../contract/bad-input.generators.js';
import type { Outcome, Surfaces } from '../surface.js';
import { refusalOf } from '../surface.js';
import type { CorpusWorld } from '../world.js';
import { globalId } from './ask.js';
import { act, ask, openSession, outcomeOf, typedBy } from './asking.js';

/** How often the log has told of a document that is too deep: of which it tells always, and after all that came before. */
const fences = (world: CorpusWorld): number =>
  world.api.records.filter(({ limit }) => limit === 'deeper than 8').length;

/** What is wrong in the log once it has told of everything so far: the marker of the case, or a line that is none. */
async function harmInLog(world: CorpusWorld, marker: string): Promise<string | null> {
  const before = fences(world);
  await world.send({ headers: { 'content-type': 'application/json' }, body: generatedBody('deep:9') });
  await waitFor(async () => fences(world) > before, 5_000, 'a line of the log');
  const lines = world.api.log.split('\n').filter(Boolean);
  const told = lines.find((line) => line.toLowerCase().includes(marker));
  if (told) return `the log tells of ${marker}: ${told.slice(0, 300)}`;
  const odd = lines.filter((line) => line.startsWith('{')).find((line) => !isObject(line));
  return odd ? `not a line of JSON: ${odd.slice(0, 300)}` : null;
}

function isObject(line: string): boolean {
  try {
    return typeof JSON.parse(line) === 'object';
  } catch {
    return false;
  }
}

/** `marker-2203` of a case. */
const markerOf = (id: string): string => `marker-22${id.slice(-2)}`;

/** An answer whose body may be anything. */
const harmless = (world: CorpusWorld, id: string): Outcome => ({
  code: null,
  harmAt: () => harmInLog(world, markerOf(id)),
});

const CANARY_ID = `select id from people where full_name like 'kanary%' limit 1`;

const LOG = 'log of the api';

/** What the log must not tell, and whom no answer may show. */
export const logSurfaces: Surfaces = {
  'log.registration': {
    at: [LOG, 'Mutation.registerForSession'],
    send: async (world, row, locale) => {
      const input = {
        ...(typedBy(world, row) as object),
        sessionId: await openSession(world),
        locale: 'en',
        idempotencyKey: newId(),
      };
      const { code } = await act(world, 'registerForSession', input, { locale });
      return { ...harmless(world, row.id), code };
    },
  },
  'log.header': {
    at: [LOG, 'api POST /graphql'],
    send: async (world, row) => {
      const headers = {
        'content-type': 'application/json',
        ...(typedBy(world, row) as Record<string, string>),
      };
      await world.send({ headers, body: '{"query":"{__typename}"}' });
      return harmless(world, row.id);
    },
  },
  'log.path': {
    at: [LOG, 'api GET /exports/:file'],
    send: async (world, row) => {
      await world.send({ method: 'GET', path: typedBy(world, row) as string, headers: {} });
      return harmless(world, row.id);
    },
  },
  'log.document': {
    at: [LOG, 'api POST /graphql'],
    send: async (world, row, locale) => {
      const headers = { 'content-type': 'application/json', 'accept-language': locale };
      return refusalOf(await world.send({ headers, body: JSON.stringify(typedBy(world, row)) }));
    },
  },
  'canary.search': {
    at: ['Query.organisations(search)', 'Query.users(search)'],
    send: async (world, row, locale) => {
      const { as, list, search } = typedBy(world, row) as Record<string, string>;
      const query = `query ($text: String) { ${list}(search: $text) { nodes { id } } }`;
      const answer = await ask(world, query, { text: search }, { as, locale });
      const [found] = Object.values(answer.data) as ({ nodes: unknown[] } | null)[];
      return outcomeOf(answer, async () => found?.nodes.length);
    },
  },
  'canary.read': {
    at: ['Query.user', 'Query.node'],
    send: async (world, row, locale) => {
      const { as, what } = typedBy(world, row) as Record<string, string>;
      const id = globalId('per', (await world.row<{ id: string }>(CANARY_ID)).id);
      const query = `query ($id: ID!) { ${what}(id: $id) { id } }`;
      return outcomeOf(await ask(world, query, { id }, { as, locale }), async () => null);
    },
  },
};
