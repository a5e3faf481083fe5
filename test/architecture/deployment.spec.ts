/* docs/stories/deployment.md: what docker-compose.yml and deploy/ promise, read without a Docker engine. What the image
   holds is tried in test/contract/image.spec.ts. */
import { createServer } from 'node:http';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { readSettings } from '../../apps/web/server/settings.js';
import { Config, ConfigError } from '../../libs/config/src/config.js';
import { configSchema } from '../../libs/config/src/config.schema.js';
import { builtApp } from '../../libs/kernel/src/package-root.js';

const root = path.resolve(import.meta.dirname, '..', '..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

interface Service {
  readonly image: string;
  readonly build?: { readonly dockerfile: string };
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string | number>>;
  readonly deploy?: { readonly replicas?: number };
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly configs?: readonly object[];
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
}

const text = read('docker-compose.yml');
const { services } = parse(text, { merge: true }) as { services: Record<string, Service> };
const service = (name: string): Service => services[name]!;

/** What an operator writes into `.env`; nothing else is asked for. */
const GIVEN = {
  PUBLIC_URL: 'https://samaki.example',
  POSTGRES_PASSWORD: 'f3a9c2',
  REDIS_PASSWORD: 'b71e04',
  SAMAKI_SECRET: 'c8f1e0b7a94d52368fe6b0d17a3c5924',
  SMTP_URL: 'smtps://user:password@mail.example:465',
  MAIL_FROM: 'Samaki <no-reply@samaki.example>',
};

/** The environment of a service as Compose makes it. Throws for a needed variable that is not given. */
function environmentOf(
  name: string,
  given: Readonly<Record<string, string>> = GIVEN,
): Record<string, string> {
  const filled = (value: string): string =>
    value.replaceAll(
      /\$\{(\w+)(?::([?-])([^}]*))?\}/g,
      (_all, variable: string, kind?: string, more = '') => {
        if (given[variable]) return given[variable];
        if (kind === '-') return more as string;
        throw new Error(`${variable} is needed`);
      },
    );
  return Object.fromEntries(
    Object.entries(service(name).environment ?? {}).map(([key, value]) => [key, filled(String(value))]),
  );
}

const OURS = ['migrate', 'api', 'worker', 'web'];
const OF_THE_SERVERS = ['migrate', 'api', 'worker'];

