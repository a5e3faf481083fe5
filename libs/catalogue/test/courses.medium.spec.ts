/* Story: docs/stories/courses.md. */
import type { INestApplicationContext } from '@nestjs/common';
import { type CourseContent, CourseReads, CourseRepository, CoursesService } from '#catalogue';
import { newId } from '#kernel';
import { createTestDatabase, type TestDatabase, tableChecksums, waitFor } from '#testing';
import { aCourse, both, buildSchool, composeCatalogue, MORNING, type School } from './courses.builder.js';

let db: TestDatabase;
let app: INestApplicationContext;
let school: School;
let courses: CoursesService;
let reads: CourseReads;

beforeEach(async () => {
  db = await createTestDatabase();
  await db.travelTo(MORNING);
  app = await composeCatalogue(db);
  school = await buildSchool(db, app);
  courses = app.get(CoursesService);
  reads = app.get(CourseReads);
});
afterEach(async () => {
  await app.close();
  await db.drop();
});

const PAGE = { first: 50, after: null };
const published = { state: 'PUBLISHED', sectorId: null, level: null, audienceKind: null } as const;
const codesOf = async (filter: Partial<Parameters<CourseReads['page']>[0]> = {}): Promise<string[]> =>
  (await reads.page({ ...published, ...filter }, PAGE)).items.map(({ code }) => code);
const stands = async (id: string) => (await reads.byIds([id])).get(id);
const audits = (id: string): Promise<unknown[]> =>
  db.ownerSql('select action from audit_rows where subject_id = $1 order by at, id', [id]);

async function written(more: Parameters<typeof aCourse>[1] = {}): Promise<string> {
  const created = await courses.create(school.dara, aCourse(school, more));
  if (!created.ok) throw new Error(created.refusal.code);
  return created.value;
}

/** What comes of an act, and that a refusal left every table as it was. */
async function refused(act: () => Promise<{ ok: boolean }>): Promise<unknown> {
  const before = await tableChecksums(db.url);
  const answer = await act();
  expect(await tableChecksums(db.url)).toEqual(before);
  return answer;
}
const code = (name: string, ...path: string[]): object => ({
  ok: false,
  refusal: { code: name, ...(path.length > 0 && { path }) },
});

/** The outline, as it is read. */
const day = async (id: string): Promise<unknown> =>
  (await reads.outlinesOf([id]))
    .get(id)
    ?.map(({ offsetMinutes, title, note }) => `${offsetMinutes} ${title.en}${note ? `: ${note.en}` : ''}`);

describe('a draft', () => {
  it('is written with its modules and what comes before it, and stands in no list of visitors', async () => {
    const id = await written();

    expect(await stands(id)).toMatchObject({
      code: 'reading-a-citys-sensors',
      state: 'DRAFT',
      version: 1,
      level: 'INTERMEDIATE',
      audienceKinds: ['NGO', 'INSTITUTION'],
      languages: ['km', 'en'],
    });
    expect((await reads.modulesOf([id])).get(id)).toEqual(
      aCourse(school).modules.map((module) => ({ courseId: id, ...module })),
    );
    expect(await day(id)).toEqual([
      '0 What a sensor says: Outside, by the river',
      '90 Break',
      '105 A week of readings',
    ]);
    expect((await reads.prerequisitesOf([id])).get(id)?.map((before) => before.code)).toEqual(['open-data']);
    expect(await codesOf()).toEqual(['open-data', 'tourism-heritage']);
    expect(await codesOf({ state: 'DRAFT' })).toEqual(['reading-a-citys-sensors']);
    expect(await audits(id)).toEqual([{ action: 'catalogue.create-course' }]);
  });

  it('is written once for one key, and its key is refused with another text', async () => {
    const key = 'press-of-a-button';
    const first = await courses.create(school.dara, aCourse(school), key);
    const again = await courses.create(school.dara, aCourse(school), key);
    const other = aCourse(school, { lead: both('ផ្សេង', 'Another.') });

    expect(again).toEqual(first);
    expect(await codesOf({ state: 'DRAFT' })).toHaveLength(1);
    expect(await refused(() => courses.create(school.dara, other, key))).toMatchObject(
      code('IDEMPOTENCY_KEY_REUSED', 'idempotencyKey'),
    );
  });

  it('is refused in an unknown sector, after an unknown course, and with wrong texts; nothing is written', async () => {
    const create = (more: Parameters<typeof aCourse>[1]) =>
      refused(() => courses.create(school.dara, aCourse(school, more)));

    expect(await create({ sectorId: newId() })).toMatchObject(code('SECTOR_NOT_FOUND', 'sectorId'));
    expect(await create({ prerequisiteIds: [newId()] })).toMatchObject(
      code('PREREQUISITE_NOT_FOUND', 'prerequisiteIds'),
    );
    expect(await create({ title: both('ក', '') })).toMatchObject(code('COURSE_TEXT_INVALID', 'title'));
  });
});

