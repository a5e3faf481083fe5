import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';

/** A server under test, as a process of its own. */
export interface ChildServer {
  readonly pid: number;
  readonly port: number;
  /** Milliseconds from spawn to the first answer with status 200. */
  readonly startMs: number;
  stop(): Promise<void>;
}

/** Starts `node file` with these settings and waits until `healthPath` on `port` answers 200, at most 30 s.
 *  The child sees nothing of this process's environment but PATH, HOME and what is handed in. */
export async function startServer(
  file: string,
  env: Record<string, string>,
  port: number,
  healthPath = '/health/live',
  nodeArgs: readonly string[] = [],
): Promise<ChildServer> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [...nodeArgs, file], {
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // Whatever ends this process, no server stays behind.
  const end = (): boolean => child.kill('SIGKILL');
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
  let said = '';
  const hear = (chunk: Buffer): void => {
    said = (said + chunk.toString()).slice(-8000);
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const deadline = startedAt + 30_000;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${file} ended with ${child.exitCode}:\n${said}`);
    if (performance.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`${file} did not answer ${healthPath} in 30 s:\n${said}`);
    }
    const status = await fetch(`http://127.0.0.1:${port}${healthPath}`).then(
      async (answer) => (await answer.arrayBuffer(), answer.status),
      () => 0,
    );
    if (status === 200) break;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return { pid: child.pid!, port, startMs: performance.now() - startedAt, stop: () => stop(child) };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(timer);
}

/** A port that is free at this moment on the loopback. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/** Resident memory in MiB. Reads /proc, so Linux only. */
export async function residentMiB(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)![1]) / 1024;
}

/** CPU seconds that the process has used so far. Reads /proc, so Linux only. */
export async function cpuSeconds(pid: number): Promise<number> {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
