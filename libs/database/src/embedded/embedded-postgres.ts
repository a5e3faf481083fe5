import { execFile, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { access, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { handOver, place, type Placement, remember, remembered } from './placement.js';
import { endPostmaster, isAlive, livingPostmaster, untilAccepting } from './postmaster.js';

export interface EmbeddedOptions {
  /** Folder that keeps the data (`pg/` in it), the port and the password between two starts. */
  dataDir: string;
  /** False for tests: nothing waits for the disk, and a power cut may lose the data. */
  durable?: boolean;
}

/** A PostgreSQL that this project brought along. */
export interface EmbeddedPostgres {
  /** For the owner of everything in it. Holds the password: never log it. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** True when a server left alive by a launcher that was killed is used again. */
  readonly adopted: boolean;
  /** Where programs and data are, when they could not be in `dataDir`. */
  readonly folderOfItsOwn: string | undefined;
  stop(): Promise<void>;
}

const OWNER = 'samaki';
const START_DEADLINE_MS = 60_000;

/** Starts the server, or takes over the one that still runs on the data. First use makes the data folder
 *  (about a second). Listens on 127.0.0.1 only, with a password. Throws a sentence for people. */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const dataDir = path.resolve(options.dataDir);
  const memo = await remembered(dataDir);
  const where = await place(dataDir, memo);
  await remember(dataDir, { ...memo, folderOfItsOwn: where.folderOfItsOwn });
  const url = (port: number): string => `postgres://${OWNER}:${memo.password}@127.0.0.1:${port}/postgres`;

  const living = await livingPostmaster(where.data, url);
  if (!living) await initialise(where, memo.password, options.durable ?? true);
  const running =
    living ?? (await launch(where, dataDir, await portToUse(memo.port), url, options.durable ?? true));
  await remember(dataDir, { ...memo, port: running.port, folderOfItsOwn: where.folderOfItsOwn });
  return {
    url: url(running.port),
    port: running.port,
    pid: running.pid,
    adopted: living !== undefined,
    folderOfItsOwn: where.folderOfItsOwn,
    stop: () => endPostmaster(running.pid),
  };
}

/** Nothing of the caller's environment reaches the server but what it needs. */
const environment = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

const asOwner = (where: Placement): { uid?: number; gid?: number; cwd: string } => ({
  ...(where.uid !== undefined && { uid: where.uid, gid: where.uid }),
  // The current folder may be closed to the user that runs the server.
  cwd: '/',
});

const program = (where: Placement, name: string): string => path.join(where.native, 'bin', name);

async function initialise(where: Placement, password: string, durable: boolean): Promise<void> {
  const wanted = await majorOf(where);
  const found = await readFile(path.join(where.data, 'PG_VERSION'), 'utf8').catch(() => undefined);
  if (found !== undefined) {
    if (found.trim() === wanted) return;
    throw new Error(
      `The data in ${where.data} was made by PostgreSQL ${found.trim()}, and this is ${wanted}. ` +
        'Keep it elsewhere and choose another folder with SAMAKI_DATA_DIR, or set DATABASE_URL.',
    );
  }
  // Made beside and moved into place: an interrupted first start leaves nothing that looks like a database.
  const room = `${where.data}.new`;
  await rm(room, { recursive: true, force: true });
  await mkdir(room, { mode: 0o700 });
  await handOver(room, where.uid);
  const passwordFile = path.join(room, 'password');
  await writeFile(passwordFile, password, { mode: 0o600 });
  await handOver(passwordFile, where.uid);
  const target = path.join(room, 'pg');
  // The first locale gives bytewise order; Khmer and English order come with ICU, by name, in SQL.
  const args = ['-D', target, '-U', OWNER, '-E', 'UTF8', '--locale=C.UTF-8', '--auth=scram-sha-256'];
  args.push(`--pwfile=${passwordFile}`, ...(durable ? [] : ['--no-sync']));
  await promisify(execFile)(program(where, 'initdb'), args, { ...asOwner(where), env: environment }).catch(
    (error: Error & { stderr?: string }) => {
      throw new Error(`PostgreSQL could not make its data folder: ${error.stderr?.trim() || error.message}`);
    },
  );
  await rename(target, where.data);
  await rm(room, { recursive: true, force: true });
}

async function majorOf(where: Placement): Promise<string> {
  await access(program(where, 'postgres'));
  const answer = await promisify(execFile)(program(where, 'postgres'), ['--version'], {
    ...asOwner(where),
    env: environment,
  });
  return /\) (\d+)/.exec(answer.stdout)?.[1] ?? '';
}

async function launch(
  where: Placement,
  dataDir: string,
  port: number,
  url: (port: number) => string,
  durable: boolean,
): Promise<{ pid: number; port: number }> {
  const settings: Record<string, string> = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    // Queues and their workers hold some five connections each.
    max_connections: '200',
    shared_buffers: '128MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const args = [
    '-D',
    where.data,
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  const logFile = path.join(dataDir, 'postgres.log');
  const log = openSync(logFile, 'a', 0o600);
  // Its own process group: Ctrl-C in the terminal reaches the launcher, which ends the database last.
  const child = spawn(program(where, 'postgres'), args, {
    ...asOwner(where),
    env: environment,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  let failure: Error | undefined;
  child.on('error', (error) => (failure = error));
  child.unref();
  const pid = child.pid ?? 0;
  const alive = (): boolean => failure === undefined && child.exitCode === null && child.signalCode === null;
  if (await untilAccepting(url(port), alive, START_DEADLINE_MS)) return { pid, port };
  if (pid > 0 && isAlive(pid)) await endPostmaster(pid);
  const said = await readFile(logFile, 'utf8').catch(() => '');
  const last = said.trim().split('\n').slice(-5).join('\n');
  throw new Error(`PostgreSQL did not start. ${failure?.message ?? ''}\nThe end of ${logFile}:\n${last}`);
}

/** The port of the last start if it is free, otherwise any free one. */
async function portToUse(last: number | undefined): Promise<number> {
  return (last !== undefined && (await listenOnce(last))) || (await listenOnce(0)) || 0;
}

const listenOnce = (port: number): Promise<number | undefined> =>
  new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const { port: bound } = server.address() as net.AddressInfo;
      server.close(() => resolve(bound));
    });
  });
