/* Story: docs/stories/learning-paths.md. */
import type { INestApplicationContext } from '@nestjs/common';
import { CoursesService, type PathContent, PathsService } from '#catalogue';
import { newId } from '#kernel';
import { createTestDatabase, tableChecksums, type TestDatabase } from '#testing';
import { aCourse, both, buildSchool, composeCatalogue, MORNING, type School } from './courses.builder.js';

let db: TestDatabase;
let app: INestApplicationContext;
let school: School;
let sensors: string;
let paths: PathsService;

beforeEach(async () => {
  db = await createTestDatabase();
  await db.travelTo(MORNING);
  app = await composeCatalogue(db);
  school = await buildSchool(db, app);
  paths = app.get(PathsService);
  const created = await app.get(CoursesService).create(school.dara, aCourse(school));
  if (!created.ok) throw new Error(created.refusal.code);
  sensors = created.value;
});
afterEach(async () => {
  await app.close();
  await db.drop();
});

const aPath = (more: Partial<PathContent> = {}): PathContent => ({
  title: both('ពីទិន្នន័យបើកចំហដល់ការសម្រេចចិត្ត', 'From open data to decisions'),
  lead: both('វគ្គពីរ', 'Two courses.'),
  courseIds: [school.openData, sensors],
  isPublished: false,
  ...more,
});
const standing = (): Promise<unknown[]> =>
  db.ownerSql(`select p.is_published as shown, p.version, array_agg(c.code order by o.rank) as codes
    from learning_paths p join learning_path_courses o on o.path_id = p.id join courses c on c.id = o.course_id group by p.id`);
const audits = (): Promise<unknown[]> =>
  db.ownerSql(`select action from audit_rows where subject_type = 'path' order by at, id`);

async function refused(act: () => Promise<{ ok: boolean }>): Promise<unknown> {
  const before = await tableChecksums(db.url);
  const answer = await act();
  expect(await tableChecksums(db.url)).toEqual(before);
  return answer;
}
const code = (name: string): object => ({ ok: false, refusal: { code: name } });

describe('a path', () => {
  it('is written once for one key, in its order, and told to nobody', async () => {
    const first = await paths.create(school.dara, aPath(), 'write-it-once');
    expect(await paths.create(school.dara, aPath(), 'write-it-once')).toEqual(first);

    expect(await standing()).toEqual([
      { shown: false, version: 1, codes: ['open-data', 'reading-a-citys-sensors'] },
    ]);
    expect(await audits()).toEqual([{ action: 'catalogue.create-path' }]);
    expect(await db.ownerSql('select 1 from messages union all select 1 from outbox')).toEqual([]);
    expect(
      await refused(() => paths.create(school.dara, aPath({ isPublished: true }), 'write-it-once')),
    ).toMatchObject(code('IDEMPOTENCY_KEY_REUSED'));
  });

  it('is refused with a course that is not there, in an order that cannot be taken, and shown too early', async () => {
    const create = (more: Partial<PathContent>) => refused(() => paths.create(school.dara, aPath(more)));

    expect(await create({ courseIds: [school.openData, newId()] })).toMatchObject(code('COURSE_NOT_FOUND'));
    expect(await create({ courseIds: [sensors, school.openData] })).toMatchObject(code('PATH_ORDER_WRONG'));
    expect(await create({ isPublished: true })).toMatchObject(code('PATH_COURSE_NOT_PUBLISHED'));
    expect(await create({ courseIds: [school.openData] })).toMatchObject(code('PATH_COURSES_INVALID'));
    expect(await create({ lead: both('ក', '') })).toMatchObject(code('PATH_TEXT_INVALID'));
  });

  it('is shown once its courses are published, and changed by who saw it as it is', async () => {
    const created = await paths.create(school.dara, aPath());
    if (!created.ok) throw new Error(created.refusal.code);
    await app.get(CoursesService).publish(school.dara, { courseId: sensors, version: 1 });
    const shown = aPath({ isPublished: true });

    expect(await paths.edit(school.dara, created.value, 1, shown)).toMatchObject({ ok: true });
    expect(await refused(() => paths.edit(school.dara, created.value, 1, shown))).toMatchObject(
      code('PATH_CHANGED'),
    );
    expect(await refused(() => paths.edit(school.dara, newId(), 1, shown))).toMatchObject(
      code('PATH_NOT_FOUND'),
    );
    expect(await standing()).toMatchObject([{ shown: true, version: 2 }]);
    expect(await audits()).toEqual([{ action: 'catalogue.create-path' }, { action: 'catalogue.edit-path' }]);
  });
});
