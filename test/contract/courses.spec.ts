/* docs/stories/courses.md, through the API: who may write courses, and who reads a draft. The figures of the story are run below
   it, in libs/catalogue/test. */
import { type SpawnedApp, tableChecksums, type TestDatabase } from '#testing';
import { cookieOf, demonstrationDatabase, post, startApi } from './support.js';

let db: TestDatabase;
let api: SpawnedApp;
let openData: string;
let sectorId: string;
const cookies = new Map<string, string>();
const ROLES = [
  'PARTICIPANT',
  'COORDINATOR',
  'TRAINER',
  'CITY_OFFICER',
  'WORKING_GROUP',
  'CHAIR',
  'HEAD_OF_GOVERNMENT_OFFICE',
  'ADMINISTRATOR',
];
const WRITERS = ['WORKING_GROUP', 'ADMINISTRATOR'];

beforeAll(async () => {
  db = await demonstrationDatabase();
  api = await startApi(db);
  for (const role of ROLES) cookies.set(role, await cookieOf(api.url, role));
  const [course] = await db.ownerSql<{ id: string; sector: string }>(
    `select id, sector_id as sector from courses where code = 'open-data'`,
  );
  openData = global('crs', course!.id);
  sectorId = global('sct', course!.sector);
}, 120_000);
afterAll(async () => {
  await api?.kill('SIGKILL');
  await db?.drop();
});

const global = (prefix: string, uuid: string): string => `${prefix}_${uuid.replaceAll('-', '')}`;
const both = (text: string): { km: string; en: string } => ({ km: `ខ្មែរ ${text}`, en: text });
const ERRORS = 'errors { ... on UserError { code message path } }';

async function ask(query: string, variables: object, role?: string): Promise<Record<string, never>> {
  const { body } = await post(api.url, { query, variables }, role ? { cookie: cookies.get(role)! } : {});
  const refused = body.errors?.[0]?.extensions.code;
  return (refused ? { refused } : body.data) as Record<string, never>;
}

const act = (name: string, text = 'id state version'): string =>
  `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { course { ${text} } ${ERRORS} } }`;
const READ = `query ($id: ID!) { course(id: $id) { title { en } state } node(id: $id) { id } }`;
const LIST = `query ($state: CourseState) { courses(first: 50, state: $state) { nodes { id code prerequisites { id code } } } }`;

const content = (more: object = {}): object => ({
  title: both("Reading a city's sensors"),
  lead: both('From readings to a decision.'),
  description: both('A week of real readings.'),
  audience: both('Officers and NGOs'),
  sectorId,
  level: 'INTERMEDIATE',
  audienceKinds: ['NGO', 'INSTITUTION'],
  languages: ['km', 'en'],
  modules: [
    { title: both('What a sensor says'), minutes: 90, objectives: [both('Name two faults of a sensor')] },
  ],
  prerequisiteIds: [openData],
  ...more,
});

