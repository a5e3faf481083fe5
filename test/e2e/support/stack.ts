import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fromPackageRoot } from '#kernel';
import { Child, freePorts, waitFor } from '#testing';

/** The whole of Samaki as `npm start` runs it. */
export interface Stack {
  /** Address of everything, under the name that people type. */
  readonly url: string;
  /** What the launcher said so far. */
  readonly log: () => string;
  /** As Ctrl-C does. */
  stop(): Promise<void>;
}

const READY_WITHIN_MS = 90_000;

/** Starts what `npm start` starts, on the given database, with demonstration data, in a data folder and on ports of
 *  its own. Resolves when its last words are said and the address answers; throws with its words when it ends. */
export async function startStack(databaseUrl: string): Promise<Stack> {
  const folder = mkdtempSync(path.join(tmpdir(), 'samaki-story-'));
  const port = await freePorts(3);
  const url = `http://localhost:${port}`;
  const launcher = new Child(
    process.execPath,
    [fromPackageRoot('dist', 'apps', 'cli', 'src', 'main.js'), 'start'],
    {
      cwd: fromPackageRoot(),
      env: {
        PATH: process.env['PATH'],
        HOME: process.env['HOME'],
        PORT: String(port),
        SAMAKI_DATA_DIR: folder,
        DATABASE_URL: databaseUrl,
        // Stories look behind the pages.
        GRAPHQL_ADHOC: 'everyone',
      },
    },
  );
  const stop = async (): Promise<void> => {
    await launcher.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await waitFor(
      async () => {
        if (!launcher.isRunning) return true;
        return launcher.log.includes('Samaki is ready') && (await fetch(`${url}/health/ready`)).ok;
      },
      READY_WITHIN_MS,
      'the whole stack',
    );
    if (!launcher.isRunning) throw new Error('It ended');
  } catch (error) {
    await stop();
    throw new Error(`The stack did not start. It said:\n${launcher.log}`, { cause: error });
  }
  return { url, log: () => launcher.log, stop };
}
