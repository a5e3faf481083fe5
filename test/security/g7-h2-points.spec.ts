/* G7 and H2: one bucket over all api processes; the address is the one that trusted hops vouch for. */
import {
  spawnApp,
  type SpawnedApp,
  type TestDatabase,
  createTestDatabase,
  freePort,
  waitFor,
} from '#testing';
import { cookieOf, post, startApi, trustedDocuments } from '../contract/support.js';
import { aPerson } from './house.js';

let db: TestDatabase;
let apis: SpawnedApp[] = [];
let web: SpawnedApp;
beforeAll(async () => {
  db = await createTestDatabase();
  await aPerson(db, 'Mao Sovannary', 'WORKING_GROUP');
  const env = {
    GRAPHQL_POINTS_PER_MINUTE: '60',
    GRAPHQL_TRUSTED_POINTS_PER_MINUTE: '600',
    TRUSTED_PROXY_HOPS: '1',
    PUBLIC_URL: 'https://samaki.example',
  };
  const port = await freePort();
  const webEnv = { ...env, DATABASE_URL: db.url, API_URL: `http://127.0.0.1:${port}` };
  const [one, other, pages] = await Promise.all([
    startApi(db, { ...env, API_PORT: String(port) }),
    startApi(db, env),
    spawnApp('web', webEnv, { until: 'live' }),
  ]);
  apis = [one, other];
  web = pages;
});
afterAll(async () => {
  await Promise.all([...apis, web].map((app) => app?.kill('SIGKILL')));
  await db?.drop();
});

/** Costs 12 points. The proxy before us saw `client`; whatever stands to its left was written by the client. */
const ask = (at: number, client: string, headers: Record<string, string> = {}) =>
  post(
    apis[at % 2]!.url,
    { query: '{ cities(first: 100) { nodes { id } } }' },
    { 'x-forwarded-for': `${client}, 10.0.0.2`, ...headers },
  );
const remaining = (answer: { headers: Headers }): number => Number(answer.headers.get('x-points-remaining'));

describe('G7: points', () => {
  it('are told, spent at both processes, refused at their end, and back after a minute', async () => {
    const first = await ask(0, '203.0.113.7');
    expect([first.status, remaining(first)]).toEqual([200, 48]);
    const second = await ask(1, '203.0.113.7');
    expect(remaining(second)).toBeLessThan(48);

    let refused = second;
    for (let at = 0; refused.status === 200 && at < 12; at += 1) refused = await ask(at, '203.0.113.7');
    expect([refused.status, refused.body.errors?.[0]?.extensions.code]).toEqual([429, 'RATE_LIMITED']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(remaining(refused)).toBeLessThan(12);
    expect((await ask(0, '203.0.113.8')).status).toBe(200);

    await db.travelBy(60_000);
    await waitFor(async () => (await ask(0, '203.0.113.7')).status === 200, 10_000, 'the points to be back');
  });

  it('are those of a person at every address', async () => {
    const cookie = await cookieOf(apis[0]!.url, 'WORKING_GROUP');
    let refused = await ask(0, '198.51.100.1', { cookie });
    for (let at = 2; refused.status === 200 && at < 12; at += 1)
      refused = await ask(at, `198.51.100.${at}`, { cookie });
    expect(refused.status).toBe(429);
    expect((await ask(0, '198.51.100.11')).status).toBe(200);
  });

  it('of the pages of the web are a budget of their own, told too, and shared within a moment', async () => {
    const { id } = trustedDocuments().get('OrganisationFilters')!;
    const page = (at: number) =>
      post(apis[at]!.url, { documentId: id }, { 'x-forwarded-for': '203.0.113.20, 10.0.0.2' });
    const first = await page(0);
    expect([first.status, remaining(first) < 600]).toEqual([200, true]);

    await waitFor(async () => (await page(0)).status === 429, 20_000, 'the first process to refuse');
    await waitFor(async () => (await page(1)).status === 429, 5_000, 'the other one to hear of it');
    expect((await ask(0, '203.0.113.20')).status).toBe(200);
  });

  it('that were refused are told of in the log, without an address', () => {
    const hits = apis.flatMap((api) =>
      api.records.filter((record) => record['securityEvent'] === 'limit.hit'),
    );
    expect(new Set(hits.map((record) => record['limit']))).toEqual(
      new Set(['adhoc points', 'trusted points']),
    );
    for (const api of apis) expect(api.log).not.toMatch(/203\.0\.113|198\.51\.100/);
  });
});

describe('H2: an address that a client writes itself', () => {
  it('makes no other client of it, at the api', async () => {
    let refused = await ask(0, '192.0.2.9');
    for (let at = 1; refused.status === 200 && at < 12; at += 1)
      refused = await ask(0, `192.0.2.${100 + at}, 192.0.2.9`);
    expect(refused.status).toBe(429);
  });

  it('makes no other client of it, through the web', async () => {
    let refused = 200;
    for (let at = 1; refused === 200 && at < 12; at += 1) {
      const response = await fetch(`${web.url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-forwarded-for': `192.0.2.${100 + at}, 192.0.2.20`,
          'x-real-ip': `192.0.2.${at}`,
          forwarded: `for=192.0.2.${at}`,
        },
        body: JSON.stringify({ query: '{ cities(first: 100) { nodes { id } } }' }),
      });
      refused = response.status;
    }
    expect(refused).toBe(429);
  });
});
