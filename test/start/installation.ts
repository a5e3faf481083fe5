import {
  chmodSync,
  cpSync,
  existsSync,
  lchownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Child, freePorts, waitFor } from '#testing';

const root = path.resolve(import.meta.dirname, '..', '..');
export const isRoot = process.getuid?.() === 0;
/** An ordinary user without a name of its own; every Unix has it. */
export const ORDINARY = 65534;

/** What `npm start` needs, built; the packages are shared, because nothing is written to them. */
const PARTS = [
  '.npmrc',
  'package.json',
  'package-lock.json',
  'nest-cli.json',
  'tsconfig.json',
  'dist',
  'libs',
  'locales',
  'migrations',
  'apps',
];

export interface Placed {
  /** Name of the folder that holds the project. */
  name: string;
  /** The user that owns it and starts it. */
  uid?: number;
  /** Mode of the folder above, such as a home that is closed to others. */
  mode?: number;
  /** Nothing but what is in the repository: no packages, no build. */
  bare?: boolean;
}

interface RunRecord {
  launcher: number;
  children: { name: string; pid: number }[];
}

/** A copy of the built project in a place of its own, as somebody has it on a machine. */
export class Installation {
  readonly folder: string;
  readonly data: string;
  private readonly above: string;

  constructor(private readonly placed: Placed) {
    this.above = mkdtempSync(path.join(os.tmpdir(), 'samaki-start-'));
    this.folder = path.join(this.above, placed.name);
    this.data = path.join(this.folder, '.data');
    mkdirSync(this.folder);
    const unwanted = placed.bare ? ['node_modules', 'dist'] : ['node_modules'];
    for (const part of PARTS.filter((name) => !unwanted.includes(name))) {
      cpSync(path.join(root, part), path.join(this.folder, part), {
        recursive: true,
        filter: (source) => !unwanted.includes(path.basename(source)),
        preserveTimestamps: true,
      });
    }
    if (!placed.bare) this.sharePackages();
    chmodSync(this.above, placed.mode ?? 0o755);
    if (placed.uid !== undefined) handOver(this.above, placed.uid);
  }

  private sharePackages(): void {
    for (const packages of ['node_modules', path.join('apps', 'web', 'node_modules')]) {
      if (existsSync(path.join(root, packages)))
        symlinkSync(path.join(root, packages), path.join(this.folder, packages));
    }
  }

  /** A launcher, as `npm start` calls it. */
  launch(port: number, env: NodeJS.ProcessEnv = {}): Child {
    const user = this.placed.uid === undefined ? {} : { uid: this.placed.uid, gid: this.placed.uid };
    return new Child(process.execPath, [path.join(this.folder, 'apps', 'cli', 'start.mjs')], {
      cwd: this.folder,
      ...user,
      env: {
        PATH: process.env['PATH'],
        HOME: this.placed.bare ? process.env['HOME'] : this.above,
        PORT: String(port),
        ...env,
      },
    });
  }

  /** Launches and waits for the closing words. */
  async start(port: number, deadlineMs = 120_000, env: NodeJS.ProcessEnv = {}): Promise<Child> {
    const launcher = this.launch(port, env);
    await waitFor(
      () => {
        if (!launcher.isRunning) return true;
        return launcher.log.includes('Samaki is ready');
      },
      deadlineMs,
      'npm start to be ready',
    ).catch(async (error: Error) => {
      await launcher.kill('SIGTERM');
      throw new Error(`${error.message}. It said:\n${launcher.log}`, { cause: error });
    });
    if (!launcher.isRunning) throw new Error(`npm start ended. It said:\n${launcher.log}`);
    return launcher;
  }

  get run(): RunRecord {
    return JSON.parse(readFileSync(path.join(this.data, 'run.json'), 'utf8')) as RunRecord;
  }
  pidOf(name: string): number {
    return this.run.children.find((child) => child.name === name)?.pid ?? 0;
  }
  /** Process of the embedded PostgreSQL. */
  get postgresPid(): number {
    const own = this.folderOfItsOwn ?? this.data;
    return Number(readFileSync(path.join(own, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0]);
  }
  /** Where the database is when it cannot be in the project's folder. */
  get folderOfItsOwn(): string | undefined {
    const memory = JSON.parse(readFileSync(path.join(this.data, 'embedded.json'), 'utf8')) as {
      folderOfItsOwn?: string;
    };
    return memory.folderOfItsOwn;
  }
  /** Every process that stands. */
  get pids(): number[] {
    return [this.run.launcher, ...this.run.children.map((child) => child.pid), this.postgresPid];
  }
  remove(): void {
    if (existsSync(path.join(this.data, 'embedded.json')) && this.folderOfItsOwn)
      rmSync(this.folderOfItsOwn, { recursive: true, force: true });
    rmSync(this.above, { recursive: true, force: true });
  }
}

export const threePorts = (): Promise<number> => freePorts(3);

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Status of an address; 0 when nobody answers. */
export async function statusOf(url: string): Promise<number> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(10_000) });
    await answer.body?.cancel();
    return answer.status;
  } catch {
    return 0;
  }
}

/** The page at a path, as a reader sees it. */
export const pageAt = async (port: number, path: string): Promise<string> =>
  (await fetch(`http://localhost:${port}${path}`)).text();

/** The sessions that the catalogue links to. */
export async function sessionsAt(port: number): Promise<string[]> {
  const page = await pageAt(port, '/en');
  return [...new Set(page.match(/\/en\/sessions\/ses_[0-9a-f]{32}/g))].toSorted();
}

/** Registers by the form of a page, as a browser without script does, for the first of the sessions that still takes
 *  people. Answers the path of the ticket. */
export async function registerByForm(
  port: number,
  sessions: readonly string[],
  contact: string,
): Promise<string> {
  const address = `http://localhost:${port}`;
  const answers: number[] = [];
  for (const session of sessions) {
    const answer = await fetch(`${address}${session}/register`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: address },
      body: new URLSearchParams({
        fullName: 'ហេង វិបុល',
        organisation: 'Angkor Guides',
        contact,
        locale: 'km',
        idempotencyKey: `start-${answers.length}-${contact.replaceAll(/[^a-z0-9]/g, '')}`,
      }).toString(),
      redirect: 'manual',
    });
    const ticket = answer.headers.get('location');
    if (answer.status === 303 && ticket) return ticket;
    answers.push(answer.status);
  }
  throw new Error(`No session takes anybody: ${answers.join(', ')}`);
}

function handOver(folder: string, uid: number): void {
  lchownSync(folder, uid, uid);
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    lchownSync(path.join(folder, entry), uid, uid);
}
