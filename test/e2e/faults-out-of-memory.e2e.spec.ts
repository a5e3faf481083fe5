/* Story: docs/stories/faults.md, "A process has no memory left" (F20). What keeps it alive is what keeps it alive under `npm start`. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { builtApp, fromPackageRoot } from '#kernel';
import {
  createTestDatabase,
  freePort,
  isGate,
  spawnApp,
  TEST_SECRET,
  type TestDatabase,
  times,
  waitFor,
} from '#testing';
import { parse } from 'yaml';
import { Supervised } from '../../apps/cli/src/start/supervised.js';
import { aSession } from '../../libs/registrations/test/seats.builder.js';
import { faultSettings, halfStates, missing, tell, registrationOf, Writers } from './support/faults.js';

const DEATHS = times(1, 3);
const HEALTHY_WITHIN_MS = 10_000;
/** Of the heap; an api needs about half of it. */
const HEAP_MB = 192;
const BETWEEN = 100;

const EATER = pathToFileURL(fromPackageRoot('test', 'e2e', 'support', 'eats-memory.mjs')).href;
const NODE_OPTIONS = `--max-old-space-size=${HEAP_MB} --import=${EATER}`;

let db: TestDatabase;
let folder: string;
let writers: Writers | undefined;

beforeEach(async () => {
  db = await createTestDatabase();
  folder = mkdtempSync(path.join(os.tmpdir(), 'samaki-memory-'));
});
afterEach(async () => {
  writers?.abandon();
  await db.drop();
  rmSync(folder, { recursive: true, force: true });
});

describe('an api that has no memory left', () => {
  it(
    'is started again, has lost nothing that it answered, and says why it died',
    async () => {
      const sessionId = await aSession(db, { capacity: 100_000 });
      const port = await freePort();
      const url = `http://127.0.0.1:${port}`;
      const log = path.join(folder, 'api.log');
      const deaths: string[] = [];
      const api = new Supervised(
        {
          name: 'api',
          entry: builtApp('api'),
          args: [],
          env: {
            PATH: process.env['PATH'],
            HOME: process.env['HOME'],
            NODE_ENV: 'test',
            NODE_OPTIONS,
            SAMAKI_SECRET: TEST_SECRET,
            ...faultSettings(db.url),
            API_PORT: String(port),
          },
          log,
          health: `${url}/health/ready`,
          patience: 10_000,
        },
        { changed: () => undefined, died: (_name, how) => deaths.push(how) },
      );
      try {
        await api.start();
        writers = new Writers(
          () => url,
          () => sessionId,
          20,
        );
        const waits: number[] = [];
        for (let death = 1; death <= DEATHS; death += 1) {
          await writers.grows(BETWEEN);
          process.kill(api.pid!, 'SIGUSR2');
          await waitFor(() => deaths.length === death, 60_000, 'it to die');
          const died = performance.now();
          await waitFor(async () => (await fetch(`${url}/health/ready`)).ok, 60_000, 'it to be ready again');
          waits.push(performance.now() - died);
        }
        await writers.grows(BETWEEN);
        await writers.end();

        expect(await missing(db, writers.acknowledged)).toEqual([]);
        expect(await halfStates(db)).toEqual([]);
        const [row] = await db.ownerSql('select count(*)::int as n from registrations');
        expect(row).toEqual({ n: writers.acknowledged.size });
        // Its last words are where an operator looks.
        expect(readFileSync(log, 'utf8').match(/heap out of memory/g)).toHaveLength(DEATHS);
        // A pause and a start; the pauses of half a second double where deaths follow each other.
        if (isGate) expect(Math.max(...waits)).toBeLessThanOrEqual(HEALTHY_WITHIN_MS);
      } finally {
        await api.stop();
      }
    },
    times(120_000, 300_000),
  );

  it('stays away where nothing starts it again', async () => {
    const sessionId = await aSession(db, { capacity: 10 });
    const api = await spawnApp('api', { ...faultSettings(db.url), NODE_OPTIONS });

    api.signal('SIGUSR2');

    expect(['SIGABRT', 134]).toContain(await api.exit());
    expect((await tell(api.url, registrationOf(sessionId, 1))).status).toBe(0);
  });

  it('is started again in a deployment, too', () => {
    const { services } = parse(readFileSync(fromPackageRoot('docker-compose.yml'), 'utf8'), {
      merge: true,
    }) as {
      services: Record<string, { restart?: string }>;
    };
    for (const name of ['api', 'worker', 'web', 'postgres', 'redis'])
      expect([name, services[name]?.restart]).toEqual([name, 'unless-stopped']);
  });
});
