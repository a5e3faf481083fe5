import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { fromPackageRoot } from '#kernel';
import { Child } from './child.js';
import { freePort } from './free-port.js';
import { waitFor } from './wait-for.js';

/** A Redis of the test's own, so that it may be flushed and killed. */
export interface TestRedis {
  /** As the deployed processes reach it. */
  readonly url: string;
  /** As its owner does, who may everything. */
  readonly ownerUrl: string;
  readonly port: number;
  /** Sends one command line, such as `FLUSHALL`, and answers the first line of the reply. */
  command(line: string): Promise<string>;
  /** Ends it without a word, as a power cut would. What was in it is gone. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

let found: boolean | undefined;

/** Whether tests have a Redis: a `redis-server` on the path, or TEST_REDIS_URL. With REQUIRE_REDIS=1 its absence is an error, not an omission. */
export function hasRedis(): boolean {
  const isThere = process.env['TEST_REDIS_URL'] !== undefined || isInstalled();
  if (!isThere && process.env['REQUIRE_REDIS'] === '1')
    throw new Error('REQUIRE_REDIS=1, and there is neither a redis-server nor TEST_REDIS_URL');
  return isThere;
}

function isInstalled(): boolean {
  try {
    found ??= execFileSync('redis-server', ['--version'], { stdio: 'pipe' }).length > 0;
  } catch {
    found = false;
  }
  return found;
}

/** The backends on which queue tests run here: for `describe.each`. */
export const queueBackends = (): ('postgresql' | 'redis')[] =>
  hasRedis() ? ['postgresql', 'redis'] : ['postgresql'];

const PASSWORD = 'of-a-test-alone';

/** The users of a real deployment, as docker-compose.yml writes them, each a list of rules: its name first. */
export function deployedRedisUsers(password: string): string[][] {
  const { configs } = parse(readFileSync(fromPackageRoot('docker-compose.yml'), 'utf8')) as {
    configs: Record<'redis-users', { content: string }>;
  };
  const lines = configs['redis-users'].content.trim().split('\n');
  return lines.map((line) =>
    line
      .replace(/\$\{REDIS_PASSWORD[^}]*\}/, password)
      .split(' ')
      .slice(1),
  );
}

/** Starts a redis-server on a free port, in memory only; what runs on its `url` may do what it may in a real deployment, and
 *  nothing more. Where none is installed, the one of TEST_REDIS_URL serves:
 *  it is there to be flushed, and a kill is a flush. */
export async function startRedis(port?: number): Promise<TestRedis> {
  if (!isInstalled()) return lentRedis();
  const at = port ?? (await freePort());
  const folder = mkdtempSync(path.join(os.tmpdir(), 'samaki-redis-'));
  const args = [
    '--port',
    String(at),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
    '--dir',
    folder,
    ...deployedRedisUsers(PASSWORD)
      .filter(([name]) => name !== 'default')
      .flatMap((rules) => ['--user', ...rules]),
  ];
  const child = new Child('redis-server', args, { env: { PATH: process.env['PATH'] } });
  const command = (line: string): Promise<string> => say(at, line);
  await waitFor(async () => (await command('PING')) === '+PONG', 10_000, 'redis-server to answer');
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    await child.kill(signal);
    rmSync(folder, { recursive: true, force: true });
  };
  return {
    url: `redis://samaki:${PASSWORD}@127.0.0.1:${at}`,
    ownerUrl: `redis://127.0.0.1:${at}`,
    port: at,
    command,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}

function lentRedis(): TestRedis {
  const { hostname, port: named } = new URL(process.env['TEST_REDIS_URL'] ?? 'redis://127.0.0.1:6379');
  const port = Number(named) || 6379;
  const command = (line: string): Promise<string> => say(port, line, hostname);
  const flush = async (): Promise<void> => void (await command('FLUSHALL'));
  const url = `redis://${hostname}:${port}`;
  return { url, ownerUrl: url, port, command, kill: flush, stop: flush };
}

const say = (port: number, line: string, host = '127.0.0.1'): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = net.connect(port, host, () => socket.write(`${line}\r\n`));
    socket.setTimeout(2_000, () => socket.destroy(new Error('redis-server does not answer')));
    socket.once('error', reject);
    socket.once('data', (data) => {
      socket.end();
      resolve(data.toString().split('\r\n')[0] ?? '');
    });
  });
