/* D2: what shows a person's data is kept by no cache, signing out clears the browser, and no page writes people into its
   storage but what was typed into a form on its way to a ministry. The back button is tried in test/e2e/privacy.browser.e2e.spec.ts. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fromPackageRoot } from '#kernel';
import { freePort, spawnApp, type SpawnedApp, type TestDatabase } from '#testing';
import { cookieOf, demonstrationDatabase } from '../contract/support.js';

let db: TestDatabase;
let api: SpawnedApp;
let web: SpawnedApp;

beforeAll(async () => {
  db = await demonstrationDatabase();
  const port = await freePort();
  const shared = { DATABASE_URL: db.url, SAMAKI_DEMO: '1', GRAPHQL_POINTS_PER_MINUTE: '1000000' };
  [api, web] = await Promise.all([
    spawnApp('api', { ...shared, API_PORT: String(port) }),
    spawnApp('web', { ...shared, API_URL: `http://127.0.0.1:${port}` }, { until: 'live' }),
  ]);
}, 120_000);
afterAll(async () => {
  await Promise.all([api?.kill('SIGKILL'), web?.kill('SIGKILL')]);
  await db?.drop();
});

/** Pages below the language that only the server writes, with who opens them. */
const PAGES: [role: string, page: string][] = [
  ['PARTICIPANT', 'account/privacy'],
  ['WORKING_GROUP', 'erasures'],
  ['WORKING_GROUP', 'campaigns'],
  ['WORKING_GROUP', 'organisations'],
  ['WORKING_GROUP', 'overview'],
  ['COORDINATOR', 'pledges'],
  ['TRAINER', 'trainer'],
];

it('no cache keeps a page of somebody signed in', async () => {
  for (const [role, page] of PAGES) {
    const cookie = await cookieOf(api.url, role);
    const answer = await fetch(`${web.url}/en/${page}`, { headers: { cookie } });
    expect({ page, status: answer.status, cache: answer.headers.get('cache-control') }).toEqual({
      page,
      status: 200,
      cache: 'no-store',
    });
  }
});

const post = (to: string, cookie: string, body = ''): Promise<Response> =>
  fetch(`${web.url}${to}`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    body,
    redirect: 'manual',
  });

it('nor a copy of one’s data, which is a file and no page', async () => {
  const answer = await post(
    '/en/account/privacy/copy',
    await cookieOf(api.url, 'PARTICIPANT'),
    'format=JSON',
  );
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('content-disposition')).toMatch(
    /^attachment; filename="samaki-my-data-\d{4}-\d\d-\d\d\.json"$/,
  );
  expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(await answer.json()).toMatchObject({ person: [{ language: expect.stringMatching(/km|en/) }] });
});

it('signing out clears the browser', async () => {
  const answer = await post('/en/sign-out', await cookieOf(api.url, 'PARTICIPANT'));
  expect(answer.status).toBe(303);
  expect(answer.headers.get('clear-site-data')).toBe('"cache", "storage"');
  expect(answer.headers.get('cache-control')).toBe('no-store');
});

/** What was typed waits in its own tab for fifteen minutes at most, while its reader proves at a ministry who they are; codes and secrets
 *  do not. Signing out clears it, as all of the storage: apps/web/src/features/account/held-store.spec.ts, and the story in
 *  test/e2e/ministry-sign-in.browser.e2e.spec.ts. */
const OF_THE_TAB = ['features/account/held-store.ts'];

it('our code writes nothing else into the storage of a browser', () => {
  const source = fromPackageRoot('apps', 'web', 'src');
  const writers = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.spec\.tsx?$/.test(file))
    .filter((file) =>
      /localStorage|sessionStorage|indexedDB|document\.cookie/.test(
        readFileSync(path.join(source, file), 'utf8'),
      ),
    );
  expect(writers).toEqual(OF_THE_TAB);
  expect(readFileSync(path.join(source, OF_THE_TAB[0]!), 'utf8')).not.toMatch(
    /localStorage|indexedDB|document\.cookie/,
  );
});
