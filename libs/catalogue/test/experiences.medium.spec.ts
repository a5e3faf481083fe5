/* Story: docs/stories/experiences.md. */
import type { INestApplicationContext } from '@nestjs/common';
import { CoursesService, type ExperienceContent, ExperienceReads, ExperiencesService } from '#catalogue';
import { newId } from '#kernel';
import { createTestDatabase, tableChecksums, type TestDatabase } from '#testing';
import { aCourse, both, buildSchool, composeCatalogue, MORNING, type School } from './courses.builder.js';

let db: TestDatabase;
let app: INestApplicationContext;
let school: School;
let sensors: string;
let sectors: string[];
let experiences: ExperiencesService;
let reads: ExperienceReads;

beforeEach(async () => {
  db = await createTestDatabase();
  await db.travelTo(MORNING);
  app = await composeCatalogue(db);
  school = await buildSchool(db, app);
  experiences = app.get(ExperiencesService);
  reads = app.get(ExperienceReads);
  const created = await app.get(CoursesService).create(school.dara, aCourse(school));
  if (!created.ok) throw new Error(created.refusal.code);
  sensors = created.value;
  const found = await db.ownerSql<{ id: string }>(
    `select id from sectors where code in ('disaster-risk', 'open-data') order by code`,
  );
  sectors = found.map(({ id }) => id);
});
afterEach(async () => {
  await app.close();
  await db.drop();
});

const jakarta = (more: Partial<ExperienceContent> = {}): ExperienceContent => ({
  title: both('ពលរដ្ឋរាយការណ៍ទឹកជំនន់ ហើយផែនទីបង្ហាញ', 'Residents report floods, and the map shows them'),
  summary: both('ផែនទីមួយ។', 'One map.'),
  countryCode: 'ID',
  city: both('ហ្សាការតា', 'Jakarta'),
  year: 2014,
  sourceName: 'PetaBencana.id',
  sourceUrl: 'https://petabencana.id/',
  sectorIds: sectors,
  courseIds: [school.openData, sensors],
  isPublished: false,
  ...more,
});
const audits = (): Promise<unknown[]> =>
  db.ownerSql(`select action from audit_rows where subject_type = 'experience' order by at, id`);
const shown = async (filter: { countryCode?: string; sectorId?: string } = {}): Promise<string[]> => {
  const page = await reads.page(
    { isPublished: true, countryCode: filter.countryCode ?? null, sectorId: filter.sectorId ?? null },
    { first: 10, after: null },
  );
  return page.items.map(({ id }) => id);
};
const code = (name: string): object => ({ ok: false, refusal: { code: name } });

async function refused(act: () => Promise<{ ok: boolean }>): Promise<unknown> {
  const before = await tableChecksums(db.url);
  const answer = await act();
  expect(await tableChecksums(db.url)).toEqual(before);
  return answer;
}

async function written(content = jakarta()): Promise<string> {
  const created = await experiences.create(school.dara, content, 'write-it-once');
  if (!created.ok) throw new Error(created.refusal.code);
  return created.value;
}

describe('an experience', () => {
  it('is written once for one key, as a draft that is nowhere, and told to nobody', async () => {
    const id = await written();
    expect(await written()).toBe(id);

    expect((await reads.byIds([id])).get(id)).toEqual({ id, version: 1, ...jakarta() });
    expect(await shown()).toEqual([]);
    expect(await reads.countryCodes()).toEqual([]);
    expect(await audits()).toEqual([{ action: 'catalogue.create-experience' }]);
    expect(await db.ownerSql('select 1 from messages union all select 1 from outbox')).toEqual([]);
    expect(
      await refused(() => experiences.create(school.dara, jakarta({ year: 2015 }), 'write-it-once')),
    ).toMatchObject(code('IDEMPOTENCY_KEY_REUSED'));
  });

  it('is refused before this year has come, and with a sector or a course that is not there', async () => {
    const create = (more: Partial<ExperienceContent>) =>
      refused(() => experiences.create(school.dara, jakarta(more)));

    expect(await create({ year: 2027 })).toMatchObject(code('EXPERIENCE_YEAR_INVALID'));
    expect(await create({ sectorIds: [newId()] })).toMatchObject(code('SECTOR_NOT_FOUND'));
    expect(await create({ courseIds: [newId()] })).toMatchObject(code('COURSE_NOT_FOUND'));
    expect(await create({ countryCode: 'KH' })).toMatchObject(code('EXPERIENCE_COUNTRY_INVALID'));
  });

  it('is found by its country, its sector and its course once it is published', async () => {
    const id = await written();

    expect(await experiences.edit(school.dara, id, 1, jakarta({ isPublished: true }))).toMatchObject({
      ok: true,
    });

    expect(await shown()).toEqual([id]);
    expect(await shown({ countryCode: 'ID', sectorId: sectors[0]! })).toEqual([id]);
    expect(await shown({ countryCode: 'EE' })).toEqual([]);
    expect(await shown({ sectorId: newId() })).toEqual([]);
    expect(await reads.countryCodes()).toEqual(['ID']);
    const ofCourse = await reads.ofCourses([school.openData, school.tourism]);
    expect([...ofCourse].map(([course, [one]]) => [course, one?.id])).toEqual([[school.openData, id]]);
  });

  it('is changed by who saw it as it is, and taken back without a loss', async () => {
    const id = await written();
    await experiences.edit(school.dara, id, 1, jakarta({ isPublished: true }));

    expect(await refused(() => experiences.edit(school.dara, id, 1, jakarta()))).toMatchObject(
      code('EXPERIENCE_CHANGED'),
    );
    expect(await refused(() => experiences.edit(school.dara, newId(), 1, jakarta()))).toMatchObject(
      code('EXPERIENCE_NOT_FOUND'),
    );
    const national = jakarta({ city: null, sectorIds: [sectors[1]!], courseIds: [] });
    expect(await experiences.edit(school.dara, id, 2, national)).toMatchObject({ ok: true });

    expect((await reads.byIds([id])).get(id)).toEqual({ id, version: 3, ...national });
    expect(await shown()).toEqual([]);
    expect(await reads.countryCodes()).toEqual([]);
    expect(await audits()).toEqual([
      { action: 'catalogue.create-experience' },
      { action: 'catalogue.edit-experience' },
      { action: 'catalogue.edit-experience' },
    ]);
  });
});
