import { readdirSync, readFileSync } from 'node:fs';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { fromPackageRoot } from '#kernel';
import { placesOfMatrix } from './matrix-places.js';

/** A route of one of the two servers that people reach, as its Fastify has it. */
export interface Route {
  readonly app: 'api' | 'web';
  /** `GET`, or several: `GET|PUT`. */
  readonly method: string;
  /** As it was registered: `/exports/:file`. */
  readonly url: string;
  /** The types of bodies that are read there; `*` for any. */
  readonly reads: readonly string[];
}

/** All of the program in which somebody can write something: what the detectors of the classes look at. */
export interface Program {
  readonly schema: GraphQLSchema;
  /** The permission that each field of the schema asks for: `Mutation.signIn` → `identity.sign-in`. */
  readonly permissions: ReadonlyMap<string, string>;
  /** The texts of the sources of api, worker and web, by their path. */
  readonly sources: ReadonlyMap<string, string>;
  /** The places of the schema that the authorisation matrix asks. */
  readonly matrix: ReadonlySet<string>;
  /** None before the servers run. */
  readonly routes: readonly Route[];
}

/** As `npm run permissions` wrote it from the table and the schema; test/contract/permissions.spec.ts compares. */
function readPermissions(page: string): ReadonlyMap<string, string> {
  const permissions = new Map<string, string>();
  for (const section of page.split('\n### ').slice(1)) {
    const [permission = ''] = section.split('\n', 1);
    const [, fields = ''] = /^- In the schema: (.*)$/m.exec(section) ?? [];
    for (const [, field] of fields.matchAll(/`([^`]+)`/g)) permissions.set(field!, permission);
  }
  return permissions;
}

const ROOTS = ['libs', 'apps/api', 'apps/worker', 'apps/web/server', 'apps/web/src'];
/** Tests, what only tests use, and what the build writes. */
const NO_SOURCE = /\.spec\.tsx?$|\/test\/|^libs\/testing\/|\/shared\/gql\/|\/dist\//;

function readSources(): ReadonlyMap<string, string> {
  const files = ROOTS.flatMap((root) =>
    readdirSync(fromPackageRoot(root), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => `${root}/${file}`),
  );
  return new Map(
    files
      .filter((file) => !NO_SOURCE.test(file))
      .toSorted()
      .map((file) => [file, readFileSync(fromPackageRoot(file), 'utf8')]),
  );
}

/** The program as it is written, without what only its running servers tell. */
export async function writtenProgram(): Promise<Program> {
  const schema = buildSchema(readFileSync(fromPackageRoot('apps', 'api', 'schema.graphql'), 'utf8'));
  return {
    schema,
    permissions: readPermissions(readFileSync(fromPackageRoot('docs', 'permissions.md'), 'utf8')),
    sources: readSources(),
    matrix: new Set(await placesOfMatrix(schema)),
    routes: [],
  };
}
