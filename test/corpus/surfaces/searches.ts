import type { CorpusCase } from '../case.js';
import type { Surface, Surfaces } from '../surface.js';
import type { CorpusWorld } from '../world.js';
import { ask, openSession, outcomeOf, ownOrganisation, typedBy } from './asking.js';

/** A list that is searched: the place of the text, who asks, and the document with `$text` in it. */
const search = (
  at: string,
  as: string | undefined,
  query: string,
  nodesOf: (data: Record<string, unknown>) => unknown[] | undefined,
  more: (world: CorpusWorld) => object | Promise<object> = () => ({}),
): Surface => ({
  at: [at],
  send: async (world: CorpusWorld, row: CorpusCase, locale) => {
    const variables = { text: typedBy(world, row), ...(await more(world)) };
    const answer = await ask(world, query, variables, { as, locale });
    return outcomeOf(answer, async () => nodesOf(answer.data)?.length);
  },
});

type Data = Record<string, { nodes: unknown[] } | undefined>;
const first = (data: Record<string, unknown>): unknown[] | undefined => Object.values(data as Data)[0]?.nodes;
const below = (data: Record<string, unknown>): unknown[] | undefined =>
  first(Object.values(data)[0] as Record<string, unknown>);

/** Everything that is searched by a text. */
export const searchSurfaces: Surfaces = {
  'slow.organisations': search(
    'Query.organisations(search)',
    undefined,
    'query ($text: String) { organisations(search: $text, first: 100) { nodes { id } } }',
    first,
  ),
  'slow.organisation-list': search(
    'Query.organisationList(search)',
    'WORKING_GROUP',
    'query ($text: String) { organisationList(search: $text) { nodes { id } } }',
    first,
  ),
  'slow.users': search(
    'Query.users(search)',
    'ADMINISTRATOR',
    'query ($text: String) { users(search: $text) { nodes { id } } }',
    first,
  ),
  'slow.audit': search(
    'AuditFilter.who',
    'ADMINISTRATOR',
    'query ($text: String) { auditRows(filter: { who: $text }) { nodes { id } } }',
    first,
  ),
  'slow.roster': search(
    'Session.roster(search)',
    'WORKING_GROUP',
    'query ($text: String, $id: ID!) { session(id: $id) { roster(search: $text) { nodes { id } } } }',
    below,
    async (world) => ({ id: await openSession(world) }),
  ),
  'slow.people': search(
    'Organisation.people(search)',
    'COORDINATOR',
    'query ($text: String, $id: ID!) { organisation(id: $id) { people(search: $text) { nodes { __typename } } } }',
    below,
    async (world) => ({ id: await ownOrganisation(world) }),
  ),
};
