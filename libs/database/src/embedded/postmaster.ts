import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';

/** A server that runs over a data folder, as its own file `postmaster.pid` tells. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

/** Reads `postmaster.pid`: line 1 is the process, line 4 the port. Undefined when there is no such file or
 *  it is only half written. */
export async function postmasterOf(data: string): Promise<Postmaster | undefined> {
  const text = await readFile(path.join(data, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  return Number.isInteger(pid) && pid > 1 && Number.isInteger(port) && port > 0 ? { pid, port } : undefined;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The command line of a process; empty when it is gone. */
export async function commandOf(pid: number): Promise<string> {
  const fromProc = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
  if (fromProc !== undefined) return fromProc.replaceAll('\0', ' ').trim();
  const ps = await promisify(execFile)('ps', ['-ww', '-o', 'command=', '-p', String(pid)]).catch(
    () => undefined,
  );
  return ps?.stdout.trim() ?? '';
}

/** The server that was left alive over this data folder, ready to be used again; undefined when none is.
 *  After a restart of the machine the number may belong to another program: then the file is removed,
 *  because PostgreSQL would take it for a running server. */
export async function livingPostmaster(
  data: string,
  url: (port: number) => string,
): Promise<Postmaster | undefined> {
  const left = await postmasterOf(data);
  if (!left || !isAlive(left.pid)) return undefined;
  if (!(await commandOf(left.pid)).includes(data)) {
    await rm(path.join(data, 'postmaster.pid'), { force: true });
    return undefined;
  }
  // It may be on its way down; then it goes and a new one is started.
  const accepts = await untilAccepting(url(left.port), () => isAlive(left.pid), 10_000);
  return accepts ? left : undefined;
}

/** Asks until the server answers. False when it ended or the deadline (ms) passed. */
export async function untilAccepting(url: string, alive: () => boolean, deadline: number): Promise<boolean> {
  const end = Date.now() + deadline;
  while (alive() && Date.now() < end) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    client.on('error', () => undefined);
    const accepted = await client.connect().then(
      () => true,
      () => false,
    );
    await client.end().catch(() => undefined);
    if (accepted) return true;
    await pause(30);
  }
  return false;
}

/** Ends a server: open connections are closed, the data written out. After ten seconds it is told to leave
 *  at once, which costs a recovery at the next start and no data. */
export async function endPostmaster(pid: number): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (!isAlive(pid)) return;
    process.kill(pid, signal);
    for (const end = Date.now() + 10_000; isAlive(pid) && Date.now() < end;) await pause(20);
  }
}