describe('editing', () => {
  it('takes the version that was seen, and keeps what was and what is', async () => {
    const id = await written();
    const [first, second] = aCourse(school).modules;
    const longer = aCourse(school, { modules: [{ ...first!, minutes: 100 }, second!] });

    expect(await courses.edit(school.dara, { courseId: id, version: 1 }, longer)).toEqual({
      ok: true,
      value: id,
    });
    expect(
      await refused(() => courses.edit(school.dara, { courseId: id, version: 1 }, aCourse(school))),
    ).toMatchObject(code('COURSE_CHANGED'));

    expect((await stands(id))?.version).toBe(2);
    expect((await reads.modulesOf([id])).get(id)?.map(({ minutes }) => minutes)).toEqual([100, 120]);
    const [row] = await db.ownerSql<{ was: number; is: number }>(
      `select (before -> 'modules' -> 0 ->> 'minutes')::int as was, (after -> 'modules' -> 0 ->> 'minutes')::int as is
       from audit_rows where action = 'catalogue.edit-course'`,
    );
    expect(row).toEqual({ was: 90, is: 100 });
  });

  it('leaves the outline as it stands where none is written, and takes it away where it is empty', async () => {
    const id = await written();
    const edit = (version: number, outline: CourseContent['outline']) =>
      courses.edit(school.dara, { courseId: id, version }, aCourse(school, { outline }));
    const before = await day(id);

    expect(await edit(1, null)).toMatchObject({ ok: true });
    expect(await day(id)).toEqual(before);
    expect(await edit(2, [])).toMatchObject({ ok: true });
    expect(await day(id)).toBeUndefined();
    const rows = await db.ownerSql<{ was: number; is: number }>(
      `select jsonb_array_length(before -> 'outline') as was, jsonb_array_length(after -> 'outline') as is
       from audit_rows where action = 'catalogue.edit-course' order by id`,
    );
    // Of the first edit the audit keeps no outline: nothing of it changed.
    expect(rows.at(-1)).toEqual({ was: 3, is: 0 });
  });

  it('finds no course that is not there', async () => {
    const nowhere = { courseId: newId(), version: 1 };
    expect(await refused(() => courses.edit(school.dara, nowhere, aCourse(school)))).toMatchObject(
      code('COURSE_NOT_FOUND', 'courseId'),
    );
  });

  it('of a published course leaves it whole', async () => {
    const id = await written();
    await courses.publish(school.dara, { courseId: id, version: 1 });
    const draft = await written({ title: both('ព្រាង', 'A draft') });
    const edit = (more: Parameters<typeof aCourse>[1]) =>
      refused(() => courses.edit(school.dara, { courseId: id, version: 2 }, aCourse(school, more)));

    expect(await edit({ modules: [] })).toMatchObject(code('COURSE_INCOMPLETE', 'modules'));
    expect(await edit({ prerequisiteIds: [draft] })).toMatchObject(
      code('PREREQUISITE_NOT_PUBLISHED', 'prerequisiteIds'),
    );
  });
});

describe('publishing', () => {
  it('lets everybody find it, once it is whole', async () => {
    const [module] = aCourse(school).modules;
    const bare = await written({ title: both('ទទេ', 'Bare'), modules: [] });
    const aimless = await written({
      title: both('គ្មានគោលបំណង', 'Aimless'),
      modules: [{ ...module!, objectives: [] }],
    });
    for (const courseId of [bare, aimless])
      expect(await refused(() => courses.publish(school.dara, { courseId, version: 1 }))).toMatchObject(
        code('COURSE_INCOMPLETE', 'modules'),
      );
    const after = await written({ title: both('បន្ទាប់', 'Later'), prerequisiteIds: [bare] });
    expect(await refused(() => courses.publish(school.dara, { courseId: after, version: 1 }))).toMatchObject(
      code('PREREQUISITE_NOT_PUBLISHED', 'prerequisiteIds'),
    );

    const id = await written();
    await courses.publish(school.dara, { courseId: id, version: 1 });

    expect(await codesOf()).toEqual(['open-data', 'reading-a-citys-sensors', 'tourism-heritage']);
    expect(await codesOf({ level: 'INTERMEDIATE' })).toEqual(['reading-a-citys-sensors']);
    expect(await codesOf({ audienceKind: 'PRIVATE_SECTOR' })).toEqual(['open-data', 'tourism-heritage']);
    expect(await codesOf({ sectorId: school.sectorId })).toEqual(['open-data', 'reading-a-citys-sensors']);
    expect(await refused(() => courses.publish(school.dara, { courseId: id, version: 2 }))).toMatchObject(
      code('COURSE_PUBLISHED'),
    );
    expect(await audits(id)).toEqual([
      { action: 'catalogue.create-course' },
      { action: 'catalogue.publish-course' },
    ]);
  });
});

