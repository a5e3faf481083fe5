import { Config } from '#config';
import { createDataSource, EventListeners, PublicReads, UnitOfWork } from '#database';
import { createTestDatabase, TEST_SECRET, type TestDatabase } from '#testing';
import type { DataSource } from 'typeorm';
import {
  CATALOGUE_ENTITIES,
  CatalogueReads,
  CITIES,
  CityRow,
  type CourseData,
  CourseReads,
  FOCUS_AREAS,
  loadReferenceData,
  saveCourse,
} from '#catalogue';

let db: TestDatabase;
let dataSource: DataSource;
let unitOfWork: UnitOfWork;
let publicReads: PublicReads;
let reads: CatalogueReads;
let courses: CourseReads;

beforeAll(async () => {
  db = await createTestDatabase();
  dataSource = await createDataSource(db.url, 'samaki_app', { entities: CATALOGUE_ENTITIES }).initialize();
  unitOfWork = new UnitOfWork(dataSource, new EventListeners());
  publicReads = new PublicReads(Config.read({ DATABASE_URL: db.url, SAMAKI_SECRET: TEST_SECRET }));
  reads = new CatalogueReads(publicReads);
  courses = new CourseReads(publicReads);
  await unitOfWork.run(loadReferenceData);
});
afterAll(async () => {
  await publicReads.onApplicationShutdown();
  await dataSource.destroy();
  await db.drop();
});

const PUBLISHED = { state: 'PUBLISHED', sectorId: null, level: null, audienceKind: null } as const;

const aCourse = (more: Partial<CourseData> = {}): CourseData => ({
  code: 'open-data-for-cities',
  sectorCode: 'open-data',
  title: { km: 'ទិន្នន័យបើកចំហ', en: 'Open data for cities' },
  lead: { km: 'មួយប្រយោគ', en: 'One sentence.' },
  description: { km: 'កថាខណ្ឌ', en: 'A paragraph.' },
  audience: { km: 'មន្ត្រី', en: 'Officers' },
  outline: [
    { offsetMinutes: 0, title: { km: 'បើក', en: 'Opening' } },
    {
      offsetMinutes: 60,
      isBreak: true,
      title: { km: 'សម្រាក', en: 'Break' },
      note: { km: 'កាហ្វេ', en: 'Coffee' },
    },
  ],
  ...more,
});

describe('loadReferenceData', () => {
  it('writes the cities, focus areas and sectors once, however often it runs', async () => {
    const before = await db.ownerSql('select * from cities order by code');

    await unitOfWork.run(loadReferenceData);

    expect(await db.ownerSql('select * from cities order by code')).toEqual(before);
    expect(before).toHaveLength(CITIES.length);
    expect(await db.ownerSql('select count(*)::int as n from focus_areas')).toEqual([{ n: 6 }]);
    const sectors = FOCUS_AREAS.flatMap((area) => area.sectors);
    expect(await db.ownerSql('select count(*)::int as n from sectors')).toEqual([{ n: sectors.length }]);
  });

  it('knows the 26 cities of 2018, of which three are pilots of the programme', () => {
    expect(CITIES.filter((city) => city.joinedOn !== null)).toHaveLength(26);
    expect(CITIES.filter((city) => city.isPilot).map((city) => [city.code, city.weave])).toEqual([
      ['battambang', 'romduol'],
      ['phnom-penh', 'tonle'],
      ['siem-reap', 'laterite'],
    ]);
  });

  it('names every city and sector in Khmer letters, in a time zone that the server knows', async () => {
    const named = [...CITIES, ...FOCUS_AREAS, ...FOCUS_AREAS.flatMap((area) => area.sectors)];
    expect(named.filter(({ nameKm }) => !/^[\u1780-\u17ff ]+$/.test(nameKm))).toEqual([]);
    expect(new Set(named.map(({ code }) => code)).size).toBe(named.length);
    const zones = await db.ownerSql<{ name: string }>(
      `select distinct time_zone as name from cities where not exists (select from pg_timezone_names z where z.name = time_zone)`,
    );
    expect(zones).toEqual([]);
  });

  it('is what the entity reads', async () => {
    const row = await dataSource.getRepository(CityRow).findOneByOrFail({ code: 'phnom-penh' });
    expect(row).toMatchObject({
      nameEn: 'Phnom Penh',
      isPilot: true,
      joinedOn: '2018-04-28',
      weave: 'tonle',
    });
  });
});

