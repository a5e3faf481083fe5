/* Story: docs/stories/course-materials.md. */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { INestApplicationContext } from '@nestjs/common';
import { ANONYMOUS, type Actor, personActor } from '#authz';
import {
  type MaterialContent,
  MaterialFiles,
  MaterialReads,
  MaterialsService,
  type TypedSource,
} from '#catalogue';
import { UnitOfWork } from '#database';
import { newId } from '#kernel';
import { Blobs } from '#storage';
import { createTestDatabase, tableChecksums, type TestDatabase } from '#testing';
import { MaterialsPersonalData } from '../src/domain/materials.personal-data.js';
import { both, buildSchool, composeCatalogue, MORNING, type School } from './courses.builder.js';

let folder: string;
let db: TestDatabase;
let app: INestApplicationContext;
let school: School;
let materials: MaterialsService;
let files: MaterialFiles;
let reads: MaterialReads;
let file: string;

const head = '%PDF-1.7\n';
const pdf = (text: string): Buffer => {
  const body = `${head}% ${text}\n`;
  return Buffer.from(`${body}xref\n0 1\nstartxref\n${body.length}\n%%EOF\n`, 'latin1');
};

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'samaki-materials-'));
  db = await createTestDatabase();
  await db.travelTo(MORNING);
  app = await composeCatalogue(db, { STORAGE_DIR: folder });
  school = await buildSchool(db, app);
  materials = app.get(MaterialsService);
  files = app.get(MaterialFiles);
  reads = app.get(MaterialReads);
  file = await handedIn('first');
});
afterEach(async () => {
  await app.close();
  await db.drop();
  await rm(folder, { recursive: true, force: true });
});

async function handedIn(text: string): Promise<string> {
  const kept = await files.keep(pdf(text));
  if (!kept.ok) throw new Error(kept.refusal.code);
  return kept.value;
}

const slides = (more: Partial<MaterialContent> = {}): MaterialContent => ({
  title: both('ស្លាយ', 'Slides'),
  language: 'km',
  audience: 'EVERYBODY',
  isShown: true,
  ...more,
});
const ofFile = (fileName = 'slides.pdf', word = file): TypedSource => ({ file: word, fileName, url: null });
const link: TypedSource = { file: null, fileName: null, url: 'https://law.example.org/access' };
const code = (name: string): object => ({ ok: false, refusal: { code: name } });
const audits = (): Promise<unknown[]> =>
  db.ownerSql(`select action from audit_rows where subject_type = 'material' order by at, id`);

async function added(content = slides(), source = ofFile(), key?: string): Promise<string> {
  const answer = await materials.add(school.dara, school.openData, { content, source }, key);
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value;
}
const seenBy = async (actor: Actor): Promise<readonly string[]> =>
  ((await reads.ofCourses(actor, [school.openData])).get(school.openData) ?? []).map(({ title }) => title.en);
const trainer = personActor(newId(), [{ role: 'TRAINER', scopeId: null }]);

async function refused(act: () => Promise<{ ok: boolean }>): Promise<unknown> {
  const before = await tableChecksums(db.url);
  const answer = await act();
  expect(await tableChecksums(db.url)).toEqual(before);
  return answer;
}

