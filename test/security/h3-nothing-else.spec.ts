/* H3: what is not meant to be asked for is not there: 500 words that scanners try, on the web and on the api. */
import { readdirSync, readFileSync } from 'node:fs';
import { fromPackageRoot } from '#kernel';
import { type House, openHouse } from './house.js';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.leave());

const NAMES = [
  'admin',
  'administrator',
  'api',
  'app',
  'backup',
  'bin',
  'build',
  'cache',
  'cgi-bin',
  'config',
  'console',
  'cron',
  'data',
  'database',
  'db',
  'debug',
  'deploy',
  'dev',
  'dist',
  'docker',
  'dump',
  'env',
  'error',
  'export',
  'files',
  'ftp',
  'git',
  'graphiql',
  'health',
  'home',
  'include',
  'info',
  'install',
  'internal',
  'jenkins',
  'lib',
  'log',
  'logs',
  'mail',
  'manage',
  'metrics',
  'migrations',
  'monitor',
  'node_modules',
  'old',
  'panel',
  'phpinfo',
  'phpmyadmin',
  'playground',
  'private',
  'proc',
  'root',
  'schema',
  'scripts',
  'secret',
  'server',
  'server-status',
  'shell',
  'source',
  'sql',
  'src',
  'stats',
  'status',
  'swagger',
  'system',
  'test',
  'tmp',
  'trace',
  'upload',
  'user',
  'vendor',
  'version',
  'voyager',
  'wp-admin',
  'wp-login',
  'xmlrpc',
  'actuator',
  'altair',
  'explorer',
  'sandbox',
].flatMap((word) => [word, `${word}/`, `.${word}`, `${word}.json`, `${word}.php`, `${word}.bak`]);
const FILES = [
  '.git/HEAD',
  '.git/config',
  '.env',
  '.env.production',
  '.npmrc',
  '.DS_Store',
  '.vite/manifest.json',
  '.htaccess',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'docker-compose.yml',
  'Dockerfile',
  'main.js',
  'main.js.map',
  'server/main.js',
  '../server/main.js',
  '..%2fserver%2fmain.js',
  '%2e%2e/package.json',
  'assets/',
  'assets/index.js.map',
  'assets/..%2f..%2fserver%2fmain.js',
  'etc/passwd',
  '..%5c..%5cetc%5cpasswd',
  'WEB-INF/web.xml',
  '__proto__',
  'constructor',
  'heapdump',
  'debug/pprof',
  'json/list',
];
const WORDS = [...new Set([...NAMES, ...FILES])];
/** What may be there under such a name, and says nothing but that it is there. */
const MEANT = /^\/health\/(live|ready)$|^\/metrics$/;

const TELLS =
  /node_modules|\bat \w+ \(|\.ts:\d+|fastify|nestjs|express|apollo|"version"|0\.1\.0|sourceMappingURL|root:x:|\[core\]/i;

describe.each(['web', 'api'] as const)('H3: the %s', (app) => {
  it(`has none of ${WORDS.length} things, and says nothing of itself`, async () => {
    expect(WORDS.length).toBeGreaterThanOrEqual(500);
    const faults: string[] = [];
    const ask = async (word: string): Promise<void> => {
      const response = await fetch(`${house[app].url}/${word}`, { redirect: 'manual' });
      const text = await response.text();
      // What was asked for may be repeated; what is loaded has names of its own.
      const told = text.replaceAll(word, '').replaceAll(/<(script|link)[^>]*>/g, '');
      const isShortened = response.headers.get('location') === `/${word.replace(/\/$/, '')}`;
      if (response.status !== 404 && response.status !== 400 && !isShortened && !MEANT.test(`/${word}`))
        faults.push(`${word}: ${response.status}`);
      if (TELLS.test(told)) faults.push(`${word}: tells ${TELLS.exec(told)?.[0]}`);
      for (const name of ['server', 'x-powered-by', 'via'])
        if (response.headers.has(name)) faults.push(`${word}: ${name}`);
    };
    for (let at = 0; at < WORDS.length; at += 20) await Promise.all(WORDS.slice(at, at + 20).map(ask));
    expect(faults).toEqual([]);
  });
});

describe('H3: the build of the web', () => {
  it('holds no source map and names no source', () => {
    const folder = fromPackageRoot('apps', 'web', 'dist', 'client');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
    expect(files.filter((file) => file.endsWith('.map'))).toEqual([]);
    const texts = files.filter((file) => /\.(js|css)$/.test(file));
    expect(texts.length).toBeGreaterThanOrEqual(4);
    expect(
      texts.filter((file) =>
        /sourceMappingURL|node_modules\//.test(readFileSync(`${folder}/${file}`, 'utf8')),
      ),
    ).toEqual([]);
  });
});

describe('H3: what answers apart from pages', () => {
  it('is only meant for those beside it', async () => {
    const { headers, status } = await fetch(`${house.web.url}/metrics`);
    expect([status, headers.get('content-type')]).toEqual([404, expect.stringContaining('text/html')]);
    const live = (await (await fetch(`${house.api.url}/health/live`)).json()) as object;
    expect(live).toEqual({ status: 'live' });
  });
});
