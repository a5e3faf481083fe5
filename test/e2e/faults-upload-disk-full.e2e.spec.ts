/* Story: docs/stories/faults.md, "The disk of the files is full" (F19). A disk of the test's own, filled to another byte each time. */
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DiskBlobs } from '#storage';
import { SmallDisk, type SpawnedApp, type TestDatabase, times } from '#testing';
import { sendRaw } from '../contract/raw-request.js';
import { cookieOf, demonstrationDatabase, startApi } from '../contract/support.js';

const TRIES = times(8, 200);
const DISK_KB = 1_024;
/** Of one file; what is left free grows by one of these with each try, from nothing to all but one of what a file needs. */
const PAGE = 4_096;
const PAGES = 40;

/** A PDF of so many pages of the disk. */
const pdf = (text: string, pages = PAGES): Buffer => {
  const head = `%PDF-1.7\n% ${text}\n`;
  const tail = (at: number): string => `xref\n0 1\nstartxref\n${at}\n%%EOF\n`;
  const at = pages * PAGE - tail(pages * PAGE).length - 8;
  return Buffer.from(head + ' '.repeat(at - head.length) + tail(at), 'latin1');
};

describe('the disk of the files is full', () => {
  let disk: SmallDisk;
  let folder: string;

  beforeEach(() => {
    disk = SmallDisk.mount(DISK_KB);
    folder = path.join(disk.folder, 'files');
  });
  afterEach(() => disk.remove());

  const filesThere = async (): Promise<string[]> =>
    (await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []))
      .filter((entry) => entry.isFile())
      .map(({ name }) => name);

  describe('while files are handed in', () => {
    let db: TestDatabase;
    let api: SpawnedApp;
    let cookie: string;

    beforeEach(async () => {
      db = await demonstrationDatabase();
      api = await startApi(db, { STORAGE_DIR: folder });
      cookie = await cookieOf(api.url, 'WORKING_GROUP');
    }, 120_000);
    afterEach(async () => {
      await api?.kill('SIGKILL');
      await db?.drop();
    });

    async function handIn(body: Buffer, language = 'en') {
      const { status, headers, text } = await sendRaw(api.url, {
        path: '/materials/files',
        headers: { 'content-type': 'application/octet-stream', 'accept-language': language, cookie },
        body,
      });
      return { status, retryAfter: Number(headers['retry-after']), said: JSON.parse(text) as Said };
    }
    interface Said {
      readonly file?: string;
      readonly code?: string;
      readonly message?: string;
    }
    const rows = async (): Promise<number> =>
      (await db.ownerSql<{ n: number }>('select count(*)::int as n from material_files'))[0]!.n;

    it(
      'each is refused clearly and leaves nothing, and is taken once there is room',
      async () => {
        const { pid } = api;
        expect((await handIn(pdf('before'))).status).toBe(201);
        const [before, files] = [await rows(), await filesThere()];

        for (let n = 0; n < TRIES; n += 1) {
          await disk.fill((n % PAGES) * PAGE);
          const { status, retryAfter, said } = await handIn(pdf(`try ${n}`));
          expect([status, said.code, retryAfter]).toEqual([503, 'STORAGE_FULL', 300]);
        }

        const { said } = await handIn(pdf('in Khmer'), 'km');
        expect(said.message).toMatch(/^ពេលនេះគ្មានកន្លែងទំនេរសម្រាប់ឯកសារទេ។/);
        expect(Object.keys(said)).toEqual(['code', 'message']);
        expect(await filesThere()).toEqual(files);
        expect(await rows()).toBe(before);
        expect(api.log).toContain('A file could not be kept');
        await disk.free();
        expect((await handIn(pdf('try 0'))).status).toBe(201);
        expect([await rows(), (await filesThere()).length]).toEqual([before + 1, files.length + 1]);
        expect([api.isRunning, api.pid]).toEqual([true, pid]);
      },
      times(120_000, 240_000),
    );
  });

  it('a file that is written straight to its place is left there in part, and taken for whole', async () => {
    const content = pdf('straight');
    const sum = createHash('sha256').update(content).digest('hex');
    const blobs = new DiskBlobs(folder);
    await blobs.put(pdf('before'));
    await disk.fill(2 * PAGE);
    const place = path.join(folder, sum);

    await expect(blobs.put(content)).rejects.toMatchObject({ code: 'ENOSPC' });
    expect(await filesThere()).not.toContain(sum);
    await expect(writeFile(place, content)).rejects.toMatchObject({ code: 'ENOSPC' });

    expect(await filesThere()).toContain(sum);
    expect((await readFile(place)).length).toBeLessThan(content.length);
  });
});
