import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { Blobs, type StoredBlob } from './blobs.port.js';

/** How a file is called until it is whole. */
const DRAFT = '.part';

/** Bytes as files of one folder: `ab/abcd…`. */
export class DiskBlobs extends Blobs {
  constructor(private readonly folder: string) {
    super();
  }

  override async put(content: Buffer): Promise<StoredBlob> {
    const stored = this.describe(content);
    const place = this.placeOf(stored.sha256);
    // A file stands under its name only once it is whole, so one that stands there is.
    if (await isThere(place)) return stored;
    await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
    const draft = `${place}.${randomUUID()}${DRAFT}`;
    try {
      await writeThrough(draft, content);
      await rename(draft, place);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
    await syncFolder(path.dirname(place));
    await syncFolder(this.folder);
    return stored;
  }

  override async open(sha256: Buffer): Promise<Readable | null> {
    try {
      return (await open(this.placeOf(sha256), 'r')).createReadStream();
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  override async remove(sha256: Buffer): Promise<void> {
    const place = this.placeOf(sha256);
    const folder = path.dirname(place);
    const name = path.basename(place);
    for (const other of await namesIn(folder))
      if (other === name || (other.startsWith(`${name}.`) && other.endsWith(DRAFT)))
        await rm(path.join(folder, other), { force: true });
  }

  private placeOf(sha256: Buffer): string {
    const name = sha256.toString('hex');
    return path.join(this.folder, name.slice(0, 2), name);
  }
}

async function writeThrough(file: string, content: Buffer): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The names in a folder, too, have to outlive a loss of power. */
async function syncFolder(folder: string): Promise<void> {
  // Windows opens no folder, and keeps names by itself.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

async function isThere(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isFile();
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException | null)?.code === 'ENOENT';
