import { createConnection } from 'node:net';
import { type SpawnedApp, type TestDatabase, createTestDatabase, waitFor } from '#testing';
import { post, startApi, trustedDocuments } from './support.js';

let db: TestDatabase;
let api: SpawnedApp;
beforeAll(async () => {
  db = await createTestDatabase();
  api = await startApi(db, {
    PUBLIC_URL: 'https://samaki.example',
    GRAPHQL_POINTS_PER_MINUTE: '60',
    TRUSTED_PROXY_HOPS: '1',
  });
}, 60_000);
afterAll(async () => {
  await api?.kill('SIGKILL');
  await db?.drop();
});

const SECURITY = {
  'content-security-policy':
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

describe('every answer', () => {
  it.each([
    ['GET', '/health/live'],
    ['GET', '/health/ready'],
    ['GET', '/nothing'],
    ['GET', '/graphql'],
    ['POST', '/graphql'],
    ['GET', '/%E0%A4%A'],
    ['GET', '/metrics'],
  ])('carries the security headers: %s %s', async (method, path) => {
    const { headers } = await fetch(`${api.url}${path}`, { method });
    const carried = Object.fromEntries(Object.keys(SECURITY).map((name) => [name, headers.get(name)]));
    expect(carried).toEqual(SECURITY);
    expect([
      headers.get('x-powered-by'),
      headers.get('server'),
      headers.get('access-control-allow-origin'),
    ]).toEqual([null, null, null]);
  });

  it('names the request, in the header and in its errors', async () => {
    const answer = await post(api.url, { documentId: 'unknown' }, { 'x-forwarded-for': '203.0.113.1' });
    expect(answer.headers.get('x-request-id')).toMatch(/^[\w-]{8,}$/);
    expect(answer.body.errors?.[0]?.extensions.requestId).toBe(answer.headers.get('x-request-id'));
  });
});

const ORIGINS: [string, Record<string, string>, boolean][] = [
  ['no origin (a program)', {}, true],
  ['our own origin', { origin: 'https://samaki.example', 'sec-fetch-site': 'same-origin' }, true],
  ['another origin', { origin: 'https://evil.example' }, false],
  ['our name over http', { origin: 'http://samaki.example' }, false],
  ['a name that begins like ours', { origin: 'https://samaki.example.evil.example' }, false],
  ['no origin named', { origin: 'null' }, false],
  ['a neighbour of our site', { 'sec-fetch-site': 'same-site' }, false],
  ['another site', { origin: 'https://samaki.example', 'sec-fetch-site': 'cross-site' }, false],
];
const METHODS = ['POST', 'GET', 'OPTIONS'];

describe('a request from a page', () => {
  it.each(
    METHODS.flatMap((method) => ORIGINS.map(([from, headers, own]) => [method, from, headers, own] as const)),
  )('%s from %s', async (method, _from, headers, own) => {
    const query = 'mutation { signOut { viewer { signedIn } } }';
    const response = await fetch(
      `${api.url}/graphql${method === 'POST' ? '' : `?query=${encodeURIComponent(query)}`}`,
      {
        method,
        headers: {
          ...headers,
          'content-type': 'application/json',
          'x-forwarded-for': `203.0.113.${METHODS.indexOf(method)}`,
        },
        ...(method === 'POST' && { body: JSON.stringify({ query: '{ __typename }' }) }),
      },
    );
    expect(response.status).toBe(method === 'POST' ? (own ? 200 : 403) : 405);
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('points', () => {
  const ask = (forwarded: string) =>
    post(api.url, { query: '{ cities(first: 100) { nodes { id } } }' }, { 'x-forwarded-for': forwarded });

  it('are told, spent by address, and refused with a time to come back; trusted documents have a budget of their own', async () => {
    const first = await ask('198.51.100.7, 10.0.0.2');
    expect([first.status, first.headers.get('x-points-remaining')]).toEqual([200, '48']);

    // Whatever a client writes to the left of what our proxies saw makes no other client of it.
    let refused = first;
    for (let at = 0; refused.status === 200 && at < 10; at += 1)
      refused = await ask(`192.0.2.${at}, 198.51.100.7, 10.0.0.2`);
    const [error] = refused.body.errors ?? [];
    expect([refused.status, error?.extensions.code, error?.message]).toEqual([
      429,
      'RATE_LIMITED',
      'Too many requests from your network. Wait a minute, then try again.',
    ]);
    expect(error?.extensions.retryAfterSeconds).toBeGreaterThan(0);
    expect(error?.extensions.retryAfterSeconds).toBeLessThanOrEqual(60);

    expect((await ask('198.51.100.8, 10.0.0.2')).status).toBe(200);
    const trusted = trustedDocuments().get('ViewerInHeader')!;
    const page = await post(
      api.url,
      { documentId: trusted.id },
      { 'x-forwarded-for': '198.51.100.7, 10.0.0.2' },
    );
    expect(page.status).toBe(200);
    expect(Number(page.headers.get('x-points-remaining'))).toBeGreaterThan(0);
  });
});

describe('the end', () => {
  it('finishes what was begun, tells clients to come back elsewhere, and leaves with 0', async () => {
    const server = await startApi(db);
    const body = JSON.stringify({ query: '{ __typename }' });
    const head = `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`;
    const socket = createConnection({ host: '127.0.0.1', port: server.port });
    let heard = '';
    socket.on('data', (part: Buffer) => (heard += part.toString()));
    const closed = new Promise<void>((resolve) => socket.on('close', () => resolve()));
    await new Promise<void>((resolve) => socket.on('connect', () => resolve()));
    // A request is half-way in when the signal comes.
    socket.write(head + body.slice(0, 5));
    await fetch(`${server.url}/health/live`);

    server.signal('SIGTERM');
    await waitFor(() => server.log.includes('Ending'), 30_000, 'the api to hear the signal');
    socket.write(body.slice(5));
    await closed;

    expect(heard).toMatch(/^HTTP\/1\.1 200 /);
    expect(heard.toLowerCase()).toContain('connection: close');
    expect(heard).toContain('{"data":{"__typename":"Query"}}');
    // It would say 1 if it had not ended by itself within its 14 seconds.
    expect(await server.exit()).toBe(0);
  }, 60_000);
});
