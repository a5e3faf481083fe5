/* docs/stories/course-materials.md, "Trainers", over HTTP: who hands in, what they follow up, and who reads whose it is. */
import { type SpawnedApp, tableChecksums, type TestDatabase } from '#testing';
import { sopheaTrains, sopheaTrainsNothing } from '../support/sophea-trains.js';
import { sendRaw } from './raw-request.js';
import { cookieOf, demonstrationDatabase, post, startApi } from './support.js';

let db: TestDatabase;
let api: SpawnedApp;
const courses = new Map<string, string>();
const cookies = new Map<string, string>();

beforeAll(async () => {
  db = await demonstrationDatabase();
  await db.travelTo('2026-11-02T02:00:00Z');
  api = await startApi(db);
  for (const role of ['WORKING_GROUP', 'TRAINER', 'PARTICIPANT', 'CITY_OFFICER', 'COORDINATOR'])
    cookies.set(role, await cookieOf(api.url, role));
  for (const { id, code } of await db.ownerSql<{ id: string; code: string }>('select id, code from courses'))
    courses.set(code, `crs_${id.replaceAll('-', '')}`);
}, 120_000);
beforeEach(() => sopheaTrains(db));
afterAll(async () => {
  await api?.kill('SIGKILL');
  await db?.drop();
});

const body = `%PDF-1.7\n% exercises\n`;
const PDF = Buffer.from(`${body}xref\n0 1\nstartxref\n${body.length}\n%%EOF\n`, 'latin1');

/** The word for a file, or status and code. */
async function handIn(role: string): Promise<string> {
  const { status, text } = await sendRaw(api.url, {
    path: '/materials/files',
    headers: { 'content-type': 'application/octet-stream', cookie: cookies.get(role)! },
    body: PDF,
  });
  const { file, code } = JSON.parse(text) as { file?: string; code?: string };
  return file ?? `${status} ${code}`;
}

interface Material {
  readonly id: string;
  readonly revision: number;
  readonly mayAddVersion: boolean;
  readonly versions: readonly { number: number; handedInBy: string | null }[] | null;
}
const MATERIAL = 'id revision mayAddVersion versions { number handedInBy }';

/** The material, or the code of the refusal: at the door with `!`. */
async function act(role: string, mutation: string, input: object): Promise<Material | string> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { material { ${MATERIAL} } errors { code } } }`;
  const answer = await post(api.url, { query, variables: { input } }, { cookie: cookies.get(role)! });
  const [atDoor] = answer.body.errors ?? [];
  if (atDoor) return `!${atDoor.extensions.code}`;
  const { material, errors } = answer.body.data![mutation] as {
    material: Material | null;
    errors: { code: string }[];
  };
  return material ?? errors[0]!.code;
}
async function refused(role: string, mutation: string, input: object): Promise<unknown> {
  const before = await tableChecksums(db.url);
  const answer = await act(role, mutation, input);
  expect(await tableChecksums(db.url)).toEqual(before);
  return answer;
}
const content = {
  title: { km: 'លំហាត់', en: 'Exercises' },
  language: 'km',
  audience: 'EVERYBODY',
  isShown: true,
};
const link = { url: 'https://exercises.example.org/1' };
const add = (role: string, course = 'open-data', source: object = link) =>
  act(role, 'addCourseMaterial', { courseId: courses.get(course), content, source }) as Promise<Material>;
/** What a reader finds of the course. */
async function courseFor(role: string): Promise<{ mayAddMaterial: boolean; materials: Material[] }> {
  const { body: answer } = await post(
    api.url,
    { query: `{ course(id: "${courses.get('open-data')!}") { mayAddMaterial materials { ${MATERIAL} } } }` },
    { cookie: cookies.get(role)! },
  );
  return answer.data!['course'] as never;
}

describe('a trainer', () => {
  it('hands in a file for the course that they train, and the working group reads whose it is', async () => {
    const material = await add('TRAINER', 'open-data', {
      file: await handIn('TRAINER'),
      fileName: 'exercises.pdf',
    });

    expect(material).toMatchObject({
      revision: 1,
      mayAddVersion: true,
      versions: [{ number: 1, handedInBy: 'កែវ សុភា' }],
    });
    const [read] = (await courseFor('WORKING_GROUP')).materials;
    expect(read?.versions).toEqual([{ number: 1, handedInBy: 'កែវ សុភា' }]);
    const [public_] = (await courseFor('PARTICIPANT')).materials;
    expect(public_).toMatchObject({ id: material.id, mayAddVersion: false, versions: null });
  });

  it('follows up their own, and neither those of others nor what a material is called', async () => {
    const [own, other] = [await add('TRAINER'), await add('WORKING_GROUP')];
    const follow = (of: Material) => ({ materialId: of.id, revision: of.revision, source: link });

    expect(await act('TRAINER', 'addMaterialVersion', follow(own))).toMatchObject({ revision: 2 });
    expect(await refused('TRAINER', 'addMaterialVersion', follow(own))).toBe('MATERIAL_CHANGED');
    expect(await refused('TRAINER', 'addMaterialVersion', follow(other))).toBe('FORBIDDEN');
    const edit = { materialId: own.id, revision: 2, content };
    expect(await refused('TRAINER', 'editCourseMaterial', edit)).toBe('!FORBIDDEN');
    expect(
      await refused('TRAINER', 'addCourseMaterial', {
        courseId: courses.get('tourism-heritage'),
        content,
        source: link,
      }),
    ).toBe('FORBIDDEN');
    const found = (await courseFor('TRAINER')).materials.find(({ id }) => id === other.id);
    expect(found).toMatchObject({ mayAddVersion: false, versions: [{ number: 1, handedInBy: null }] });
  });

  it('who trains nothing any more is refused, a file before a byte of it is read', async () => {
    expect((await courseFor('TRAINER')).mayAddMaterial).toBe(true);
    await sopheaTrainsNothing(db);

    expect(await handIn('TRAINER')).toBe('403 FORBIDDEN');
    const { status } = await sendRaw(api.url, {
      path: '/materials/files',
      headers: { 'content-type': 'application/octet-stream', cookie: cookies.get('TRAINER')! },
      announced: 10 * 1024 * 1024,
    });
    expect(status).toBe(403);
    const input = { courseId: courses.get('open-data'), content, source: link };
    expect(await refused('TRAINER', 'addCourseMaterial', input)).toBe('FORBIDDEN');
    expect((await courseFor('TRAINER')).mayAddMaterial).toBe(false);
    expect((await courseFor('WORKING_GROUP')).mayAddMaterial).toBe(true);
  });
});

it.each(['PARTICIPANT', 'CITY_OFFICER', 'COORDINATOR'])('%s hands in nothing', async (role) => {
  const input = { courseId: courses.get('open-data'), content, source: link };

  expect(await handIn(role)).toBe('403 FORBIDDEN');
  expect(await refused(role, 'addCourseMaterial', input)).toBe('!FORBIDDEN');
  expect((await courseFor(role)).mayAddMaterial).toBe(false);
});
