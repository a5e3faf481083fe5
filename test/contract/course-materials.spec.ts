/* docs/stories/course-materials.md over HTTP: who hands files in, what is refused of them, and to whom a version is given. */
import { type SpawnedApp, type TestDatabase } from '#testing';
import { sopheaTrainsNothing } from '../support/sophea-trains.js';
import { sendRaw } from './raw-request.js';
import { cookieOf, demonstrationDatabase, post, startApi } from './support.js';

const MOMENT = '2026-11-02T02:00:00Z';
let db: TestDatabase;
let api: SpawnedApp;
let courseId: string;
const cookies = new Map<string, string>();

beforeAll(async () => {
  db = await demonstrationDatabase();
  await db.travelTo(MOMENT);
  await sopheaTrainsNothing(db);
  api = await startApi(db);
  for (const role of ['WORKING_GROUP', 'TRAINER', 'PARTICIPANT'])
    cookies.set(role, await cookieOf(api.url, role));
  const [course] = await db.ownerSql<{ id: string }>(`select id from courses where code = 'open-data'`);
  courseId = `crs_${course!.id.replaceAll('-', '')}`;
}, 120_000);
afterAll(async () => {
  await api?.kill('SIGKILL');
  await db?.drop();
});

const pdf = (text: string): Buffer => {
  const body = `%PDF-1.7\n% ${text}\n`;
  return Buffer.from(`${body}xref\n0 1\nstartxref\n${body.length}\n%%EOF\n`, 'latin1');
};
const SLIDES = pdf('slides');
const headersOf = (role: string | null, more: object = {}): Record<string, string> => ({
  'content-type': 'application/octet-stream',
  'accept-language': 'en',
  ...(role && { cookie: cookies.get(role)! }),
  ...more,
});
const filesKept = async (): Promise<number> =>
  (await db.ownerSql<{ n: number }>('select count(*)::int as n from material_files'))[0]!.n;

/** Status and code of an attempt to hand in a file. */
async function handIn(role: string | null, body: Buffer | string, more: object = {}): Promise<string> {
  const { status, text } = await sendRaw(api.url, {
    path: '/materials/files',
    headers: headersOf(role, more),
    body,
  });
  const { file, code } = JSON.parse(text) as { file?: string; code?: string };
  return file ?? `${status} ${code}`;
}

async function addSlides(audience: string): Promise<string> {
  const file = await handIn('WORKING_GROUP', SLIDES);
  const { body } = await post(
    api.url,
    {
      query: `mutation ($input: AddCourseMaterialInput!) { addCourseMaterial(input: $input) { material { current { id bytes } } errors { code } } }`,
      variables: {
        input: {
          courseId,
          content: { title: { km: 'ស្លាយ', en: 'Slides' }, language: 'km', audience, isShown: true },
          source: { file, fileName: 'ស្លាយ ១.pdf' },
        },
      },
    },
    { cookie: cookies.get('WORKING_GROUP')! },
  );
  const { material, errors } = body.data!['addCourseMaterial'] as {
    material: { current: { id: string; bytes: number } };
    errors: unknown[];
  };
  expect(errors).toEqual([]);
  expect(material.current.bytes).toBe(SLIDES.length);
  return material.current.id;
}

const download = (version: string, role: string | null) =>
  sendRaw(api.url, { method: 'GET', path: `/materials/${version}`, headers: headersOf(role) });

describe('a file that is handed in', () => {
  it('is answered by a word of its own each time', async () => {
    const words = [await handIn('WORKING_GROUP', SLIDES), await handIn('WORKING_GROUP', SLIDES)];

    expect(new Set(words).size).toBe(2);
    for (const word of words) expect(word).toMatch(/^[\w-]+$/);
  });

  it.each<[what: string, role: string | null, more: object, refusal: string]>([
    ['nobody who is signed in', null, {}, '401 UNAUTHENTICATED'],
    ['a participant', 'PARTICIPANT', {}, '403 FORBIDDEN'],
    ['a trainer who trains nothing', 'TRAINER', {}, '403 FORBIDDEN'],
    ['a page of another origin', 'WORKING_GROUP', { origin: 'https://evil.example' }, '403 FORBIDDEN'],
  ])('is refused of %s, and nothing is kept', async (_what, role, more, refusal) => {
    const kept = await filesKept();

    expect(await handIn(role, pdf(refusal), more)).toBe(refusal);
    expect(await filesKept()).toBe(kept);
  });

  it('is refused of a visitor before a byte of it is read', async () => {
    const { status } = await sendRaw(api.url, {
      path: '/materials/files',
      headers: headersOf(null),
      announced: 10 * 1024 * 1024,
    });

    expect(status).toBe(401);
  });

  it.each([
    ['nothing', Buffer.alloc(0), '422 FILE_EMPTY'],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), '422 FILE_TYPE_REFUSED'],
    ['one byte too many', Buffer.alloc(10 * 1024 * 1024 + 1, ' '), '422 FILE_TOO_LARGE'],
  ])('is refused when it is %s', async (_what, content, refusal) => {
    const kept = await filesKept();

    expect(await handIn('WORKING_GROUP', content)).toBe(refusal);
    expect(await filesKept()).toBe(kept);
  });
});

describe('a version that is a file', () => {
  it('is given to everybody, to be saved under its own name', async () => {
    const { status, headers, text } = await download(await addSlides('EVERYBODY'), null);

    expect({ status, text }).toEqual({ status: 200, text: SLIDES.toString('latin1') });
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(SLIDES.length),
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect(headers['content-disposition']).toBe(
      `attachment; filename="-.pdf"; filename*=UTF-8''${encodeURIComponent('ស្លាយ ១.pdf')}`,
    );
  });

  it('for trainers is given to them, and is not there for anybody else', async () => {
    const version = await addSlides('TRAINERS');

    expect((await download(version, 'TRAINER')).status).toBe(200);
    expect((await download(version, 'WORKING_GROUP')).status).toBe(200);
    for (const role of [null, 'PARTICIPANT']) {
      const { status, text } = await download(version, role);
      expect({ status, code: (JSON.parse(text) as { code: string }).code }).toEqual({
        status: 404,
        code: 'NOT_FOUND',
      });
    }
  });
});
