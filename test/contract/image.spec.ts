/* docs/stories/deployment.md: what the image holds is enough. The files that deploy/Dockerfile copies out of the build are
   laid out in a folder of their own, and the processes are started there as docker-compose.yml starts them. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type AppName, builtApp, fromPackageRoot } from '#kernel';
import { Child, createTestDatabase, freePort, type TestDatabase, waitFor } from '#testing';

const PREFIX = '/samaki/';
let image: string;
let db: TestDatabase;
const running: Child[] = [];

beforeAll(async () => {
  image = mkdtempSync(path.join(tmpdir(), 'samaki-image-'));
  for (const line of readFileSync(fromPackageRoot('deploy', 'Dockerfile'), 'utf8').split('\n')) {
    if (!line.startsWith(`COPY --from=build ${PREFIX}`)) continue;
    const parts = line.split(' ').slice(2);
    const target = parts.pop() ?? '';
    for (const source of parts) place(source.replace(PREFIX, ''), target);
  }
  db = await createTestDatabase();
}, 120_000);
afterAll(async () => {
  for (const child of running) await child.kill('SIGTERM');
  await db?.drop();
  rmSync(image, { recursive: true, force: true });
});

/** As COPY does: into a folder whose name ends with a slash, else under the name itself. Packages are linked; the image
 *  has those of production only. */
function place(source: string, target: string): void {
  const from = fromPackageRoot(source);
  const to = path.join(image, target, target.endsWith('/') ? path.basename(source) : '');
  mkdirSync(path.dirname(to), { recursive: true });
  if (source === 'node_modules') symlinkSync(from, to);
  else if (!source.endsWith('node_modules') && statSync(from)) cpSync(from, to, { recursive: true });
}

const entryOf = (app: AppName): string => path.relative(fromPackageRoot(), builtApp(app));

/** Starts a program of the image, with nothing of this process's environment. */
function start(entry: readonly string[], env: NodeJS.ProcessEnv): Child {
  const child = new Child(process.execPath, entry, {
    cwd: image,
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', HOST: '127.0.0.1', ...env },
  });
  running.push(child);
  return child;
}

it('brings the tables up to date and serves, with production settings', async () => {
  const [api, worker, web] = [await freePort(), await freePort(), await freePort()];
  const shared = {
    PUBLIC_URL: 'https://samaki.example',
    API_PORT: String(api),
    WORKER_PORT: String(worker),
    PORT: String(web),
    API_URL: `http://127.0.0.1:${api}`,
    WORKER_URL: `http://127.0.0.1:${worker}`,
  };
  const servers = {
    ...shared,
    DATABASE_URL: db.url,
    SAMAKI_SECRET: 'c8f1e0b7a94d52368fe6b0d17a3c5924',
    SMTP_URL: 'smtp://127.0.0.1:1',
  };

  const migrate = start(['dist/apps/cli/src/main.js', 'migrate'], servers);
  expect({ code: await migrate.exit(), log: migrate.log }).toMatchObject({ code: 0 });
  const serving = [
    start([entryOf('api')], servers),
    start([entryOf('worker')], servers),
    start([entryOf('web')], shared),
  ];
  const healthy = async (): Promise<boolean> => {
    const codes = [api, worker, web].map((port) => start(['deploy/healthy.mjs', String(port)], {}).exit());
    const ended = serving.find((child) => !child.isRunning);
    if (ended) throw new Error(`It ended. It said:\n${ended.log}`);
    return (await Promise.all(codes)).every((code) => code === 0);
  };
  await waitFor(healthy, 60_000, 'api, worker and web');

  const page = await fetch(`http://127.0.0.1:${web}/km`);
  expect([page.status, (await page.text()).includes('សាមគ្គី')]).toEqual([200, true]);
  const mailbox = await fetch(`http://127.0.0.1:${web}/mailbox`);
  expect(mailbox.status).toBe(404);
}, 120_000);
