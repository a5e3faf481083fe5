import { randomBytes } from 'node:crypto';
import { chmod, chown, cp, lstat, mkdir, mkdtemp, readFile, rename, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { hasAllLinks, makeLinks, nativeFolder } from './platform-package.js';

/** The unprivileged user that every Unix has. PostgreSQL refuses to run as root; no user is created. */
const NOBODY = 65534;

/** Where an embedded server lives and as whom it runs. */
export interface Placement {
  /** Folder with `bin`, `lib` and `share`. */
  readonly native: string;
  /** The data folder itself; may not exist yet. */
  readonly data: string;
  /** Set when the launcher is root: the user that owns the data and runs the server. */
  readonly uid?: number;
  /** A folder outside the data folder that was asked for, when the server cannot live there. */
  readonly folderOfItsOwn?: string;
}

/** What is kept between two starts, beside the data, readable by its owner only. */
export interface Remembered {
  password: string;
  port?: number;
  folderOfItsOwn?: string;
}

const memory = (dataDir: string): string => path.join(dataDir, 'embedded.json');

export async function remembered(dataDir: string): Promise<Remembered> {
  const text = await readFile(memory(dataDir), 'utf8').catch(() => undefined);
  return text === undefined
    ? { password: randomBytes(24).toString('hex') }
    : (JSON.parse(text) as Remembered);
}

/** Written beside and moved into place, so a crash leaves the old file or the new one. */
export async function remember(dataDir: string, what: Remembered): Promise<void> {
  const file = memory(dataDir);
  await writeFile(`${file}.new`, `${JSON.stringify(what, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}

/** Decides the place. Makes `dataDir`, and a folder of its own under the temporary folder that survives a
 *  restart when root starts below a folder that other users may not enter. */
export async function place(dataDir: string, memo: Remembered): Promise<Placement> {
  await mkdir(dataDir, { recursive: true, mode: 0o755 });
  const native = await nativeFolder();
  const data = path.join(dataDir, 'pg');
  if (process.getuid?.() !== 0) {
    await refuseForeignFolder(dataDir, data);
    if (await hasAllLinks(native)) return { native, data };
    const linked = await makeLinks(native).then(
      () => true,
      () => false,
    );
    return { native: linked ? native : await copyNative(native, path.join(dataDir, 'native')), data };
  }
  const uid = (await ownerOf(data)) ?? NOBODY;
  if ((await isOpenToOthers(dataDir)) && (await isOpenToOthers(native))) {
    await makeLinks(native);
    return { native, data, uid: uid === 0 ? NOBODY : uid };
  }
  const own = await folderOfItsOwn(memo);
  return {
    native: await copyNative(native, path.join(own, 'native')),
    data: path.join(own, 'pg'),
    uid: NOBODY,
    folderOfItsOwn: own,
  };
}

/** Gives a file or folder to the user that runs the server. */
export async function handOver(file: string, uid: number | undefined): Promise<void> {
  if (uid !== undefined) await chown(file, uid, uid);
}

async function ownerOf(file: string): Promise<number | undefined> {
  return stat(file).then(
    (found) => found.uid,
    () => undefined,
  );
}

async function refuseForeignFolder(dataDir: string, data: string): Promise<void> {
  const me = process.getuid?.();
  for (const folder of [dataDir, data]) {
    const owner = await ownerOf(folder);
    if (owner === undefined || me === undefined || owner === me) continue;
    throw new Error(
      `The data folder ${folder} belongs to another user (uid ${owner}). ` +
        'Start as that user, or choose another folder with SAMAKI_DATA_DIR.',
    );
  }
}

/** Whether any user may enter the folder and each of its ancestors. */
async function isOpenToOthers(folder: string): Promise<boolean> {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    if (((await stat(at)).mode & 0o001) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}

/** The folder used before, if it is still there and still root's; otherwise a fresh one. Its name is drawn
 *  by the system, so nobody else can have laid it ready. */
async function folderOfItsOwn(memo: Remembered): Promise<string> {
  if (memo.folderOfItsOwn !== undefined) {
    const found = await lstat(memo.folderOfItsOwn).catch(() => undefined);
    if (found?.isDirectory() && found.uid === 0) return memo.folderOfItsOwn;
  }
  const lasting = process.platform === 'linux' ? '/var/tmp' : os.tmpdir();
  const folder = await mkdtemp(path.join(lasting, 'samaki-'));
  await chmod(folder, 0o755);
  return folder;
}

/** Copies the programs once; a copy that was cut off is never taken for a whole one. */
async function copyNative(native: string, target: string): Promise<string> {
  const whole = path.join(target, 'bin', 'postgres');
  if ((await ownerOf(whole)) === undefined) {
    const unfinished = `${target}.${process.pid}`;
    await cp(native, path.join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true });
    await makeLinks(path.join(unfinished, 'native'));
    await chmod(unfinished, 0o755);
    await rename(path.join(unfinished, 'native'), target);
  }
  return target;
}
