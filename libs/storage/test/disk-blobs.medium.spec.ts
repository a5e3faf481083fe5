import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { DiskBlobs } from '#storage';

let folder: string;
let blobs: DiskBlobs;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'samaki-blobs-'));
  blobs = new DiskBlobs(path.join(folder, 'files'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const files = async (): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

describe('bytes on a disk', () => {
  it('are kept under their sum, once, and read again', async () => {
    const content = Buffer.from('%PDF-1.7 …');
    const name = createHash('sha256').update(content).digest('hex');

    const stored = await blobs.put(content);
    expect(await blobs.put(content)).toEqual(stored);

    expect(stored).toEqual({ sha256: Buffer.from(name, 'hex'), bytes: content.length });
    expect(await files()).toEqual([name]);
    expect(await buffer((await blobs.open(stored.sha256))!)).toEqual(content);
  });

  it('are whole although several hand in the same at once, and nothing is left beside them', async () => {
    const content = Buffer.alloc(1_000_000, 7);

    const all = await Promise.all(Array.from({ length: 8 }, () => blobs.put(content)));

    const [name, ...more] = await files();
    expect(more).toEqual([]);
    const place = path.join(folder, 'files', name!.slice(0, 2), name!);
    expect(await readFile(place)).toEqual(content);
    expect(new Set(all.map(({ sha256 }) => sha256.toString('hex')))).toEqual(new Set([name]));
  });

  it('are null when nobody kept them', async () => {
    expect(await blobs.open(Buffer.alloc(32))).toBeNull();
  });
});
