import type { RawRequest } from '../../contract/raw-request.js';
import { generatedBody } from '../../contract/bad-input.generators.js';
import type { CorpusCase } from '../case.js';
import { placesAsked } from '../routes.js';
import { operationsOf } from '../schema-places.js';
import { refusalOf, type Outcome, type Surfaces } from '../surface.js';
import type { CorpusWorld } from '../world.js';

/** A document and what goes with it, as a case of class 1 writes them. */
interface DocumentInput {
  readonly query: string;
  readonly variables?: unknown;
  readonly operationName?: unknown;
}

/** A request as a case of class 2 writes it. `json` is a body that can be, `body` one that is as it stands, `hex` one of
 *  bytes. A header that is null is left out. */
interface TransportInput {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly json?: unknown;
  readonly body?: string;
  readonly hex?: string;
  readonly announced?: number;
}

/** What is answered without a refusal counts as stored: the data, exactly. A null is an answer here. */
async function outcomeOf(world: CorpusWorld, request: RawRequest): Promise<Outcome> {
  const answer = await world.send(request);
  const { code, sentence, data } = refusalOf(answer);
  return {
    code: code === 'NOTHING' ? null : code,
    ...(sentence !== undefined && { sentence }),
    stored: async () => data,
  };
}

function transportRequest(row: CorpusCase, input: TransportInput, locale: string): RawRequest {
  const headers: Record<string, string> = { 'content-type': 'application/json', 'accept-language': locale };
  for (const [name, value] of Object.entries(input.headers ?? {})) {
    if (value === null) delete headers[name];
    else headers[name] = value;
  }
  const body = (): string | Buffer | undefined => {
    if (row.generate) return generatedBody(row.generate);
    if (input.hex !== undefined) return Buffer.from(input.hex, 'hex');
    return input.json === undefined ? input.body : JSON.stringify(input.json);
  };
  const bytes = body();
  return {
    headers,
    ...(input.method && { method: input.method }),
    ...(input.path && { path: input.path }),
    ...(input.announced && { announced: input.announced }),
    ...(bytes !== undefined && { body: bytes }),
  };
}

/** The keys of a body, where it is one. */
function keysOf({ json, body }: TransportInput): string[] {
  try {
    return Object.keys((json ?? JSON.parse(body ?? '{}')) as object);
  } catch {
    return [];
  }
}

/** The front of `/graphql`: documents, and requests as such. */
export const graphqlSurfaces: Surfaces = {
  'graphql.document': {
    at: ['api POST /graphql'],
    through: (row) => {
      const input = (row.input ?? '') as string | DocumentInput;
      return operationsOf(typeof input === 'string' ? input : input.query);
    },
    send: async (world, row, locale) => {
      const input = world.filled(row.input ?? '') as string | DocumentInput;
      const json = typeof input === 'string' ? { query: input } : input;
      const body = row.generate ? generatedBody(row.generate) : JSON.stringify(json);
      const headers: Record<string, string> = {
        'content-type': 'application/json',
        'accept-language': locale,
        ...(row.actor && { cookie: await world.cookiesOf(row.actor) }),
      };
      return outcomeOf(world, { headers, body });
    },
  },
  'graphql.transport': {
    at: ['api POST /graphql', 'libs/graphql/src/graphql-route.ts'],
    through: (row, { routes }) => {
      const input = (row.input ?? {}) as TransportInput;
      return [
        ...placesAsked(routes, 'api', input.method ?? 'POST', input.path ?? '/graphql'),
        ...keysOf(input).map((key) => `body.${key}`),
      ];
    },
    send: (world, row, locale) =>
      outcomeOf(world, transportRequest(row, world.filled(row.input ?? {}) as TransportInput, locale)),
  },
};
