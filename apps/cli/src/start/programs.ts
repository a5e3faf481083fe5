import { type AppName, builtApp } from '#kernel';
import { logFile } from './data-folder.js';
import { markOf } from './left-behind.js';
import type { Program } from './supervised.js';

const HOST = '127.0.0.1';
/** Web, api and worker get this long each to finish what is under way; with the database all is gone within 10 s. */
const PATIENCE_MS = 2_500;

/** What `npm start` keeps running. `env` is filled while the steps run (the address of the database), so each program reads
 *  it when it is started.
 *
 *  The web runs as in production: React's development build would make every page several times dearer. The api and the
 *  worker keep what was given, because demonstration mode and production exclude each other there. */
export function programsOf(folder: string, env: NodeJS.ProcessEnv): Record<AppName, Program> {
  const program = (name: AppName, port: string, more: NodeJS.ProcessEnv = {}): Program => ({
    name,
    entry: builtApp(name),
    args: [markOf(folder)],
    get env() {
      return { ...env, ...more };
    },
    log: logFile(folder, name),
    health: `http://${HOST}:${port}/health/ready`,
    patience: PATIENCE_MS,
  });
  return {
    worker: program('worker', env['WORKER_PORT']!),
    api: program('api', env['API_PORT']!),
    web: program('web', env['PORT']!, { NODE_ENV: 'production' }),
  };
}