describe('docker-compose.yml', () => {
  it('runs two apis and two workers, and one of everything else', () => {
    expect(
      Object.fromEntries(Object.entries(services).map(([name, { deploy }]) => [name, deploy?.replicas ?? 1])),
    ).toEqual({ postgres: 1, redis: 1, migrate: 1, api: 2, worker: 2, web: 1, proxy: 1 });
  });

  it('looks after the health of everything that stays', () => {
    const unwatched = Object.keys(services).filter((name) => !service(name).healthcheck);

    expect(unwatched).toEqual(['migrate']);
    expect(OURS.slice(1).map((name) => service(name).healthcheck?.test)).toEqual([
      ['CMD', 'node', 'deploy/healthy.mjs', '3001'],
      ['CMD', 'node', 'deploy/healthy.mjs', '3002'],
      ['CMD', 'node', 'deploy/healthy.mjs', '3000'],
    ]);
    expect(['API_PORT', 'WORKER_PORT', 'PORT'].map((name) => environmentOf('web')[name])).toEqual([
      '3001',
      '3002',
      '3000',
    ]);
  });

  it('brings the tables up to date once, before anything serves', () => {
    expect(service('migrate').command).toEqual(['node', 'dist/apps/cli/src/main.js', 'migrate']);
    for (const name of ['api', 'worker'])
      expect(service(name).depends_on).toEqual({
        migrate: { condition: 'service_completed_successfully' },
        redis: { condition: 'service_healthy' },
      });
    expect(service('web').depends_on).toEqual({
      api: { condition: 'service_healthy' },
      worker: { condition: 'service_healthy' },
    });
    expect(service('proxy').depends_on).toEqual({ web: { condition: 'service_healthy' } });
  });

  it('names the version of every image', () => {
    const { version } = JSON.parse(read('package.json')) as { version: string };
    for (const name of OURS) expect([name, service(name).image]).toEqual([name, `samaki:${version}`]);

    const floating = Object.values(services)
      .map(({ image }) => image)
      .filter((image) => !/:\d+\.\d+/.test(image) || image.includes('latest'));
    expect(floating).toEqual([]);
  });

  it('gives each process settings that it starts with, all of which are known', () => {
    const known = new Set(Object.keys(configSchema.shape));
    for (const name of OURS)
      expect(Object.keys(environmentOf(name)).filter((variable) => !known.has(variable))).toEqual([]);
    for (const name of OF_THE_SERVERS) {
      const config = Config.read(environmentOf(name));
      expect([config.isProduction, config.isDemo, config.allowsIntrospection]).toEqual([true, false, false]);
      expect(config.databaseUrl).toBe('postgres://samaki:f3a9c2@postgres:5432/samaki');
      expect(config.redisUrl).toBe('redis://samaki:b71e04@redis:6379');
    }
    expect(readSettings(environmentOf('web'))).toMatchObject({
      port: 3000,
      host: '0.0.0.0',
      apiUrl: 'http://api:3001',
      workerUrl: 'http://worker:3002',
      publicUrl: GIVEN.PUBLIC_URL,
      demo: false,
      trustedProxyHops: 1,
    });
  });

  it('sends the head of the audit where the operator says, and nowhere unasked', () => {
    for (const to of ['audit@ministry.example', undefined])
      for (const name of OF_THE_SERVERS) {
        const { auditHeadTo } = Config.read(
          environmentOf(name, { ...GIVEN, ...(to && { AUDIT_HEAD_TO: to }) }),
        );
        expect([name, auditHeadTo]).toEqual([name, to]);
      }
  });

  it('gives the pages the time zone by which the servers reckon', () => {
    for (const given of [GIVEN, { ...GIVEN, PROGRAMME_TIMEZONE: 'Asia/Dili' }]) {
      const { programmeZone } = readSettings(environmentOf('web', given));
      expect(programmeZone).toBe('PROGRAMME_TIMEZONE' in given ? 'Asia/Dili' : 'Asia/Phnom_Penh');
      for (const name of OF_THE_SERVERS)
        expect([name, Config.read(environmentOf(name, given)).programmeTimeZone]).toEqual([
          name,
          programmeZone,
        ]);
    }
  });

  it('asks for each of the six settings that only the operator knows', () => {
    for (const missing of Object.keys(GIVEN)) {
      const rest = Object.fromEntries(Object.entries(GIVEN).filter(([name]) => name !== missing));
      const asked = Object.keys(services).flatMap((name) => {
        try {
          return environmentOf(name, rest) && [];
        } catch (error) {
          return [(error as Error).message];
        }
      });
      expect(new Set(asked)).toEqual(new Set([`${missing} is needed`]));
    }
  });

  it('lets none but its own processes into Redis', () => {
    const { configs } = parse(text) as { configs: Record<string, { content: string }> };
    const { command, configs: given } = service('redis');
    expect(given).toEqual([{ source: 'redis-users', target: '/etc/redis/users.acl' }]);
    expect(command?.slice(-2)).toEqual(['--aclfile', '/etc/redis/users.acl']);
    expect(configs['redis-users']?.content).toMatch(
      /^user default off\nuser samaki on >\$\{REDIS_PASSWORD:\?/,
    );
  });

  it('refuses demonstration mode, even when it is asked for', () => {
    expect(text).not.toContain('SAMAKI_DEMO');
    expect(() => Config.read({ ...environmentOf('api'), SAMAKI_DEMO: '1' })).toThrow(ConfigError);
  });

  it('opens the proxy alone to the world, and keeps passwords from the pages', () => {
    expect(Object.keys(services).filter((name) => service(name).ports)).toEqual(['proxy']);
    const secrets = ['DATABASE_URL', 'REDIS_URL', 'SAMAKI_SECRET', 'SMTP_URL', 'POSTGRES_PASSWORD'];
    expect(Object.keys(environmentOf('web')).filter((name) => secrets.includes(name))).toEqual([]);
    for (const name of OURS)
      expect([name, service(name).read_only, service(name).cap_drop]).toEqual([name, true, ['ALL']]);
  });
});

describe('the image', () => {
  const lines = read('deploy/Dockerfile').split('\n');

  it('stands on Node 24, in a named version, and does not run as root', () => {
    const bases = lines.filter((line) => line.startsWith('FROM '));
    expect(bases).toHaveLength(2);
    for (const base of bases) expect(base).toMatch(/^FROM node:24\.\d+-[a-z]+-slim( AS build)?$/);
    expect(lines).toContain('USER node');
  });

  it('starts the programs that the build makes', () => {
    const built = (['api', 'worker', 'web'] as const).map((app) => path.relative(root, builtApp(app)));

    expect(lines.at(-2)).toBe(`CMD ["node", "${built[0]}"]`);
    expect(service('api').command).toBeUndefined();
    expect(['worker', 'web'].map((name) => service(name).command)).toEqual([
      ['node', built[1]],
      ['node', built[2]],
    ]);
  });

  it('holds every file that a process looks for below the folder of the project', () => {
    const held = lines
      .filter((line) => line.startsWith('COPY --from=build'))
      .flatMap((line) => line.split(' ').slice(2, -1))
      .map((source) => source.replace('/samaki/', ''));
    const looked = sourcesBelow('apps/api/src', 'apps/worker/src', 'apps/cli/src/verbs', 'libs')
      .filter((file) => !file.startsWith('libs/testing/') && !file.startsWith('apps/api/src/emit-'))
      .flatMap((file) => [...read(file).matchAll(/fromPackageRoot\(([^)]*)\)/g)])
      .map(([, parts = '']) => [...parts.matchAll(/'([^']*)'/g)].map(([, part]) => part).join('/'))
      .filter(Boolean);

    expect(looked).toContain('dist/migrations');
    expect(
      looked.filter((file) => !held.some((part) => file === part || file.startsWith(`${part}/`))),
    ).toEqual([]);
  });
});

/** The sources of production below some folders. */
function sourcesBelow(...folders: string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
      const at = path.posix.join(folder, entry.name);
      if (entry.isDirectory()) return entry.name === 'test' ? [] : sourcesBelow(at);
      return at.endsWith('.ts') && !at.endsWith('.spec.ts') ? [at] : [];
    }),
  );
}