describe('the circle', () => {
  const after = (id: string) => aCourse(school, { title: both('ក', 'A'), prerequisiteIds: [id] });

  it('is refused, straight and through others', async () => {
    const sensors = await written();
    const last = await written({ title: both('ចុងក្រោយ', 'Last'), prerequisiteIds: [sensors] });

    for (const courseId of [sensors, last, school.openData])
      expect(
        await refused(() =>
          courses.edit(school.dara, { courseId: school.openData, version: 1 }, after(courseId)),
        ),
      ).toMatchObject(code('PREREQUISITE_CIRCULAR', 'prerequisiteIds'));
  });

  const cross = () =>
    Promise.all([
      courses.edit(school.dara, { courseId: school.openData, version: 1 }, after(school.tourism)),
      courses.edit(school.dara, { courseId: school.tourism, version: 1 }, after(school.openData)),
    ]);

  it('is refused to one of two who close it at the same moment', async () => {
    const answers = await cross();

    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers).toContainEqual(expect.objectContaining(code('PREREQUISITE_CIRCULAR', 'prerequisiteIds')));
  });

  it('its twin without the lock lets both pass', async () => {
    const repository = app.get(CourseRepository);
    const isCircular = repository.isCircular.bind(repository);
    let arrived = 0;
    Object.assign(repository, {
      lockCatalogue: () => Promise.resolve(),
      isCircular: async (...asked: Parameters<CourseRepository['isCircular']>) => {
        const answer = await isCircular(...asked);
        arrived += 1;
        await waitFor(() => Promise.resolve(arrived === 2), 30_000, 'both to have asked');
        return answer;
      },
    });

    expect((await cross()).map(({ ok }) => ok)).toEqual([true, true]);
  });
});

describe('a copy', () => {
  it('is a draft like it, and tells nobody', async () => {
    const id = await written();
    await courses.publish(school.dara, { courseId: id, version: 1 });
    const counts = `select (select count(*)::int from messages) as messages, (select count(*)::int from outbox) as events`;
    const before = await db.ownerSql(counts);

    const copied = await courses.copy(school.dara, id, 'copy-it-once');
    const again = await courses.copy(school.dara, id, 'copy-it-once');

    if (!copied.ok) throw new Error(copied.refusal.code);
    const copy = copied.value;
    expect(again).toEqual(copied);
    expect(await stands(copy)).toMatchObject({
      code: 'reading-a-citys-sensors-2',
      title: { en: "Reading a city's sensors (copy)", km: 'អានទិន្នន័យឧបករណ៍វាស់ក្នុងទីក្រុង (ចម្លង)' },
      state: 'DRAFT',
      version: 1,
      level: 'INTERMEDIATE',
    });
    const modules = (await reads.modulesOf([copy])).get(copy)!;
    expect(modules.map(({ title, minutes, objectives }) => ({ title, minutes, objectives }))).toEqual(
      aCourse(school).modules,
    );
    expect(await day(copy)).toEqual(await day(id));
    expect(await day(copy)).toHaveLength(3);
    expect((await reads.prerequisitesOf([copy])).get(copy)).toHaveLength(1);
    expect(await stands(id)).toMatchObject({ state: 'PUBLISHED', version: 2 });
    expect(await db.ownerSql(counts)).toEqual(before);
    expect(await audits(copy)).toEqual([{ action: 'catalogue.copy-course' }]);
  });

  it('of nothing is none', async () => {
    expect(await refused(() => courses.copy(school.dara, newId()))).toMatchObject(code('COURSE_NOT_FOUND'));
  });
});

describe('archiving', () => {
  it('takes a course off the lists, unless a published one comes after it', async () => {
    const id = await written();
    await courses.publish(school.dara, { courseId: id, version: 1 });
    const openData = { courseId: school.openData, version: 1 };
    expect(await refused(() => courses.archive(school.dara, openData))).toMatchObject({
      ok: false,
      refusal: { code: 'COURSE_IS_REQUIRED', detail: { count: 1 } },
    });

    expect(await courses.archive(school.dara, { courseId: id, version: 2 })).toMatchObject({ ok: true });

    expect(await codesOf()).toEqual(['open-data', 'tourism-heritage']);
    expect(await codesOf({ state: 'ARCHIVED' })).toEqual(['reading-a-citys-sensors']);
    const seen = { courseId: id, version: 3 };
    expect(await refused(() => courses.edit(school.dara, seen, aCourse(school)))).toMatchObject(
      code('COURSE_ARCHIVED'),
    );
    expect(await refused(() => courses.archive(school.dara, seen))).toMatchObject(code('COURSE_ARCHIVED'));
    expect(await courses.archive(school.dara, openData)).toMatchObject({ ok: true });
    expect(await refused(() => courses.publish(school.dara, seen))).toMatchObject(
      code('PREREQUISITE_NOT_PUBLISHED'),
    );
    expect(await courses.publish(school.dara, { ...openData, version: 2 })).toMatchObject({ ok: true });
    expect(await courses.publish(school.dara, seen)).toMatchObject({ ok: true });
  });
});
