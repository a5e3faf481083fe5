import pg from 'pg';
import {
  createEmptyDatabase,
  createTestDatabase,
  freePort,
  proxyBefore,
  type SpawnedApp,
  spawnApp,
  tableChecksums,
  type TestDatabase,
  waitFor,
} from '#testing';
import { post, startApi, trustedDocuments } from './support.js';

const AWAY = [
  ['km', 'សេវាផ្អាកមួយភ្លែត។ សូមព្យាយាមម្តងទៀតក្នុងមួយនាទី។'],
  ['en', 'The service is away for a moment. Try again in a minute.'],
] as const;

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

describe('no database at boot', () => {
  it('ends api and worker with a plain sentence and a code, without the password', async () => {
    const port = await freePort();
    const missing = new URL(db.url);
    missing.pathname = '/samaki_not_there';
    const cases = (['api', 'worker'] as const).flatMap(
      (app) =>
        [
          [
            app,
            `postgres://someone:a-password@127.0.0.1:${port}/nothing`,
            `The database 127.0.0.1:${port}/nothing cannot be used (ECONNREFUSED)`,
          ],
          [app, missing.href, 'samaki_not_there cannot be used (3D000)'],
        ] as const,
    );

    // Each waits ten seconds for its database, so all of them at once.
    await Promise.all(
      cases.map(async ([app, url, sentence]) => {
        const started = await spawnApp(app, { DATABASE_URL: url }, { until: 'none' });

        expect(await started.exit()).toBe(1);
        expect(started.log).toContain(sentence);
        expect(started.log).not.toContain('a-password');
      }),
    );
  });
});

describe('what a visitor meets when the api could not start', () => {
  it('is the sentence in their language with 503, in pages and in /graphql', async () => {
    const away = `http://127.0.0.1:${await freePort()}`;
    const web = await spawnApp('web', { API_URL: away, WORKER_URL: away }, { until: 'live' });
    try {
      for (const [locale, sentence] of AWAY) {
        const page = await fetch(`${web.url}/${locale}`);
        expect([page.status, page.headers.get('retry-after')]).toEqual([503, expect.any(String)]);
        expect(await page.text()).toContain(`<html lang="${locale}"`);
        const answer = await post(web.url, { query: '{ __typename }' }, { 'accept-language': locale });
        expect(answer).toMatchObject({
          status: 503,
          body: {
            errors: [
              {
                message: sentence,
                extensions: { code: 'UNAVAILABLE', requestId: expect.any(String), retryAfterSeconds: 10 },
              },
            ],
          },
        });
      }
    } finally {
      await web.kill('SIGKILL');
    }
  }, 60_000);
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
    const wire = await proxyBefore(db.url);
    const api = await startApi(db, { DATABASE_URL: wire.through(db.url) });
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

      await wire.refuse();
      for (const [locale, sentence] of AWAY) {
        for (const question of questions) {
          const answer = await post(api.url, question, { 'accept-language': locale });
          const [error] = answer.body.errors ?? [];
          expect([answer.status, error?.extensions.code, error?.extensions.retryAfterSeconds]).toEqual([
            503,
            'UNAVAILABLE',
            5,
          ]);
          expect([error?.message, answer.headers.get('retry-after')]).toEqual([sentence, '5']);
        }
      }
      const unready = await fetch(`${api.url}/health/ready`);
      expect(unready.status).toBe(503);
      expect((await fetch(`${api.url}/health/live`)).status).toBe(200);

      await wire.admit();
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
