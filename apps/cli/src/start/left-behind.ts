import { setTimeout as pause } from 'node:timers/promises';
import { commandOf, isAlive } from '#database';
import { forgetRun, readRun } from './data-folder.js';

/** Refuses when a launcher is already at work on this data folder; ends what a launcher that was killed has
 *  left. A process is touched only when its command line shows that it belongs to this very data folder: the
 *  number may have gone to another program since. Answers the names of what was ended. */
export async function cleanUpLeftBehind(folder: string): Promise<string[]> {
  const run = readRun(folder);
  if (!run) return [];
  if (run.launcher !== process.pid && isAlive(run.launcher) && isLauncher(await commandOf(run.launcher))) {
    throw new Error(
      `Samaki already runs on this data folder, at ${run.url} (process ${run.launcher}). ` +
        'Stop it there with Ctrl-C, or start a second one with another SAMAKI_DATA_DIR and PORT.',
    );
  }
  const ended: string[] = [];
  for (const { name, pid, entry } of run.children) {
    if (!isAlive(pid)) continue;
    const command = await commandOf(pid);
    if (!command.includes(entry) || !command.includes(markOf(folder))) continue;
    await endProcess(pid, 5_000);
    ended.push(name);
  }
  forgetRun(folder);
  return ended;
}

/** An argument that every child carries, by which it is known again. */
export const markOf = (folder: string): string => `--data=${folder}`;

const isLauncher = (command: string): boolean => /start\.mjs|cli[/\\]src[/\\]main\.js/.test(command);

/** Asks a process to end and, after `patience` milliseconds, ends it. */
export async function endProcess(pid: number, patience: number): Promise<void> {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    if (!isAlive(pid)) return;
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    for (const end = Date.now() + patience; isAlive(pid) && Date.now() < end;) await pause(25);
  }
}
