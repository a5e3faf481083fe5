/* G4 and G5: what is open is a setting, never a matter of NODE_ENV; documents are those of the web build. */
import { Config, ConfigError } from '#config';
import { createTestDatabase, type SpawnedApp, TEST_SECRET, type TestDatabase } from '#testing';
import { aPerson } from './house.js';
import { cookieOf, post, startApi, trustedDocuments } from '../contract/support.js';

const PRODUCTION = {
  NODE_ENV: 'production',
  SAMAKI_DEMO: '0',
  SMTP_URL: 'smtp://127.0.0.1:1',
  PUBLIC_URL: 'https://samaki.example',
};
const INTROSPECTION = { query: '{ __schema { queryType { name } } }' };

let db: TestDatabase;
let unset: SpawnedApp;
let production: SpawnedApp;
let closed: SpawnedApp;
beforeAll(async () => {
  db = await createTestDatabase();
  await aPerson(db, 'Chhim Rotha', 'ADMINISTRATOR');
  await aPerson(db, 'Keo Sophea', 'TRAINER');
  [unset, production, closed] = await Promise.all([
    startApi(db, { NODE_ENV: undefined }),
    startApi(db, PRODUCTION),
    startApi(db, { GRAPHQL_ADHOC: 'developers' }),
  ]);
});
afterAll(async () => {
  await Promise.all([unset, production, closed].map((api) => api?.kill('SIGKILL')));
  await db?.drop();
});

describe('G4: introspection', () => {
  it.each(['', 'test', 'development', 'production'])(
    'is off by its own setting with NODE_ENV %j',
    (NODE_ENV) => {
      const config = Config.read({
        DATABASE_URL: db.url,
        SAMAKI_SECRET: TEST_SECRET,
        ...PRODUCTION,
        NODE_ENV,
      });
      expect([config.allowsIntrospection, config.graphqlAdhocIsOpen]).toEqual([false, false]);
      const open = { DATABASE_URL: db.url, SAMAKI_SECRET: TEST_SECRET, ...PRODUCTION, NODE_ENV };
      expect(Config.read({ ...open, GRAPHQL_INTROSPECTION: '1' }).allowsIntrospection).toBe(true);
    },
  );

  it('of a NODE_ENV that nobody knows is not asked: the process does not start', () => {
    for (const NODE_ENV of ['prod', 'Production', 'live'])
      expect(() => Config.read({ DATABASE_URL: db.url, SAMAKI_SECRET: TEST_SECRET, NODE_ENV })).toThrow(
        ConfigError,
      );
  });

  it('is refused, NODE_ENV or not, and says nothing of the schema', async () => {
    for (const api of [unset, closed]) {
      const answer = await post(api.url, INTROSPECTION);
      expect([answer.status, JSON.stringify(answer.body)]).not.toEqual([200, expect.anything()]);
      expect(JSON.stringify(answer.body)).not.toMatch(/queryType|introspection/i);
    }
    expect((await post(unset.url, INTROSPECTION)).status).toBe(400);
  });
});

describe('G4: what Apollo would offer', () => {
  it('is not there: batches, automatic persisting, a page to try queries on', async () => {
    const batch = await post(
      unset.url,
      JSON.stringify([{ query: '{ __typename }' }, { query: '{ __typename }' }]),
    );
    const hash = 'ecf4edb46db40b5132295c0291d62fb65d6759a9eedfa4d5d612dd5ec54a6b38';
    const persisted = { extensions: { persistedQuery: { version: 1, sha256Hash: hash } } };
    const unknown = await post(unset.url, persisted);
    const registered = await post(unset.url, { query: '{ __typename }', ...persisted });
    const again = await post(unset.url, persisted);
    const page = await fetch(`${unset.url}/graphql`, { headers: { accept: 'text/html' } });

    expect([batch.status, unknown.status, registered.status, again.status]).toEqual([400, 400, 200, 400]);
    expect([page.status, page.headers.get('content-type')]).toEqual([405, expect.stringContaining('json')]);
  });
});

describe('G5: documents', () => {
  const adhoc = { query: '{ __typename' };

  it.each(['production', 'closed'] as const)(
    'beside those of the web are refused before they are read: %s',
    async (name) => {
      const api = name === 'production' ? production : closed;
      // It could not be parsed: whoever parsed it would say 400.
      const answer = await post(api.url, adhoc);
      expect([answer.status, answer.body.errors?.[0]?.extensions.code]).toEqual([403, 'FORBIDDEN']);
      expect((await post(api.url, { documentId: 'f'.repeat(64) })).status).toBe(400);
      expect((await post(api.url, { documentId: trustedDocuments().get('ViewerInHeader')!.id })).status).toBe(
        200,
      );
    },
  );

  it('of a developer are run, of somebody else who is signed in are not', async () => {
    const [administrator, trainer] = await Promise.all(
      ['ADMINISTRATOR', 'TRAINER'].map(async (role) => cookieOf(unset.url, role)),
    );
    const ask = async (cookie: string) =>
      (await post(closed.url, { query: '{ viewer { signedIn } }' }, { cookie })).status;
    expect([await ask(administrator!), await ask(trainer!)]).toEqual([200, 403]);
  });

  it('cannot be opened to everybody in production', () => {
    const open = {
      ...PRODUCTION,
      DATABASE_URL: db.url,
      SAMAKI_SECRET: TEST_SECRET,
      GRAPHQL_ADHOC: 'everyone',
    };
    expect(() => Config.read(open)).toThrow('GRAPHQL_ADHOC must be developers');
  });
});
