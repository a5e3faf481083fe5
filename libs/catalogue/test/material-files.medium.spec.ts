/* Story: docs/stories/course-materials.md, "Given up". Each race has a twin without the lock, which loses a file. */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { jest } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { MaterialFileRepository, MaterialFiles, MaterialsService } from '#catalogue';
import { Blobs } from '#storage';
import { createTestDatabase, type TestDatabase, waitFor } from '#testing';
import { both, buildSchool, composeCatalogue, MORNING, type School } from './courses.builder.js';

const DAY_MS = 86_400_000;

let folder: string;
let db: TestDatabase;
let app: INestApplicationContext;
let worker: INestApplicationContext;
let school: School;
let files: MaterialFiles;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'samaki-material-files-'));
  db = await createTestDatabase();
  await db.travelTo(MORNING);
  app = await composeCatalogue(db, { STORAGE_DIR: folder });
  worker = await composeCatalogue(db, { STORAGE_DIR: folder }, 'samaki_worker');
  school = await buildSchool(db, app);
  files = app.get(MaterialFiles);
});
afterEach(async () => {
  await Promise.all([app.close(), worker.close()]);
  await db.drop();
  await rm(folder, { recursive: true, force: true });
});

const pdf = (text: string): Buffer => {
  const body = `%PDF-1.7\n% ${text}\n`;
  return Buffer.from(`${body}xref\n0 1\nstartxref\n${body.length}\n%%EOF\n`, 'latin1');
};
const sweep = (): Promise<number> => worker.get(MaterialFiles).sweep();
const kept = async (): Promise<number> =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).length;
const rows = async (): Promise<number> =>
  (await db.ownerSql<{ n: number }>('select count(*)::int as n from material_files'))[0]!.n;

async function handedIn(text: string): Promise<string> {
  const answer = await files.keep(pdf(text));
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value;
}
const use = (file: string) =>
  app.get(MaterialsService).add(school.dara, school.openData, {
    content: { title: both('ស្លាយ', 'Slides'), language: 'km', audience: 'EVERYBODY', isShown: true },
    source: { file, fileName: 'slides.pdf', url: null },
  });

describe('what was handed in and became no version', () => {
  it('is removed after a day, with its row, and not before', async () => {
    await handedIn('given up');
    await use(await handedIn('used'));
    await db.travelBy(DAY_MS - 60_000);
    expect([await sweep(), await rows(), await kept()]).toEqual([0, 2, 2]);

    await db.travelBy(120_000);
    await handedIn('a moment ago');

    expect([await sweep(), await rows(), await kept()]).toEqual([1, 2, 2]);
    expect([await sweep(), await rows(), await kept()]).toEqual([0, 2, 2]);
  });

  it('leaves its bytes where a file that is used has the same', async () => {
    await handedIn('twice');
    await use(await handedIn('twice'));
    await db.travelBy(2 * DAY_MS);

    expect([await sweep(), await rows(), await kept()]).toEqual([1, 1, 1]);
  });

  it('is removed in pieces, too, when the process died while it was written', async () => {
    const { sha256 } = app.get(Blobs).describe(pdf('cut'));
    await handedIn('cut');
    await app.get(Blobs).remove(sha256);
    const name = sha256.toString('hex');
    await writeFile(path.join(folder, name.slice(0, 2), `${name}.0.part`), '%PDF');
    await db.travelBy(2 * DAY_MS);

    expect([await sweep(), await rows(), await kept()]).toEqual([1, 0, 0]);
  });

  it('is removed at once when its bytes could not be written, and what another handed in stays', async () => {
    const other = await handedIn('the same');
    jest.spyOn(app.get(Blobs), 'put').mockRejectedValue(Object.assign(new Error('full'), { code: 'ENOSPC' }));

    await expect(files.keep(pdf('the same'))).rejects.toThrow('full');
    await expect(files.keep(pdf('another'))).rejects.toThrow('full');

    expect([await rows(), await kept()]).toEqual([1, 1]);
    expect(await use(other)).toMatchObject({ ok: true });
  });

  it('does not keep the others from being removed when one cannot be', async () => {
    await handedIn('first');
    await handedIn('second');
    await db.travelBy(2 * DAY_MS);
    jest.spyOn(worker.get(Blobs), 'remove').mockRejectedValueOnce(new Error('read only'));

    await expect(sweep()).rejects.toThrow('Files could not be swept away');

    expect([await rows(), await kept()]).toEqual([1, 1]);
  });
});

/** Somebody acts on a file just when it is swept away: the sweep saw that nothing else names its bytes, and has not removed them yet.
 *  Answers once both are done. */
async function whileSwept<T>(act: (word: string) => Promise<T>): Promise<T> {
  const word = await handedIn('again');
  await db.travelBy(2 * DAY_MS);
  const blobs = worker.get(Blobs);
  const remove = blobs.remove.bind(blobs);
  let acting: Promise<T> | undefined;
  jest.spyOn(blobs, 'remove').mockImplementation(async (sha256) => {
    let isDone = false;
    acting = act(word).finally(() => (isDone = true));
    await waitFor(async () => isDone || (await waiting()) > 0, 30_000, 'the other one');
    await remove(sha256);
  });
  await sweep();
  return acting!;
}

/** How many wait for a lock like that of the bytes. */
const waiting = async (): Promise<number> =>
  (
    await db.ownerSql<{ n: number }>(
      `select count(*)::int as n from pg_locks l join pg_database d on d.oid = l.database and d.datname = current_database()
       where l.locktype = 'advisory' and not l.granted`,
    )
  )[0]!.n;

describe('a file that is handed in while the same bytes are swept away', () => {
  it('is there afterwards', async () => {
    await whileSwept(() => handedIn('again'));

    expect([await rows(), await kept()]).toEqual([1, 1]);
  });

  it('is lost without the lock of the bytes', async () => {
    for (const context of [app, worker])
      jest.spyOn(context.get(MaterialFileRepository), 'lockBytes').mockResolvedValue();

    await whileSwept(() => handedIn('again'));

    expect([await rows(), await kept()]).toEqual([1, 0]);
  });
});

describe('a version of a file that is swept away at the same moment', () => {
  it('is refused, and names nothing', async () => {
    expect(await whileSwept(use)).toMatchObject({ refusal: { code: 'MATERIAL_FILE_NOT_FOUND' } });

    expect(await db.ownerSql('select from course_materials')).toEqual([]);
    expect([await rows(), await kept()]).toEqual([0, 0]);
  });
});