describe('courses through the API', () => {
  let courseId: string;
  const readers = (): Promise<[string, unknown][]> =>
    Promise.all(
      ['', ...ROLES].map(async (role): Promise<[string, unknown]> => {
        const { course, node } = (await ask(READ, { id: courseId }, role)) as unknown as {
          course: unknown;
          node: unknown;
        };
        expect([role, node === null]).toEqual([role, course === null]);
        return [role, course !== null];
      }),
    );
  const listed = async (state: string | null, role?: string): Promise<string[]> => {
    const { courses } = (await ask(LIST, { state }, role)) as unknown as {
      courses: { nodes: { code: string }[] };
    };
    return courses.nodes.map(({ code }) => code);
  };

  it('are written by the working group and by nobody else', async () => {
    const before = await tableChecksums(db.url);
    for (const role of ROLES.filter((name) => !WRITERS.includes(name)))
      expect([role, await ask(act('createCourse'), { input: { content: content() } }, role)]).toEqual([
        role,
        { refused: 'FORBIDDEN' },
      ]);
    expect(await ask(act('createCourse'), { input: { content: content() } })).toEqual({
      refused: 'UNAUTHENTICATED',
    });
    expect(await tableChecksums(db.url)).toEqual(before);

    const { createCourse } = (await ask(
      act('createCourse'),
      { input: { content: content() } },
      'WORKING_GROUP',
    )) as unknown as { createCourse: { course: { id: string; state: string; version: number } } };

    expect(createCourse).toEqual({
      course: { id: expect.stringMatching(/^crs_/), state: 'DRAFT', version: 1 },
      errors: [],
    });
    courseId = createCourse.course.id;
  });

  it('are read by their writers alone while they are drafts', async () => {
    expect(await readers()).toEqual(['', ...ROLES].map((role) => [role, WRITERS.includes(role)]));
    expect(await listed('DRAFT', 'WORKING_GROUP')).toContain('reading-a-citys-sensors');
    for (const role of [undefined, 'PARTICIPANT', 'TRAINER']) expect(await listed('DRAFT', role)).toEqual([]);
  });

  it('say in the language of the page what is wrong, beside the field', async () => {
    const { editCourse } = (await ask(
      act('editCourse'),
      { input: { courseId, version: 1, content: content({ lead: { km: 'ក', en: '' } }) } },
      'WORKING_GROUP',
    )) as unknown as { editCourse: { course: null; errors: unknown[] } };

    expect(editCourse).toEqual({
      course: null,
      errors: [{ code: 'COURSE_TEXT_INVALID', path: ['lead'], message: expect.stringMatching(/\S/) }],
    });
  });

  it('have an outline, and what is wrong in it stands beside its line', async () => {
    const line = (offsetMinutes: number, title: object) => ({ offsetMinutes, isBreak: false, title });
    const edit = (outline: unknown[]) =>
      ask(
        act('editCourse', 'version outline { offsetMinutes isBreak title { en } note { en } }'),
        { input: { courseId, version: 1, content: content({ outline }) } },
        'WORKING_GROUP',
      );

    const before = await tableChecksums(db.url);
    expect(await edit([line(0, both('Opening')), line(90, { km: 'ក', en: '' })])).toEqual({
      editCourse: {
        course: null,
        errors: [
          {
            code: 'COURSE_OUTLINE_INVALID',
            path: ['outline', '1', 'title'],
            message: expect.stringMatching(/20 lines/),
          },
        ],
      },
    });
    expect(await tableChecksums(db.url)).toEqual(before);
    const lines = [
      { ...line(90, both('Break')), isBreak: true, note: both('Coffee') },
      line(0, both('Opening')),
    ];
    expect(await edit(lines)).toEqual({
      editCourse: {
        course: {
          version: 2,
          outline: [
            { offsetMinutes: 0, isBreak: false, title: { en: 'Opening' }, note: null },
            { offsetMinutes: 90, isBreak: true, title: { en: 'Break' }, note: { en: 'Coffee' } },
          ],
        },
        errors: [],
      },
    });
  });

  it('are read by everybody once they are published, with what comes before them', async () => {
    await ask(act('publishCourse'), { input: { courseId, version: 2 } }, 'WORKING_GROUP');

    expect(await readers()).toEqual(['', ...ROLES].map((role) => [role, true]));
    const { courses } = (await ask(LIST, { state: null })) as unknown as {
      courses: { nodes: { id: string; prerequisites: { code: string }[] }[] };
    };
    const found = courses.nodes.find(({ id }) => id === courseId);
    expect(found?.prerequisites).toEqual([{ id: openData, code: 'open-data' }]);
  });

  it('are copied as drafts that nobody else reads', async () => {
    const copy = await ask(
      act('copyCourse', 'code state title { en }'),
      { input: { courseId } },
      'ADMINISTRATOR',
    );

    expect(copy).toEqual({
      copyCourse: {
        course: {
          code: 'reading-a-citys-sensors-2',
          state: 'DRAFT',
          title: { en: "Reading a city's sensors (copy)" },
        },
        errors: [],
      },
    });
    expect(await listed(null)).not.toContain('reading-a-citys-sensors-2');
  });

  it('are gone from the lists once they are archived', async () => {
    const archive = (id: string, version: number): Promise<unknown> =>
      ask(act('archiveCourse', 'state'), { input: { courseId: id, version } }, 'WORKING_GROUP');
    const [before] = await db.ownerSql<{ version: number }>(
      `select version from courses where code = 'open-data'`,
    );

    expect(await archive(openData, before!.version)).toMatchObject({
      archiveCourse: { course: null, errors: [{ code: 'COURSE_IS_REQUIRED' }] },
    });
    expect(await archive(courseId, 3)).toEqual({
      archiveCourse: { course: { state: 'ARCHIVED' }, errors: [] },
    });
    expect(await readers()).toEqual(['', ...ROLES].map((role) => [role, WRITERS.includes(role)]));
    expect(await listed(null)).not.toContain('reading-a-citys-sensors');
    expect(await listed('ARCHIVED', 'TRAINER')).toEqual([]);
  });
});