describe('reading', () => {
  it('pages through every city, pilots first, each once', async () => {
    const codes: string[] = [];
    let after: string | null = null;
    do {
      const page = await reads.pageOfCities({ first: 7, after });
      codes.push(...page.items.map((city) => city.code));
      after = page.hasNextPage ? page.cursors.at(-1)! : null;
    } while (after);
    expect(codes.slice(0, 4)).toEqual(['battambang', 'phnom-penh', 'siem-reap', 'bandar-seri-begawan']);
    expect(new Set(codes).size).toBe(CITIES.length);
    expect(codes).toHaveLength(CITIES.length);
  });

  it.each([['WyJcdTAwMDAiLCJcdTAwMDAiXQ'], ['WzFlMzAwLCJhIl0'], ['bm90IGEgY3Vyc29y']])(
    'reads from the beginning when the cursor %s is none of this list',
    async (after) => {
      const page = await reads.pageOfCities({ first: 1, after });
      expect(page.items.map((city) => city.code)).toEqual(['battambang']);
    },
  );

  it('gives cities by ids and leaves out what is unknown', async () => {
    const { items } = await reads.pageOfCities({ first: 3, after: null });
    const found = await reads.citiesByIds([items[1]!.id, '00000000-0000-7000-8000-000000000000']);
    expect([...found.values()]).toEqual([items[1]]);
    expect(items[1]).toMatchObject({
      name: { km: 'ភ្នំពេញ', en: 'Phnom Penh' },
      weave: 'TONLE',
      timeZone: 'Asia/Phnom_Penh',
    });
  });

  it('gives the sectors of many focus areas in one read', async () => {
    const { items } = await reads.pageOfFocusAreas({ first: 100, after: null });
    const sectors = await reads.sectorsOfFocusAreas(
      items.map((area) => area.id),
      'en',
    );
    expect(items.map((area) => area.code)).toEqual(FOCUS_AREAS.map((area) => area.code));
    expect(items.map((area) => sectors.get(area.id)?.map((sector) => sector.code))).toEqual(
      FOCUS_AREAS.map((area) =>
        area.sectors
          .toSorted((one, other) => one.nameEn.localeCompare(other.nameEn, 'en'))
          .map((sector) => sector.code),
      ),
    );
  });

  it('gives sectors in the Khmer order of words to who reads Khmer', async () => {
    const { items } = await reads.pageOfFocusAreas({ first: 100, after: null });
    const sectors = await reads.sectorsOfFocusAreas(
      items.map((area) => area.id),
      'km',
    );
    const civic = sectors.get(items[0]!.id)!.map((sector) => sector.name.km);

    expect(civic).toEqual(civic.toSorted(new Intl.Collator('km').compare));
    expect(sectors.get(items[0]!.id)!.map((sector) => sector.code)).not.toEqual(
      FOCUS_AREAS[0]!.sectors.map((sector) => sector.code).toSorted(),
    );
  });
});

describe('saveCourse', () => {
  it('adds a course with its outline, and brings it up to date by its code', async () => {
    const id = await unitOfWork.run((tx) => saveCourse(tx, aCourse()));
    const again = await unitOfWork.run((tx) =>
      saveCourse(
        tx,
        aCourse({
          title: { km: 'ថ្មី', en: 'New' },
          outline: [{ offsetMinutes: 5, title: { km: 'ក', en: 'A' } }],
        }),
      ),
    );

    expect(again).toBe(id);
    expect((await courses.byIds([id])).get(id)).toMatchObject({
      title: { km: 'ថ្មី', en: 'New' },
      code: 'open-data-for-cities',
    });
    expect((await courses.outlinesOf([id])).get(id)).toEqual([
      { courseId: id, offsetMinutes: 5, isBreak: false, title: { km: 'ក', en: 'A' }, note: null },
    ]);
    expect(
      (await courses.page(PUBLISHED, { first: 5, after: null })).items.map((course) => course.id),
    ).toEqual([id]);
  });

  it('keeps the break and the note of an outline', async () => {
    const id = await unitOfWork.run((tx) => saveCourse(tx, aCourse({ code: 'with-break' })));
    expect((await courses.outlinesOf([id])).get(id)?.[1]).toMatchObject({
      isBreak: true,
      note: { km: 'កាហ្វេ', en: 'Coffee' },
    });
  });

  it('throws for a sector that is not known, and writes nothing', async () => {
    await expect(
      unitOfWork.run((tx) => saveCourse(tx, aCourse({ code: 'x', sectorCode: 'none' }))),
    ).rejects.toThrow('none');
    expect(await db.ownerSql(`select from courses where code = 'x'`)).toEqual([]);
  });
});