describe('a material', () => {
  it('is added once for one key, as a file or as a link, and told to nobody', async () => {
    const id = await added(slides(), ofFile(), 'add-it-once');
    expect(await added(slides(), ofFile(), 'add-it-once')).toBe(id);
    await added(slides({ title: both('ច្បាប់', 'The law') }), link);

    expect(await seenBy(ANONYMOUS)).toEqual(['Slides', 'The law']);
    expect((await reads.byIds(ANONYMOUS, [id])).get(id)).toMatchObject({
      revision: 1,
      versions: [{ number: 1, fileName: 'slides.pdf', bytes: pdf('first').length, url: null }],
    });
    expect(await audits()).toEqual([
      { action: 'catalogue.add-material' },
      { action: 'catalogue.add-material' },
    ]);
    expect(await db.ownerSql('select 1 from messages union all select 1 from outbox')).toEqual([]);
    const other = { content: slides({ language: 'en' }), source: ofFile() };
    expect(
      await refused(() => materials.add(school.dara, school.openData, other, 'add-it-once')),
    ).toMatchObject(code('IDEMPOTENCY_KEY_REUSED'));
  });

  it('is refused without a course, with a file that nobody handed in, and as what is no PDF', async () => {
    const add = (courseId: string, source: TypedSource) =>
      refused(() => materials.add(school.dara, courseId, { content: slides(), source }));

    expect(await add(newId(), ofFile())).toMatchObject(code('COURSE_NOT_FOUND'));
    expect(await add(school.openData, ofFile('slides.pdf', 'A'.repeat(43)))).toMatchObject(
      code('MATERIAL_FILE_NOT_FOUND'),
    );
    expect(await add(school.openData, ofFile('slides.exe'))).toMatchObject(code('FILE_NAME_INVALID'));
    expect(await refused(() => files.keep(Buffer.from('<html>')))).toMatchObject(code('FILE_TYPE_REFUSED'));
  });

  it('keeps every version, and its audience downloads the newest alone', async () => {
    const id = await added();
    const next = { ...ofFile('slides-2.pdf', await handedIn('second')) };
    expect(await materials.addVersion(school.dara, { materialId: id, revision: 1 }, next)).toMatchObject({
      ok: true,
    });
    expect(
      await refused(() => materials.addVersion(school.dara, { materialId: id, revision: 1 }, link)),
    ).toMatchObject(code('MATERIAL_CHANGED'));

    const { versions } = (await reads.byIds(trainer, [id])).get(id)!;
    expect(versions.map(({ number, fileName }) => [number, fileName])).toEqual([
      [2, 'slides-2.pdf'],
      [1, 'slides.pdf'],
    ]);
    const [newest, first] = versions;
    const stored = await reads.file(ANONYMOUS, newest!.id);
    expect(await buffer((await app.get(Blobs).open(stored!.sha256))!)).toEqual(pdf('second'));
    expect(await reads.file(ANONYMOUS, first!.id)).toBeNull();
    expect(await reads.file(trainer, first!.id)).toMatchObject({ fileName: 'slides.pdf' });
  });

  it('says who handed in a version until they are erased, and is kept after that', async () => {
    const id = await added();
    const held = app.get(MaterialsPersonalData);
    const named = async () => (await reads.byIds(school.dara, [id])).get(id)!.versions[0]!.handedInBy;
    expect(await named()).toBe('Sok Dara');

    const { personId } = school.dara;
    const [list] = await app.get(UnitOfWork).run((tx) => held.exportOf(tx, personId!));
    expect(list?.rows).toMatchObject([{ title: 'Slides', version: 1, source: 'slides.pdf' }]);
    await app.get(UnitOfWork).run((tx) => held.erase(tx, personId!));

    expect(await named()).toBeNull();
    expect(await seenBy(ANONYMOUS)).toEqual(['Slides']);
  });

  it('is seen by its audience, once it is shown, while its course is published', async () => {
    await added(slides({ title: both('ក', 'For all') }));
    await added(slides({ title: both('ក', 'With a seat'), audience: 'CONFIRMED' }));
    await added(slides({ title: both('ក', 'For trainers'), audience: 'TRAINERS' }));
    const hidden = await added(slides({ title: both('ក', 'Hidden'), isShown: false }));

    expect(await seenBy(ANONYMOUS)).toEqual(['For all']);
    expect(await seenBy(personActor(newId(), []))).toEqual(['For all']);
    expect(await seenBy(trainer)).toEqual(['For all', 'With a seat', 'For trainers']);
    expect(await seenBy(school.dara)).toEqual(['For all', 'With a seat', 'For trainers', 'Hidden']);

    await materials.edit(school.dara, { materialId: hidden, revision: 1 }, slides());
    expect(await seenBy(ANONYMOUS)).toEqual(['For all', 'Slides']);
    await db.ownerSql(`update courses set state = 'ARCHIVED' where id = $1`, [school.openData]);
    expect(await seenBy(ANONYMOUS)).toEqual([]);
  });
});
