import { existsSync, statSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Child, hasRedis, SmtpOracle, startRedis, waitFor } from '#testing';
import { DEMO_PERSONS } from '../../apps/cli/src/demo/index.js';
import {
  Installation,
  isAlive,
  isRoot,
  ORDINARY,
  pageAt,
  type Placed,
  registerByForm,
  sessionsAt,
  statusOf,
  threePorts,
} from './installation.js';

const MINUTES = 60_000;

describe('npm start, in a path with a blank and Khmer letters', () => {
  let installed: Installation;
  let port = 0;
  let launcher: Child;
  let sessions: string[] = [];
  let ticket = '';
  const isReady = async (): Promise<boolean> =>
    (await statusOf(`http://localhost:${port}/health/ready`)) === 200;

  beforeAll(async () => {
    installed = new Installation({ name: 'Samaki សាមគ្គី here' });
    port = await threePorts();
  });
  afterAll(async () => {
    await launcher?.kill('SIGTERM');
    installed.remove();
  });

  it(
    'brings everything up and says where it is',
    async () => {
      launcher = await installed.start(port);
      sessions = await sessionsAt(port);

      expect(launcher.log).toContain(`http://localhost:${port}`);
      expect(launcher.log).not.toMatch(/127\.0\.0\.1|\bError\b/);
      for (const page of ['/km', '/en', '/mailbox', '/en/sign-in', '/health/live', '/health/ready'])
        expect({ page, status: await statusOf(`http://localhost:${port}${page}`) }).toEqual({
          page,
          status: 200,
        });
      expect(sessions.length).toBeGreaterThan(5);
      expect(DEMO_PERSONS).toHaveLength(8);
      for (const { role, name } of DEMO_PERSONS)
        expect(launcher.log).toMatch(
          new RegExp(`^ +${role.toLowerCase().replaceAll('_', ' ')} +${name.en}\\b`, 'm'),
        );
    },
    3 * MINUTES,
  );

  it.each(['worker', 'api'])(
    'is not ready while the %s stands still, and names it',
    async (name) => {
      const pid = installed.pidOf(name);
      const said = async (): Promise<unknown> => {
        const answer = await fetch(`http://localhost:${port}/health/ready`);
        return { status: answer.status, body: await answer.json() };
      };
      const all = { web: true, api: true, worker: true };
      expect(await said()).toEqual({ status: 200, body: { status: 'ok', ...all } });

      process.kill(pid, 'SIGSTOP');
      try {
        expect(await said()).toEqual({ status: 503, body: { status: 'unavailable', ...all, [name]: false } });
      } finally {
        process.kill(pid, 'SIGCONT');
      }

      await waitFor(isReady, 30_000, 'readiness');
      // It stood still and was not replaced.
      expect(installed.pidOf(name)).toBe(pid);
    },
    2 * MINUTES,
  );

  it(
    'says so when the port is taken, and starts nothing',
    async () => {
      const second = installed.launch(port, { SAMAKI_DATA_DIR: '.data-of-the-second' });

      expect(await second.exit()).toBe(1);
      expect(second.log).toMatch(new RegExp(`Port ${port} is in use by another program`));
      expect(second.log).toMatch(/PORT=\d+ npm start/);
      expect(existsSync(`${installed.folder}/.data-of-the-second/pg`)).toBe(false);
    },
    2 * MINUTES,
  );

  it(
    'does not start twice on the same data',
    async () => {
      const second = installed.launch(await threePorts());

      expect(await second.exit()).toBe(1);
      expect(second.log).toMatch(new RegExp(`already runs on this data folder, at http://localhost:${port}`));
      expect(await statusOf(`http://localhost:${port}/health/ready`)).toBe(200);
    },
    2 * MINUTES,
  );

  it(
    'starts a process again that died, and PostgreSQL too',
    async () => {
      const before = { api: installed.pidOf('api'), postgres: installed.postgresPid };

      process.kill(before.api, 'SIGKILL');
      await waitFor(() => ![0, before.api].includes(installed.pidOf('api')), 60_000, 'another api');
      await waitFor(isReady, 60_000, 'readiness');
      process.kill(before.postgres, 'SIGQUIT');
      await waitFor(
        () => ![0, before.postgres].includes(installed.postgresPid),
        60_000,
        'another PostgreSQL',
      );
      await waitFor(isReady, 60_000, 'readiness');

      expect(await sessionsAt(port)).toEqual(sessions);
    },
    5 * MINUTES,
  );

  it(
    'goes on after a kill -9 of it, and ends what was left behind',
    async () => {
      const left = installed.pids;
      ticket = await registerByForm(port, sessions, '012 345 678');

      await launcher.kill('SIGKILL');
      expect(left.slice(1).filter(isAlive)).toEqual(left.slice(1));
      launcher = await installed.start(port);

      expect(launcher.log).toContain('Ended what an earlier start had left behind: worker, api, web');
      expect(launcher.log).toContain('still running from before');
      expect(left.slice(0, -1).filter(isAlive)).toEqual([]);
      expect(await sessionsAt(port)).toEqual(sessions);
      expect(await pageAt(port, ticket)).toContain('ហេង វិបុល');
    },
    3 * MINUTES,
  );

  it(
    'ends everything on Ctrl-C, within ten seconds',
    async () => {
      const { pids } = installed;
      const began = performance.now();

      expect(await launcher.kill('SIGINT')).toBe(0);

      expect(performance.now() - began).toBeLessThan(10_000);
      expect(pids.filter(isAlive)).toEqual([]);
      expect(launcher.log).not.toContain('is started again in');
    },
    2 * MINUTES,
  );

  it(
    'goes on with the data kept',
    async () => {
      launcher = await installed.start(port);

      expect(launcher.log).toContain('kept from before');
      expect(await sessionsAt(port)).toEqual(sessions);
      expect(await pageAt(port, ticket)).toContain('ហេង វិបុល');
    },
    2 * MINUTES,
  );

  it(
    'sends by the mail server that SMTP_URL names, with its queues where REDIS_URL says',
    async () => {
      const [oracle, redis] = [await SmtpOracle.start(), hasRedis() ? await startRedis() : null];
      try {
        expect(await launcher.kill('SIGINT')).toBe(0);
        launcher = await installed.start(port, 120_000, {
          SMTP_URL: oracle.url,
          ...(redis && { REDIS_URL: redis.url }),
        });
        expect(launcher.log).toContain('goes out by SMTP_URL');

        await registerByForm(port, sessions, 'vibol@angkor-guides.example');

        await waitFor(() => oracle.to('vibol@angkor-guides.example').length >= 1, 60_000, 'the mail');
        if (redis) expect(await redis.command('EXISTS {samaki}:mail:meta')).toBe(':1');
        await launcher.kill('SIGINT');
      } finally {
        await launcher.kill('SIGTERM');
        await redis?.stop();
        await oracle.stop();
      }
    },
    3 * MINUTES,
  );
});

/** Who starts it, and where. Only root can become somebody else. */
const PLACES: [who: string, placed: Placed, movesOut: boolean][] = [
  [
    'an ordinary user below a closed home',
    { name: 'samaki', mode: 0o700, ...(isRoot && { uid: ORDINARY }) },
    false,
  ],
];
if (isRoot) PLACES.push(['root below a closed home', { name: 'samaki', mode: 0o700 }, true]);

describe('npm start', () => {
  let installed: Installation;
  let launcher: Child | undefined;
  afterEach(async () => {
    await launcher?.kill('SIGTERM');
    installed.remove();
  });

  it.each(PLACES)(
    'by %s works',
    async (_who, placed, movesOut) => {
      installed = new Installation(placed);
      const port = await threePorts();

      launcher = await installed.start(port);

      expect(await statusOf(`http://localhost:${port}/health/ready`)).toBe(200);
      const own = installed.folderOfItsOwn;
      expect(own !== undefined).toBe(movesOut);
      if (own !== undefined) {
        expect(launcher.log).toContain(own);
        expect(statSync(`${own}/pg`)).toMatchObject({ uid: ORDINARY });
      }
      expect(await launcher.kill('SIGINT')).toBe(0);
    },
    3 * MINUTES,
  );
});
