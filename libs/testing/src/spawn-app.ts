import { statSync } from 'node:fs';
import { type AppName, builtApp, fromPackageRoot } from '#kernel';
import { Child } from './child.js';
import { freePort } from './free-port.js';
import { waitFor } from './wait-for.js';

export interface SpawnOptions {
  /** Which answer counts as started: `ready` (all that it needs serves), `live` (it runs), `none`. */
  until?: 'ready' | 'live' | 'none';
  deadlineMs?: number;
}

/** A built app in a process of its own. */
export class SpawnedApp extends Child {
  constructor(
    readonly app: AppName,
    readonly port: number,
    env: NodeJS.ProcessEnv,
  ) {
    super(process.execPath, ['--enable-source-maps', builtApp(app)], { env });
  }
  /** Origin, without a slash at the end. */
  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }
}

const PORT_NAME: Record<AppName, string> = { api: 'API_PORT', worker: 'WORKER_PORT', web: 'PORT' };

/** What every app of a test gets unless `env` says otherwise. */
export const TEST_SECRET = 'c8f1e0b7a94d52368fe6b0d17a3c5924';

/** Starts an app from `dist/` on a free port (or the one named in `env`) and waits until it is ready.
 *  `env` must hold DATABASE_URL, and for the web API_URL and WORKER_URL. A value that is undefined removes
 *  the default. Throws with the app's own words when it ends or is not ready within the deadline. */
export async function spawnApp(
  app: AppName,
  env: NodeJS.ProcessEnv,
  options: SpawnOptions = {},
): Promise<SpawnedApp> {
  assertBundled(app);
  const port = Number(env[PORT_NAME[app]] ?? (await freePort()));
  const child = new SpawnedApp(app, port, {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    NODE_ENV: 'test',
    LOG_LEVEL: 'info',
    SAMAKI_SECRET: TEST_SECRET,
    // Tests ask what no page asks.
    GRAPHQL_ADHOC: env['NODE_ENV'] === 'production' ? '' : 'everyone',
    PORT: String(port),
    ...env,
    [PORT_NAME[app]]: String(port),
  });
  const until = options.until ?? 'ready';
  if (until === 'none') return child;
  let ended = false;
  try {
    await waitFor(
      async () => {
        ended = !child.isRunning;
        if (ended) return true;
        const answer = await fetch(`${child.url}/health/${until}`, { signal: AbortSignal.timeout(2_000) });
        await answer.body?.cancel();
        return answer.ok;
      },
      options.deadlineMs ?? 60_000,
      `${app} to be ${until}`,
    );
  } catch (error) {
    await child.kill('SIGKILL');
    throw new Error(`${(error as Error).message}. It said:\n${child.log}`, { cause: error });
  }
  if (ended) throw new Error(`${app} ended with ${await child.exit()}. It said:\n${child.log}`);
  return child;
}

/** After a bare run of tsc the bundle is that of yesterday, and a test of it would tell nothing. */
function assertBundled(app: AppName): void {
  if (app === 'web') return;
  const madeAt = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (madeAt(builtApp(app)) < madeAt(fromPackageRoot('dist', '.tsbuildinfo')))
    throw new Error(`The ${app} is not bundled since it was compiled. Run: npm run build`);
}
