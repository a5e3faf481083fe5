import { readFileSync } from 'node:fs';
import { fromPackageRoot } from '#kernel';
import {
  Child,
  createFilledDatabase,
  DEMONSTRATION_DAY,
  spawnApp,
  type SpawnedApp,
  TEST_SECRET,
  type TestDatabase,
  travelOn,
} from '#testing';

export interface GraphqlAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    readonly data?: Record<string, unknown> | null;
    readonly errors?: readonly {
      readonly message: string;
      readonly path?: readonly (string | number)[];
      readonly extensions: {
        readonly code: string;
        readonly requestId: string;
        readonly retryAfterSeconds?: number;
      };
    }[];
  };
}

export type Body = Readonly<Record<string, unknown>>;

/** Posts to an api as a page of the web would. */
export async function post(
  url: string,
  body: Body | string,
  headers: Record<string, string> = {},
): Promise<GraphqlAnswer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': 'en', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: JSON.parse(text) as GraphqlAnswer['body'],
  };
}

/** A database with the demonstration in it, loaded once in a run of Jest and copied. Its clock says `DEMONSTRATION_DAY` and goes on
 *  from there, whatever the day on which the tests run. */
export const demonstrationDatabase = (): Promise<TestDatabase> =>
  createFilledDatabase('demonstration', loadDemonstration);

async function loadDemonstration(url: string): Promise<void> {
  await travelOn(url, DEMONSTRATION_DAY);
  const child = new Child(
    process.execPath,
    [fromPackageRoot('dist', 'apps', 'cli', 'src', 'main.js'), 'demo', 'load'],
    {
      env: {
        PATH: process.env['PATH'],
        NODE_ENV: 'test',
        SAMAKI_DEMO: '1',
        SAMAKI_SECRET: TEST_SECRET,
        DATABASE_URL: url,
      },
    },
  );
  const code = await child.exit();
  if (code !== 0) throw new Error(`The demonstration was not loaded (${code}):\n${child.log}`);
}

export const startApi = (db: TestDatabase, env: NodeJS.ProcessEnv = {}): Promise<SpawnedApp> =>
  spawnApp('api', { DATABASE_URL: db.url, SAMAKI_DEMO: '1', GRAPHQL_POINTS_PER_MINUTE: '1000000', ...env });

/** One operation of the web build, with the id and the text under which the api knows it. */
export interface TrustedDocument {
  readonly name: string;
  readonly id: string;
  readonly text: string;
}

/** The trusted documents by the name of their operation. */
export function trustedDocuments(): ReadonlyMap<string, TrustedDocument> {
  const file = fromPackageRoot('apps', 'web', 'src', 'shared', 'gql', 'persisted-documents.json');
  const list = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  return new Map(
    Object.entries(list).map(([id, text]) => {
      const name = /\b(?:query|mutation)\s+(\w+)/.exec(text)?.[1] ?? id;
      return [name, { name, id, text }];
    }),
  );
}

/** Signs in with one click, as the demonstration allows, and answers the cookie header. */
export async function cookieOf(url: string, role: string): Promise<string> {
  const query = 'mutation ($role: Role!) { demoSignIn(input: { role: $role }) { errors { code } } }';
  const answer = await post(url, { query, variables: { role } });
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
  if (cookies.length === 0) throw new Error(`No sign-in as ${role}: ${JSON.stringify(answer.body)}`);
  return cookies.join('; ');
}

/** The answer without what differs each time: the id of the request. */
export const lasting = (answer: GraphqlAnswer): { status: number; body: unknown } => ({
  status: answer.status,
  body: JSON.parse(
    JSON.stringify(answer.body, (key, value: unknown) => (key === 'requestId' ? undefined : value)),
  ) as unknown,
});
