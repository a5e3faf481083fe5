/* L1: who tried what is in the log, with the id of the request and nothing of the person; what was done is in the audit. */
import { createTestDatabase, type SpawnedApp, type TestDatabase, waitFor } from '#testing';
import { createLog, SecurityEvents } from '#logging';
import { cookieOf, post, startApi } from '../contract/support.js';
import { aPerson } from './house.js';

let db: TestDatabase;
let api: SpawnedApp;
beforeAll(async () => {
  db = await createTestDatabase();
  api = await startApi(db, { GRAPHQL_POINTS_PER_MINUTE: '300' });
  await aPerson(db, 'Keo Sophea', 'TRAINER');
});
afterAll(async () => {
  await api?.kill('SIGKILL');
  await db?.drop();
});

const SIGN_IN =
  'mutation { signIn(input: { email: "nobody@person.example", code: "12345678" }) { errors { code } } }';
const ASK =
  'mutation { requestSignInCode(input: { email: "nobody@person.example", locale: km }) { errors { code } } }';
const deep = `{ ${'a { '.repeat(20)}a${' }'.repeat(20)} }`;

/** What somebody does, and the event that must be in the log under the id of that request. */
const EVENTS: [what: string, ask: (cookie: string) => Promise<{ headers: Headers }>, event: object][] = [
  [
    'asks for a code',
    () => post(api.url, { query: ASK }),
    { securityEvent: 'identity.done', operation: 'requestSignInCode' },
  ],
  [
    'guesses a code',
    () => post(api.url, { query: SIGN_IN }),
    { securityEvent: 'identity.refused', operation: 'signIn', errorCode: 'CODE_WRONG', level: 'warn' },
  ],
  [
    'asks for what needs a sign-in',
    () => post(api.url, { query: '{ mySessions { nodes { id } } }' }),
    { securityEvent: 'access.refused', errorCode: 'UNAUTHENTICATED', level: 'warn' },
  ],
  [
    'asks for what another role may see',
    (cookie) => post(api.url, { query: '{ campaigns { nodes { id } } }' }, { cookie }),
    { securityEvent: 'access.refused', errorCode: 'FORBIDDEN' },
  ],
  [
    'posts from a page of somebody else',
    (cookie) => post(api.url, { query: '{ __typename }' }, { cookie, origin: 'https://evil.example' }),
    { securityEvent: 'access.refused', errorCode: 'FORBIDDEN' },
  ],
  [
    'asks too deeply',
    () => post(api.url, { query: deep }),
    { securityEvent: 'limit.hit', limit: 'deeper than 8' },
  ],
  [
    'sends too much',
    () => post(api.url, { query: `#${'x'.repeat(110_000)}` }),
    { securityEvent: 'limit.hit', limit: 'the body is too long' },
  ],
  [
    'signs out',
    (cookie) => post(api.url, { query: 'mutation { signOut { viewer { signedIn } } }' }, { cookie }),
    { securityEvent: 'identity.done', operation: 'signOut', level: 'info' },
  ],
];

describe('L1: somebody', () => {
  it.each(EVENTS)('who %s is in the log', async (_what, ask, event) => {
    const cookie = await cookieOf(api.url, 'TRAINER');
    const { headers } = await ask(cookie);
    const requestId = headers.get('x-request-id');
    // A line may come a moment after the answer.
    const told = await waitFor(
      () => {
        const found = api.records.filter((one) => one['requestId'] === requestId && 'securityEvent' in one);
        return found.length > 0 && found;
      },
      5_000,
      'the line of the log',
    );
    expect(told).toEqual([expect.objectContaining({ ...event, requestId })]);
  });

  it('who spends all points is in the log, once', async () => {
    for (let at = 0; at < 40; at += 1)
      await post(api.url, { query: '{ cities(first: 100) { nodes { id } } }' });
    const hits = () => api.records.filter((record) => record['limit'] === 'adhoc points').length;
    await waitFor(() => hits() > 0, 5_000, 'the line of the log');
    expect(hits()).toBe(1);
  });

  it('who signs in or fails to is in the audit, and none of it names anybody in the log', async () => {
    const rows = await db.ownerSql<{ action: string }>(
      'select distinct action from audit_rows order by action',
    );
    expect(rows.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['identity.sign-in', 'identity.sign-out']),
    );
    expect(api.log).not.toMatch(/nobody@|person\.example|Sophea|12345678|samaki=/);
    const done = api.records.filter((record) => record['operation'] === 'demoSignIn');
    expect(done[0]).toMatchObject({ securityEvent: 'identity.done', signInId: expect.any(String) as string });
  });
});

describe('L1: many events', () => {
  it('are twenty lines a second, and the next line says how many were left out', () => {
    let now = 0;
    const lines: string[] = [];
    const log = createLog({
      process: 'api',
      level: 'info',
      destination: { write: (line) => lines.push(line) },
    });
    const events = new SecurityEvents(log, () => now);
    for (let at = 0; at < 100; at += 1) events.record('access.refused', { requestId: `r-${at}` });
    events.record('limit.hit', {});
    now = 1_000;
    events.record('access.refused', { requestId: 'later' });

    expect(lines).toHaveLength(22);
    expect(JSON.parse(lines.at(-1)!)).toMatchObject({ requestId: 'later', leftOut: 80 });
  });
});
