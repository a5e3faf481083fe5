import { loadReferenceData as loadCities } from '#catalogue';
import { Config } from '#config';
import { createDataSource, EventListeners, PublicReads, UnitOfWork } from '#database';
import { foldText } from '#kernel';
import {
  loadReferenceData,
  type OrganisationFilter,
  OrganisationMatcher,
  OrganisationReads,
  Organisations,
  SUB_KINDS,
} from '#organisations';
import { createTestDatabase, TEST_SECRET, type TestDatabase } from '#testing';
import type { DataSource } from 'typeorm';

let db: TestDatabase;
let dataSource: DataSource;
let unitOfWork: UnitOfWork;
let publicReads: PublicReads;
let matcher: OrganisationMatcher;
let reads: OrganisationReads;
const organisations = new Organisations();
const ids: string[] = [];

const NAMES = [
  { km: 'អង្គការទឹកស្អាត', en: 'Clean Water Cambodia' },
  { km: 'សាកលវិទ្យាល័យភូមិន្ទភ្នំពេញ', en: 'Royal University of Phnom Penh' },
  { km: 'ក្រុមហ៊ុន ដឹកជញ្ជូនបៃតង', en: 'Green Transport Co., Ltd.' },
  { km: 'សាលាខណ្ឌដូនពេញ', en: 'Khan Daun Penh' },
];

beforeAll(async () => {
  db = await createTestDatabase();
  dataSource = await createDataSource(db.url, 'samaki_app').initialize();
  unitOfWork = new UnitOfWork(dataSource, new EventListeners());
  publicReads = new PublicReads(Config.read({ DATABASE_URL: db.url, SAMAKI_SECRET: TEST_SECRET }));
  matcher = new OrganisationMatcher(publicReads);
  reads = new OrganisationReads(publicReads);
  await unitOfWork.run(loadCities);
  await unitOfWork.run(loadReferenceData);
  for (const [at, name] of NAMES.entries()) {
    const subKindCode = ['local-ngo', 'university', 'small-company', 'district-administration'][at]!;
    ids.push(
      await unitOfWork.run((tx) =>
        organisations.add(tx, { subKindCode, cityCode: at === 0 ? null : 'phnom-penh', name }),
      ),
    );
  }
});
afterAll(async () => {
  await publicReads.onApplicationShutdown();
  await dataSource.destroy();
  await db.drop();
});

describe('loadReferenceData', () => {
  it('writes the sub-kinds once, however often it runs', async () => {
    await unitOfWork.run(loadReferenceData);
    expect(await db.ownerSql('select count(*)::int as n from organisation_sub_kinds')).toEqual([
      { n: SUB_KINDS.length },
    ]);
  });
});

describe('adding an organisation', () => {
  it('takes its kind from the sub-kind', async () => {
    const kinds = await db.ownerSql<{ kind: string }>('select kind from organisations order by id');
    expect(kinds.map((row) => row.kind)).toEqual(['NGO', 'INSTITUTION', 'PRIVATE_SECTOR', 'INSTITUTION']);
  });

  it.each([
    ['no-such-kind', null],
    ['ministry', 'atlantis'],
  ])('throws for sub-kind %s in city %s', async (subKindCode, cityCode) => {
    const adding = unitOfWork.run((tx) =>
      organisations.add(tx, { subKindCode, cityCode, name: { km: 'ក', en: 'A' } }),
    );
    await expect(adding).rejects.toThrow('No such');
  });
});

/** The function that a single registration uses. */
const matchedInSql = async (typed: string): Promise<string | null> => {
  const [row] = await db.ownerSql<{ id: string | null }>('select match_organisation($1) as id', [
    foldText(typed),
  ]);
  return row!.id;
};

