import { existsSync, readFileSync } from 'node:fs';
import { builtApp, fromPackageRoot } from '#kernel';
import { type ChildServer, freePort, startServer } from './child-server.js';
import type { LoadOrder } from './load.types.js';

interface StartOptions {
  readonly healthPath?: string;
  readonly nodeArgs?: readonly string[];
  readonly settings?: Readonly<Record<string, string>>;
}

/** A process under test. */
export interface Startable {
  readonly name: string;
  /** Starts it on the database, with these settings beside its own, and waits until it answers `healthPath` (`/health/live`
   *  unless named). */
  start(databaseUrl: string, how?: StartOptions): Promise<ChildServer>;
}

/** A process that answers registrations over HTTP, and how its operation is named in a request. */
export interface Contestant<Name extends string = string> extends Startable {
  readonly name: Name;
  operation(): Pick<LoadOrder, 'operation'>;
}

export const isContestant = (side: Startable): side is Contestant => 'operation' in side;

/** The trusted documents of the web's build, or the list that GRAPHQL_DOCUMENTS_FILE names. */
export const documentsFile = (): string =>
  process.env.GRAPHQL_DOCUMENTS_FILE ??
  fromPackageRoot('apps', 'web', 'src', 'shared', 'gql', 'persisted-documents.json');

/** Settings of our processes as they are deployed. They log what the baselines log: warnings and errors. */
export const ourSettings = (databaseUrl: string): Record<string, string> => ({
  NODE_ENV: 'production',
  DATABASE_URL: databaseUrl,
  SAMAKI_SECRET: 'c8f1e0b7a94d52368fe6b0d17a3c5924',
  // One address asks for everybody here.
  GRAPHQL_TRUSTED_POINTS_PER_MINUTE: '1000000000',
  SMTP_URL: 'smtp://127.0.0.1:9',
  PUBLIC_URL: 'http://localhost:3000',
  LOG_LEVEL: 'warn',
  GRAPHQL_DOCUMENTS_FILE: documentsFile(),
});

const theirSettings = (databaseUrl: string): Record<string, string> => ({
  NODE_ENV: 'production',
  DATABASE_URL: databaseUrl,
  ...(process.env.BENCH_POOL ? { BENCH_POOL: process.env.BENCH_POOL } : {}),
});

const startable = <Name extends string>(
  name: Name,
  file: string,
  ownSettings: (databaseUrl: string) => Record<string, string>,
  portName: 'API_PORT' | 'WORKER_PORT',
): Startable & { readonly name: Name } => ({
  name,
  start: async (databaseUrl, { healthPath = '/health/live', nodeArgs = [], settings } = {}) => {
    const port = await freePort();
    const env = { ...ownSettings(databaseUrl), ...settings, [portName]: String(port) };
    return startServer(file, env, port, healthPath, nodeArgs);
  },
});

const baseline = (...parts: string[]): string => fromPackageRoot('dist', 'bench', 'baselines', ...parts);

/** Our api, asked by the trusted document of the registration form. */
export const ours: Contestant = {
  ...startable('samaki', builtApp('api'), ourSettings, 'API_PORT'),
  operation: () => ({ operation: { documentId: trustedRegistration().id } }),
};

/** The usual stack with its own transaction, asked by the same document as a text, as its clients do. */
export const usual: Contestant<'usual'> = {
  ...startable('usual', baseline('usual', 'api.js'), theirSettings, 'API_PORT'),
  operation: () => ({ operation: { query: trustedRegistration().text } }),
};

/** Nothing but `node:http` before our group commit: what one process could do at most. */
export const bare: Contestant<'bare'> = {
  ...startable('bare', baseline('bare', 'server.js'), ourSettings, 'API_PORT'),
  operation: () => ours.operation(),
};

/** Our api with every list of sessions in memory: read once, then answered from there. */
export const oursInMemory = startable(
  'samaki',
  fromPackageRoot('dist', 'bench', 'support', 'memory-api.js'),
  ourSettings,
  'API_PORT',
);

/** Bare Fastify with the same list, from memory or from PostgreSQL. */
export const fastifyFrom = (source: 'memory' | 'postgres'): Startable =>
  startable(
    'fastify',
    baseline('fastify', 'server.js'),
    (url) => ({ ...theirSettings(url), BENCH_LIST: source }),
    'API_PORT',
  );

type WorkerSettings = Record<'SMTP_URL' | 'REDIS_URL', string>;

/** Our worker, with its queues on Redis, as the usual one has them. */
export const ourWorker = (more: WorkerSettings): Startable =>
  startable('samaki', builtApp('worker'), (url) => ({ ...ourSettings(url), ...more }), 'WORKER_PORT');

export const usualWorker = (more: WorkerSettings): Startable =>
  startable(
    'usual',
    baseline('usual', 'worker.js'),
    (url) => ({ ...theirSettings(url), ...more }),
    'WORKER_PORT',
  );

/** The trusted document that registers. */
export const trustedRegistration = (): TrustedDocument => trustedDocument(/\bregisterForSession\s*\(/);

export interface TrustedDocument {
  readonly id: string;
  readonly text: string;
}

/** The trusted document that says this. Throws when the list is not there or holds none. */
export function trustedDocument(saying: RegExp): TrustedDocument {
  const file = documentsFile();
  const documents: Record<string, string> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const found = Object.entries(documents).find(([, text]) => saying.test(text));
  if (!found) throw new Error(`No document in ${file} says ${saying}. Generate the code of the web first.`);
  return { id: found[0], text: found[1] };
}
