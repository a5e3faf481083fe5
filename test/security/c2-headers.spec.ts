/* C2: every answer of the web carries its headers: pages, errors, files, redirects, what the api answers through it. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fromPackageRoot } from '#kernel';
import { type House, openHouse } from './house.js';

let house: House;
beforeAll(async () => {
  house = await openHouse({ SAMAKI_DEMO: '1' });
});
afterAll(() => house?.leave());

const filesBelow = (folder: string, end: RegExp): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => end.test(file));

/** Paths of all pages below the language, read where they are written down; whatever stands for an id is none. */
function pagePaths(): string[] {
  const source = fromPackageRoot('apps', 'web', 'src');
  const written = filesBelow(source, /route[^/]*\.tsx?$/).flatMap((file) =>
    [...readFileSync(path.join(source, file), 'utf8').matchAll(/\bpath: '([^']*)'/g)].map(
      ([, at = '']) => at,
    ),
  );
  return [...new Set(written)].map((at) => `/en/${at.replace(/^\//, '').replaceAll(/\$\w+/g, 'none')}`);
}

/** Forms and files of the server, read likewise. */
function serverPaths(): string[] {
  const source = fromPackageRoot('apps', 'web', 'server');
  const written = filesBelow(source, /(?<!\.spec)\.tsx?$/).flatMap((file) =>
    [
      ...readFileSync(path.join(source, file), 'utf8').matchAll(
        /\b\w+\.(?:get|post)(?:<[^(]*>)?\(\s*[`']([^`']+)[`']/g,
      ),
    ].map(([, at = '']) => at),
  );
  return [...new Set(written)]
    .filter((at) => at.startsWith('/') || at.startsWith('${LOCALE_PATH}'))
    .map((at) => at.replace('${LOCALE_PATH}', '/km').replaceAll(/:\w+(\([^)]*\))?/g, 'none'));
}

const builtFiles = (): string[] =>
  filesBelow(fromPackageRoot('apps', 'web', 'dist', 'client'), /\.\w+$/)
    .filter((file) => !file.startsWith('.vite') && !/\.(br|gz)$/.test(file))
    .map((file) => `/${file}`);

const ERRORS: [method: string, path: string, headers?: Record<string, string>, body?: string][] = [
  ['GET', '/nothing'],
  ['GET', '/en/nothing/at/all'],
  ['GET', '/%E0%A4%A'],
  ['GET', '/.git/config'],
  ['GET', '/en/tickets/none'],
  ['DELETE', '/en'],
  ['OPTIONS', '/graphql'],
  ['GET', '/graphql'],
  ['POST', '/graphql', { 'content-type': 'application/json' }, '{'],
  ['POST', '/en/sign-in', { 'content-type': 'text/plain' }, 'x'],
  [
    'POST',
    '/en/sign-in',
    { origin: 'https://evil.example', 'content-type': 'application/x-www-form-urlencoded' },
    'email=x',
  ],
  ['POST', '/en/sign-in', { 'content-type': 'application/x-www-form-urlencoded' }, 'a'.repeat(70_000)],
  ['GET', '/health/live'],
  ['GET', '/health/ready'],
  ['GET', '/mailbox'],
  ['HEAD', '/en'],
];

interface Seen {
  readonly at: string;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

async function look(method: string, at: string, headers = {}, body?: string): Promise<Seen> {
  const response = await fetch(`${house.web.url}${at}`, {
    method,
    redirect: 'manual',
    headers: { 'accept-language': 'en', ...headers },
    ...(body !== undefined && { body }),
  });
  const { status } = response;
  return { at: `${method} ${at} ${status}`, status, headers: response.headers, text: await response.text() };
}

/** What is missing or too much in an answer. */
function faults({ headers, text, status }: Seen): string[] {
  const csp = headers.get('content-security-policy') ?? '';
  const isPage = (headers.get('content-type') ?? '').startsWith('text/html');
  const is = (name: string, value: RegExp): string[] =>
    value.test(headers.get(name) ?? '') ? [] : [`${name}: ${headers.get(name)}`];
  const scripts = [...text.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
  const nonce = /'nonce-([\w-]{20,})'/.exec(csp)?.[1];
  return [
    ...is('content-security-policy', /default-src 'none'/),
    ...is('content-security-policy', /frame-ancestors '(none|self)'/),
    ...is('content-security-policy', /base-uri 'none'/),
    ...is('strict-transport-security', /^max-age=\d{8,}; includeSubDomains$/),
    ...is('x-content-type-options', /^nosniff$/),
    ...is('referrer-policy', /^(no-referrer|strict-origin-when-cross-origin)$/),
    ...is('cross-origin-opener-policy', /^same-origin$/),
    ...is('cross-origin-resource-policy', /^(same-origin|cross-origin)$/),
    ...is('permissions-policy', /camera=\(\), microphone=\(\), geolocation=\(\)/),
    ...(/unsafe-inline|unsafe-eval|\*/.test(csp) ? [`csp: ${csp}`] : []),
    ...['x-powered-by', 'server', 'x-aspnet-version'].filter((name) => headers.has(name)),
    ...(isPage && nonce === undefined ? ['no nonce'] : []),
    ...scripts
      .filter((tag) => isPage && !tag.includes(`nonce="${nonce}"`))
      .map((tag) => `script without nonce ${tag}`),
    ...(isPage && /\sstyle="|\son\w+="/.test(text) ? ['inline style or handler'] : []),
    ...(isPage && !/no-store|no-cache/.test(headers.get('cache-control') ?? '')
      ? ['a page that is kept']
      : []),
    ...(status >= 500 && status !== 503 ? [`status ${status}`] : []),
  ];
}

describe('C2: every answer of the web', () => {
  it('carries its headers, whatever is asked', async () => {
    const pages = [
      ...pagePaths(),
      ...serverPaths(),
      ...builtFiles(),
      '/',
      '/km',
      '/en',
      '/robots.txt',
      '/sitemap.xml',
    ];
    const seen: Seen[] = [];
    for (const at of pages) seen.push(await look('GET', at));
    for (const [method, at, headers, body] of ERRORS) seen.push(await look(method, at, headers, body));

    expect(seen.flatMap((one) => faults(one).map((fault) => `${one.at}: ${fault}`))).toEqual([]);
    // The crawl met pages, redirects, files and errors.
    const met = new Set(seen.map(({ status }) => status));
    expect([200, 302, 303, 400, 403, 404, 413, 415].filter((status) => !met.has(status))).toEqual([]);
    expect(pagePaths().length).toBeGreaterThan(20);
    expect(serverPaths().length).toBeGreaterThan(20);
    expect(builtFiles().length).toBeGreaterThan(10);
  });

  it('has another nonce each time', async () => {
    const nonces = await Promise.all(
      [1, 2].map(
        async () =>
          /'nonce-([^']+)'/.exec((await look('GET', '/en')).headers.get('content-security-policy')!)?.[1],
      ),
    );
    expect(nonces[0]).not.toBe(nonces[1]);
  });
});

describe('C2: a redirect', () => {
  it.each([
    '//evil.example/',
    '//evil.example/..',
    '/\\\\evil.example/',
    '/en//evil.example/',
    '/%2f%2fevil.example/',
  ])('stays here: %s', async (at) => {
    const { headers } = await look('GET', at);
    const location = headers.get('location') ?? '/';
    expect(new URL(location, 'https://samaki.example/').origin).toBe('https://samaki.example');
  });
});

describe('C2: the api', () => {
  it.each(['/health/live', '/graphql', '/nothing', '/reports/none/versions/1/en.pdf'])(
    'at %s',
    async (at) => {
      const { headers } = await fetch(`${house.api.url}${at}`);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'; frame-ancestors 'none'");
      expect(headers.get('strict-transport-security')).toMatch(/^max-age=\d{8,}/);
      for (const [name, value] of [
        ['x-content-type-options', 'nosniff'],
        ['referrer-policy', 'no-referrer'],
        ['permissions-policy', 'camera=(), microphone=(), geolocation=()'],
        ['cross-origin-opener-policy', 'same-origin'],
        ['cache-control', 'no-store'],
        ['x-powered-by', null],
        ['server', null],
      ] as const)
        expect([name, headers.get(name)]).toEqual([name, value]);
    },
  );
});