describe('matching by name', () => {
  it.each([
    ['Clean Water Cambodia', 0],
    ['  clean   WATER cambodia ', 0],
    ['អង្គការ\u200bទឹក\u200bស្អាត', 0],
    ['សាលាខណ្ឌដូនពេញ', 3],
  ])('finds the organisation meant by %s', async (typed, at) => {
    expect(await matcher.matchByName(typed)).toBe(ids[at]);
    expect(await matchedInSql(typed)).toBe(ids[at]);
  });

  it.each(['', '   ', 'Clean Water', 'Clean Water Cambodia\u0000', 'No such company'])(
    'finds nothing for %j',
    async (typed) => {
      expect(await matcher.matchByName(typed)).toBeNull();
      if (!typed.includes('\0')) expect(await matchedInSql(typed)).toBeNull();
    },
  );

  it('guesses between two of the same name for neither', async () => {
    const name = { km: 'សមាគមពាណិជ្ជកម្ម', en: 'Trade Association' };
    for (const cityCode of ['siem-reap', 'battambang']) {
      await unitOfWork.run((tx) => organisations.add(tx, { subKindCode: 'association', cityCode, name }));
    }
    expect(await matcher.matchByName('Trade Association')).toBeNull();
    expect(await matchedInSql('Trade Association')).toBeNull();
    expect(await matchedInSql('សមាគមពាណិជ្ជកម្ម')).toBeNull();
    expect(await matcher.matchByNames(['Trade Association', 'khan daun penh'])).toEqual(
      new Map([['khan daun penh', ids[3]]]),
    );
  });
});

describe('the list', () => {
  const namesOf = async (locale: 'km' | 'en', first: number): Promise<string[]> => {
    const names: string[] = [];
    let after: string | null = null;
    do {
      const page = await reads.page(locale, {}, { first, after });
      names.push(...page.items.map((item) => item.name[locale]));
      after = page.hasNextPage ? page.cursors.at(-1)! : null;
    } while (after);
    return names;
  };

  it.each(['km', 'en'] as const)(
    'goes through all organisations in the order of the %s names, each once',
    async (locale) => {
      const all = await namesOf(locale, 100);
      expect(all).toHaveLength(6);
      expect(await namesOf(locale, 2)).toEqual(all);
      expect(all).toEqual(all.toSorted(new Intl.Collator(locale).compare));
    },
  );

  it('finds a part of either name, however it is spelt', async () => {
    const found = async (search: string): Promise<string[]> =>
      (await reads.page('en', { search }, { first: 10, after: null })).items.map((item) => item.name.en);
    expect(await found('green')).toEqual(['Green Transport Co., Ltd.']);
    expect(await found('បៃ\u200bតង')).toEqual(['Green Transport Co., Ltd.']);
    expect(await found('100%')).toEqual([]);
    expect(await found('\u0000')).toHaveLength(6);
  });

  it('finds across blanks, in both scripts', async () => {
    const found = async (search: string): Promise<string[]> =>
      (await reads.page('en', { search }, { first: 10, after: null })).items.map((item) => item.name.en);
    expect(await found('ក្រុមហ៊ុនដឹកជញ្ជូន')).toEqual(['Green Transport Co., Ltd.']);
    expect(await found('សាលា ខណ្ឌ')).toEqual(['Khan Daun Penh']);
    expect(await found('greenTRANSPORT co')).toEqual(['Green Transport Co., Ltd.']);
  });

  it('narrows by kind, seat and the cities of a reader, and counts what fits', async () => {
    const found = async (filter: OrganisationFilter): Promise<[number, number]> => [
      (await reads.page('km', filter, { first: 10, after: null })).items.length,
      await reads.count(filter),
    ];
    const cities = await db.ownerSql<{ code: string; id: string }>('select code, id from cities');
    const idOf = (code: string): string => cities.find((city) => city.code === code)!.id;
    expect(await found({})).toEqual([6, 6]);
    expect(await found({ kind: 'INSTITUTION' })).toEqual([2, 2]);
    expect(await found({ city: 'phnom-penh' })).toEqual([3, 3]);
    expect(await found({ city: 'phnom-penh', kind: 'NGO' })).toEqual([0, 0]);
    expect(await found({ cityIds: [idOf('siem-reap'), idOf('battambang')] })).toEqual([2, 2]);
    expect(await found({ cityIds: [idOf('siem-reap')], city: 'battambang' })).toEqual([0, 0]);
    expect(await found({ cityIds: [] })).toEqual([0, 0]);
  });
});