describe('deploy/Caddyfile', () => {
  const lines = read('deploy/Caddyfile')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line && !line.startsWith('#'));

  /** The lines of the block that a line opens. */
  const block = (opening: string, among = lines): string[] => {
    const from = among.indexOf(opening) + 1;
    let depth = 1;
    const to = among.slice(from).findIndex((line) => {
      depth += line.endsWith('{') ? 1 : line === '}' ? -1 : 0;
      return depth === 0;
    });
    return from === 0 ? [] : among.slice(from, from + to);
  };

  it('serves the public address, and closes what it opens', () => {
    expect(block('{$PUBLIC_URL} {').length).toBeGreaterThan(0);
    expect(service('proxy').environment).toHaveProperty('PUBLIC_URL');
    expect(service('proxy').volumes).toContain('./deploy/Caddyfile:/etc/caddy/Caddyfile:ro');
    expect(lines.filter((line) => line.endsWith('{'))).toHaveLength(
      lines.filter((line) => line === '}').length,
    );
  });

  it('passes /graphql on to every api, and the pages to the web', () => {
    const site = block('{$PUBLIC_URL} {');
    const { API_PORT, PORT } = environmentOf('web');

    expect(block('dynamic a {', block('handle /graphql {', site))).toEqual([
      'name api',
      `port ${API_PORT}`,
      'refresh 5s',
    ]);
    expect(block('handle {', site)[0]).toBe(`reverse_proxy web:${PORT} {`);
    expect(block('handle /metrics {', site)).toEqual(['respond 404']);
  });
});

describe('deploy/healthy.mjs', () => {
  it.each([
    [200, 0],
    [503, 1],
  ])('ends, where the process answers %i, with %i', async (status, code) => {
    const asked: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url);
      response.writeHead(status).end('{}');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;

    expect(await healthy(port)).toBe(code);

    expect(asked).toEqual(['/health/ready']);
    server.close();
  });

  it('ends with 1 where nobody answers', async () => {
    expect(await healthy(1)).toBe(1);
  });
});

async function healthy(port: number): Promise<number | null> {
  const child = spawn(process.execPath, ['deploy/healthy.mjs', String(port)], { cwd: root });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}
