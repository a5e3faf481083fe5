import { readFileSync } from 'node:fs';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { fromPackageRoot } from '#kernel';
import { spawnApp, type SpawnedApp } from '#testing';
import { type Answered, Asking, nothingAnswered, type Seen } from './asking.js';
import { type Expected, wrongIn } from './expectations.js';
import { ACTORS, type ActorOfMatrix, PROVIDER } from './grounds.js';
import { QUESTIONS } from './questions.js';
import type { MatrixWorld } from './world.js';

export const schema: GraphQLSchema = buildSchema(
  readFileSync(fromPackageRoot('apps', 'api', 'schema.graphql'), 'utf8'),
);
export const QUERIES = Object.keys(schema.getQueryType()!.getFields());

/** The api as a deployment runs it: no demonstration, cookies of https; points are plenty. */
export const startMatrixApi = (world: MatrixWorld): Promise<SpawnedApp> =>
  spawnApp('api', {
    DATABASE_URL: world.db.url,
    SAMAKI_DEMO: '0',
    PUBLIC_URL: 'https://samaki.example',
    GRAPHQL_POINTS_PER_MINUTE: '100000000',
    WISH_TRIES_PER_HOUR: '10000',
    // Never asked here: what everybody reads of it is its name.
    OIDC_PROVIDERS: JSON.stringify([PROVIDER]),
    LOG_LEVEL: 'debug',
  });

export type Matrix = ReadonlyMap<ActorOfMatrix, Answered>;

/** Asks these root fields, each actor on their own. */
export async function askAll(
  url: string,
  world: MatrixWorld,
  options: { actors?: readonly ActorOfMatrix[]; roots?: readonly string[] } = {},
): Promise<Matrix> {
  const asking = new Asking(url, schema);
  const matrix = new Map<ActorOfMatrix, Answered>();
  await Promise.all(
    (options.actors ?? ACTORS).map(async (actor) => {
      const answered = nothingAnswered();
      matrix.set(actor, answered);
      for (const root of options.roots ?? QUERIES)
        for (const args of QUESTIONS[root]?.(world.rows) ?? [''])
          await asking.root(actor, root, args, answered);
    }),
  );
  return matrix;
}

/** Whose each field holds something of, whoever was shown it. */
export function universeOf(matrix: Matrix, of: 'fields' | 'roots'): Map<string, Set<Seen>> {
  const universe = new Map<string, Set<Seen>>();
  for (const answered of matrix.values())
    for (const [key, seen] of answered[of])
      universe.set(key, new Set([...(universe.get(key) ?? []), ...seen]));
  return universe;
}

/** Every cell that is not as it was written down, in words. */
export function wrongCells(
  matrix: Matrix,
  expected: Expected,
  of: 'fields' | 'roots',
  universe: ReadonlyMap<string, ReadonlySet<Seen>>,
  keys: Iterable<string>,
): string[] {
  const wrong: string[] = [];
  const none: ReadonlySet<Seen> = new Set();
  for (const key of keys) {
    const scopes = expected.get(key);
    if (!scopes) {
      wrong.push(`${key}: nobody said who sees it`);
      continue;
    }
    for (const [actor, answered] of matrix) {
      const seen = answered[of].get(key) ?? none;
      const what = wrongIn(scopes[actor.role], actor, seen, universe.get(key) ?? none);
      if (what) wrong.push(`${key}: ${actor.name} ${what}`);
    }
  }
  return wrong.toSorted();
}
