/* Z2: an id says nothing. One that nobody has, one of another kind, one that is cut or deleted, one that is somebody else's: the
   answers cannot be told apart, on either path. */
import { newId } from '#kernel';
import { createTestDatabase, type SpawnedApp, type TestDatabase } from '#testing';
import { aSession } from '../../libs/registrations/test/seats.builder.js';
import { type Body, cookieOf, lasting, post, startApi, trustedDocuments } from '../contract/support.js';
import { aPerson } from './house.js';

const globalId = (prefix: string, id: string): string => `${prefix}_${id.replaceAll('-', '')}`;

let db: TestDatabase;
let api: SpawnedApp;
let session: string;
let trainer: string;
beforeAll(async () => {
  db = await createTestDatabase();
  session = await aSession(db, { capacity: 5, startsAt: new Date(Date.now() + 7 * 86_400_000) });
  await aPerson(db, 'Keo Sophea', 'TRAINER');
  api = await startApi(db);
  trainer = await cookieOf(api.url, 'TRAINER');
});
afterAll(async () => {
  await api?.kill('SIGKILL');
  await db?.drop();
});

const wrong = (): [string, string][] => [
  ['nobody has', globalId('ses', newId())],
  ['of another kind', globalId('crs', session)],
  ['of a kind that is none', globalId('zzz', session)],
  ['that is cut', globalId('ses', session).slice(0, 20)],
  ['without a kind', session],
  ['that is a path', '../../sessions'],
  ['that is empty', ''],
  ['that is long', `ses_${'0'.repeat(500)}`],
];

const QUESTIONS: [name: string, ask: (id: string) => Body, signedIn: boolean][] = [
  ['session', (id) => ({ query: 'query ($id: ID!) { session(id: $id) { id } }', variables: { id } }), false],
  ['node', (id) => ({ query: 'query ($id: ID!) { node(id: $id) { id } }', variables: { id } }), false],
  [
    'SessionPage',
    (id) => ({ documentId: trustedDocuments().get('SessionPage')!.id, variables: { id } }),
    false,
  ],
  [
    'session, to a trainer',
    (id) => ({ query: 'query ($id: ID!) { session(id: $id) { id } }', variables: { id } }),
    true,
  ],
];

describe('Z2: an id', () => {
  it.each(QUESTIONS)('that is wrong is "not there" and nothing else: %s', async (_name, ask, signedIn) => {
    const headers: Record<string, string> = signedIn ? { cookie: trainer } : {};
    const right = await post(api.url, ask(globalId('ses', session)), headers);
    expect(JSON.stringify(right.body.data)).toContain(globalId('ses', session));

    const answers = await Promise.all(
      wrong().map(async ([what, id]) => [what, lasting(await post(api.url, ask(id), headers))] as const),
    );
    const [, first] = answers[0]!;
    for (const [what, answer] of answers) expect([what, answer]).toEqual([what, first]);
  });

  it('is drawn so that nobody counts on: version 7, 74 bits by chance', () => {
    const ids = Array.from({ length: 1_000 }, () => newId());
    expect(
      ids.filter((id) => !/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)),
    ).toEqual([]);
    expect(new Set(ids.map((id) => id.slice(24))).size).toBe(1_000);
  });

  it('of a roster that is somebody else\u2019s is refused as one that nobody has', async () => {
    const query = 'query ($id: ID!) { session(id: $id) { roster(first: 1) { nodes { id } } } }';
    const foreign = await post(
      api.url,
      { query, variables: { id: globalId('ses', session) } },
      { cookie: trainer },
    );
    expect(JSON.stringify(foreign.body.data ?? null)).not.toMatch(/reg_|"nodes":\[\{/);
  });
});
