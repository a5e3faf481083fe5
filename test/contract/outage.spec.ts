import pg from 'pg';
import {
  createEmptyDatabase,
  createTestDatabase,
  freePort,
  type SpawnedApp,
  spawnApp,
  tableChecksums,
  type TestDatabase,
  waitFor,
} from '#testing';
import { post, startApi, trustedDocuments } from './support.js';
import { TcpProxy } from './tcp-proxy.js';

const through = (url: string, port: number): string => {
  const proxied = new URL(url);
  proxied.hostname = '127.0.0.1';
  proxied.port = String(port);
  return proxied.href;
};

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

describe.each(['api', 'worker'] as const)('no database at boot of the %s', (app) => {
  it('ends with a plain sentence and a code, without the password', async () => {
    const port = await freePort();
    const started = await spawnApp(
      app,
      { DATABASE_URL: `postgres://someone:a-password@127.0.0.1:${port}/nothing` },
      { until: 'none' },
    );

    expect(await started.exit()).toBe(1);
    expect(started.log).toContain(`The database 127.0.0.1:${port}/nothing cannot be used (ECONNREFUSED)`);
    expect(started.log).not.toContain('a-password');
  });

  it('ends when the database does not exist', async () => {
    const missing = new URL(db.url);
    missing.pathname = '/samaki_not_there';
    const started = await spawnApp(app, { DATABASE_URL: missing.href }, { until: 'none' });

    expect(await started.exit()).toBe(1);
    expect(started.log).toContain('samaki_not_there cannot be used (3D000)');
  });
});

describe('settings that are no use', () => {
  it('are all named at once, without their values', async () => {
    const api = await spawnApp(
      'api',
      {
        DATABASE_URL: 'mysql://x',
        SAMAKI_SECRET: 'short',
        LOG_LEVEL: 'loud',
        PROGRAMME_TIMEZONE: 'Mars/Base',
      },
      { until: 'none' },
    );

    expect(await api.exit()).toBe(1);
    for (const name of ['DATABASE_URL', 'SAMAKI_SECRET', 'LOG_LEVEL', 'PROGRAMME_TIMEZONE'])
      expect(api.log).toContain(name);
    expect(api.log).not.toMatch(/mysql|short|loud|Mars/);
  });
});

describe('a schema older than the build', () => {
  it('is live but not ready', async () => {
    const empty = await createEmptyDatabase();
    let api: SpawnedApp | undefined;
    try {
      await empty.ownerSql('create table migrations (id serial, timestamp bigint, name text)');
      await empty.ownerSql('grant select on migrations to public');
      api = await spawnApp('api', { DATABASE_URL: empty.url }, { until: 'live' });
      const answer = await fetch(`${api.url}/health/ready`);
      expect([answer.status, await answer.json()]).toEqual([
        503,
        { status: 'not ready', checks: { database: 'ok', migrations: 'failed', accepting: 'ok' } },
      ]);
    } finally {
      await api?.kill('SIGKILL');
      await empty.drop();
    }
  });
});

describe('the database lost in the middle', () => {
  it('is UNAVAILABLE through both paths with a time to try again, changes nothing, and heals by itself', async () => {
    const { hostname, port } = new URL(db.url);
    const wire = await TcpProxy.before({ host: hostname, port: Number(port || 5432) });
    const api = await startApi(db, { DATABASE_URL: through(db.url, wire.port) });
    try {
      const register = trustedDocuments().get('RegisterForSession')!;
      const variables = {
        input: {
          sessionId: 'ses_00000000000070008000000000000001',
          fullName: 'Chan Sophea',
          organisation: 'Forum',
          contact: '012 345 678',
          locale: 'km',
          idempotencyKey: 'outage-key-1',
        },
      };
      const questions = [
        { documentId: register.id, variables },
        { query: register.text, variables },
        {
          documentId: trustedDocuments().get('SessionPage')!.id,
          variables: { id: 'ses_00000000000070008000000000000001' },
        },
        { query: '{ cities { nodes { id } } }' },
      ];
      const before = await tableChecksums(db.url);
      for (const question of questions) expect((await post(api.url, question)).status).toBe(200);

      wire.cut();
      for (const question of questions) {
        const answer = await post(api.url, question);
        const [error] = answer.body.errors ?? [];
        expect([answer.status, error?.extensions.code, error?.extensions.retryAfterSeconds]).toEqual([
          503,
          'UNAVAILABLE',
          5,
        ]);
        expect([error?.message, answer.headers.get('retry-after')]).toEqual([
          'The service is away for a moment. Try again in a minute.',
          '5',
        ]);
      }
      const unready = await fetch(`${api.url}/health/ready`);
      expect(unready.status).toBe(503);
      expect((await fetch(`${api.url}/health/live`)).status).toBe(200);

      wire.heal();
      await waitFor(
        async () => (await fetch(`${api.url}/health/ready`)).status === 200,
        30_000,
        'the api to heal',
      );
      for (const question of questions) {
        await waitFor(async () => (await post(api.url, question)).status === 200, 30_000, 'an answer');
      }
      expect(await tableChecksums(db.url)).toEqual(before);
      expect(api.isRunning).toBe(true);
      expect(api.log).not.toMatch(/Chan|Sophea|012 345 678/);
    } finally {
      await api.kill('SIGKILL');
      await wire.close();
    }
  }, 120_000);

  it('cancels a statement that takes too long, and says that it is UNAVAILABLE', async () => {
    const api = await startApi(db);
    const holder = new pg.Client({ connectionString: db.url });
    await holder.connect();
    try {
      await holder.query('begin');
      await holder.query('lock table cities in access exclusive mode');

      // The public reads give a statement five seconds; the lock is held beyond that.
      const answer = await post(api.url, { query: '{ cities { nodes { id } } }' });

      expect([answer.status, answer.body.errors?.[0]?.extensions.code]).toEqual([503, 'UNAVAILABLE']);
      await holder.query('rollback');
      expect((await post(api.url, { query: '{ cities { nodes { id } } }' })).status).toBe(200);
    } finally {
      await holder.end();
      await api.kill('SIGKILL');
    }
  }, 120_000);
});
