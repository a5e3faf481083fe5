import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { appendFile, chmod, chown, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { type EmbeddedPostgres, isAlive, migrate, startEmbeddedPostgres } from '#database';
import { createDatabaseOn, type TestDatabase } from './test-database.js';
import { waitFor } from './wait-for.js';

const START_MS = 60_000;
/** What the programme keeps beside the data: the owner's password and the port. */
const MEMO = 'embedded.json';

/** A PostgreSQL of a test file's own, of the version that npm brings, so that it may be killed, filled and replaced. */
export class OwnPostgres {
  private running: EmbeddedPostgres | undefined;
  /** Where the programme put the data when the folders above are closed to the user that runs it. */
  private elsewhere: string | undefined;

  private constructor(readonly folder: string) {}

  /** Makes and starts a server, with its data in a folder that is there, or in one of its own under the temporary one. */
  static async start(folder?: string): Promise<OwnPostgres> {
    const own = new OwnPostgres(folder ?? (await aFolder()));
    await own.start();
    return own;
  }

  /** For the owner of everything in it. */
  get url(): string {
    return this.server.url;
  }
  get port(): number {
    return this.server.port;
  }

  /** A migrated database in it, and nothing else. */
  async database(): Promise<TestDatabase> {
    const db = await createDatabaseOn(this.url);
    await migrate(db.url);
    return db;
  }

  /** Starts it on the same data and, where nobody took it meanwhile, the same port; one that runs goes on as it is. Resolves when it
   *  lets people in. */
  async start(): Promise<void> {
    // What the killed one left behind holds the memory that it shared for a moment longer.
    this.running = await waitFor(
      () => startEmbeddedPostgres({ dataDir: this.folder }),
      START_MS,
      'PostgreSQL to start again',
    );
    this.elsewhere = this.running.folderOfItsOwn;
  }

  /** kill -9 of the first of its processes, as a power cut of PostgreSQL alone: what it had not written is gone. Resolves when
   *  all of them are gone. */
  async kill(): Promise<void> {
    const { pid } = this.server;
    const others = await childrenOf(pid);
    process.kill(pid, 'SIGKILL');
    await waitFor(() => ![pid, ...others].some(isThere), START_MS, 'every process of PostgreSQL to be gone');
    this.running = undefined;
  }

  async stop(): Promise<void> {
    await this.running?.stop();
    this.running = undefined;
  }

  /** Settings for the next start. */
  async configure(settings: Readonly<Record<string, string>>): Promise<void> {
    const lines = Object.entries(settings).map(
      ([name, value]) => `${name} = '${value.replaceAll("'", "''")}'\n`,
    );
    await appendFile(path.join(this.data, 'postgresql.auto.conf'), lines.join(''));
  }

  /** A second server with a copy of the data of this one, which must stand still, and another port. With `follow`, the first one's
   *  port, it follows that one and serves readers alone until it is promoted. */
  async copy(follow?: number): Promise<OwnPostgres> {
    const other = new OwnPostgres(await aFolder());
    const { password } = JSON.parse(await readFile(path.join(this.folder, MEMO), 'utf8')) as {
      password: string;
    };
    if (this.elsewhere !== undefined) other.elsewhere = await aFolder('/var/tmp');
    await promisify(execFile)('cp', ['-a', this.data, other.data]);
    const memo = { password, ...(other.elsewhere && { folderOfItsOwn: other.elsewhere }) };
    await writeFile(path.join(other.folder, MEMO), JSON.stringify(memo));
    if (follow !== undefined) {
      const { uid, gid } = await stat(path.join(other.data, 'PG_VERSION'));
      const sign = path.join(other.data, 'standby.signal');
      await writeFile(sign, '');
      await chown(sign, uid, gid);
      await other.configure({
        primary_conninfo: `host=127.0.0.1 port=${follow} user=samaki password=${password} application_name=standby`,
      });
    }
    return other;
  }

  /** Ends it, however it goes, and removes what it kept. */
  async remove(): Promise<void> {
    await this.stop();
    for (const folder of [this.folder, this.elsewhere])
      if (folder) await rm(folder, { recursive: true, force: true });
  }

  /** The folder of the data itself. */
  get data(): string {
    return path.join(this.elsewhere ?? this.folder, 'pg');
  }
  private get server(): EmbeddedPostgres {
    if (!this.running) throw new Error('This PostgreSQL was not started');
    return this.running;
  }
}

async function aFolder(above = os.tmpdir()): Promise<string> {
  const folder = await mkdtemp(path.join(above, 'samaki-own-postgres-'));
  await chmod(folder, 0o755);
  return folder;
}

async function childrenOf(pid: number): Promise<number[]> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'pid=', '--ppid', String(pid)]).catch(() => ({
    stdout: '',
  }));
  return stdout.split('\n').map(Number).filter(Boolean);
}

/** Whether it still runs; one that has ended and was not yet asked how does not. */
function isThere(pid: number): boolean {
  if (!isAlive(pid)) return false;
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return isAlive(pid);
  }
}
