import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { Blobs, type StoredBlob } from './blobs.port.js';

/** Bytes as files of one folder: `ab/abcd…`. */
export class DiskBlobs extends Blobs {
  constructor(private readonly folder: string) {
    super();
  }

  override async put(content: Buffer): Promise<StoredBlob> {
    const sha256 = createHash('sha256').update(content).digest();
    const stored = { sha256, bytes: content.length };
    const place = this.placeOf(sha256);
    // A file stands under its name only once it is whole, so one that stands there is.
    if (await isThere(place)) return stored;
    await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
    const draft = `${place}.${randomUUID()}.part`;
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

async function isThere(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isFile();
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException | null)?.code === 'ENOENT';
