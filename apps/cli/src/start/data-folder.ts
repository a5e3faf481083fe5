import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fromPackageRoot } from '#kernel';

/** The folder that keeps everything between two starts: data, secret, logs. Default `.data` in the project. */
export function dataFolder(env: NodeJS.ProcessEnv): string {
  return path.resolve(fromPackageRoot(), env['SAMAKI_DATA_DIR'] || '.data');
}

/** Makes the folder. Others may pass through it, since the database may run as another user; what is secret
 *  in it has a mode of its own. Throws a sentence for people. */
export function openDataFolder(folder: string): void {
  try {
    mkdirSync(path.join(folder, 'logs'), { recursive: true, mode: 0o755 });
    const probe = path.join(folder, 'logs', `.${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    throw new Error(
      `The data folder ${folder} cannot be written to (${(error as NodeJS.ErrnoException).code}). ` +
        'Choose another one with SAMAKI_DATA_DIR.',
      { cause: error },
    );
  }
}

/** Whether an earlier start has made its database here. */
export function hasData(folder: string): boolean {
  return existsSync(path.join(folder, 'embedded.json'));
}

/** The key of sign-in codes and links: the one in the environment, or one made here once and kept. */
export function secretOf(folder: string, env: NodeJS.ProcessEnv): string {
  if (env['SAMAKI_SECRET']) return env['SAMAKI_SECRET'];
  const file = path.join(folder, 'secret');
  const kept = readIf(file)?.trim();
  if (kept) return kept;
  const made = randomBytes(32).toString('hex');
  writeFileSync(`${file}.new`, `${made}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return made;
}

/** A log file of one process; the one before is kept when it has grown beyond 10 MB. */
export function logFile(folder: string, name: string): string {
  const file = path.join(folder, 'logs', `${name}.log`);
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > 10 * 1024 * 1024) renameSync(file, `${file}.1`);
  return file;
}

/** The last lines of a log, for a message about a failure. */
export function endOf(file: string, lines = 15): string {
  return (readIf(file) ?? '').trimEnd().split('\n').slice(-lines).join('\n');
}

/** What runs, so that the next start can find it after a kill -9. */
export interface RunRecord {
  launcher: number;
  url: string;
  children: { name: string; pid: number; entry: string }[];
}

const recordFile = (folder: string): string => path.join(folder, 'run.json');

export function readRun(folder: string): RunRecord | undefined {
  try {
    return JSON.parse(readIf(recordFile(folder)) ?? '') as RunRecord;
  } catch {
    // None, or cut off in the middle of a write: there is nothing to be learnt from it.
    return undefined;
  }
}

export function writeRun(folder: string, run: RunRecord): void {
  writeFileSync(recordFile(folder), `${JSON.stringify(run, null, 2)}\n`, { mode: 0o600 });
}

export function forgetRun(folder: string): void {
  rmSync(recordFile(folder), { force: true });
}

function readIf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
