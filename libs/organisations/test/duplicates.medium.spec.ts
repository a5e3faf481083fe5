import { newId } from '#kernel';
import {
  compareOrganisations,
  DuplicateReads,
  MergeOrganisationsService,
  PROPOSED_FROM,
  soundedNames,
} from '#organisations';
import { createTestDatabase, type TestDatabase } from '#testing';
import { layOrganisations, type OrganisationsGrounds, said } from './organisations.builder.js';

/* Story: docs/stories/duplicates.md. */

const SAME: readonly (readonly [string, string])[] = [
  ['សុខ ដារ៉ា', 'Sok Dara'],
  ['ច័ន្ទ វណ្ណៈ', 'Chan Vannak'],
  ['ព្រំ ពិសិដ្ឋ', 'Prum Piseth'],
  ['ម៉ៅ សុវណ្ណារី', 'Mao Sovannary'],
  ['អ៊ឹម សេរីវុឌ្ឍ', 'Im Sereyvuth'],
  ['ទូច រតនា', 'Touch Ratana'],
  ['ហេង វិច្ឆិកា', 'Heng Vicheka'],
  ['ប្រាក់ វណ្ណៈ', 'Prak Vannak'],
  ['ទេព វិសាល', 'Tep Visal'],
  ['អ៊ុក សម្បត្តិ', 'Ouk Sambath'],
  ['ឈឹម រដ្ឋា', 'Chhim Rotha'],
  ['សូម៉ាគ្រុប', 'Soma Group'],
  ['ហ៊ុន សុភ័ក្ត្រ', 'Hun Sopheak'],
  ['អង្គការ សុវណ្ណភូមិ', 'Suvannaphum'],
  ['ក្រុមហ៊ុន វឌ្ឍនា', 'Vathana Co., Ltd.'],
  ['Sok Dara', 'Sokh Darah'],
  ['Chan Sreymom', 'Chann Sreymum'],
  ['Green Remork Co., Ltd.', 'The Green Remork Company'],
  ['Lotus Angkor Hotel', 'Lotus Angkor Hotels'],
  ['Lotus Angkor Hotel', 'LOTUS  ANGKOR hotel'],
  ['Battambang Rice Growers', 'Battambang Rice Grower'],
  ['Siem Reap Artisans Association', 'Siemreap Artisans Association'],
  ['Clean Water Cambodia', 'Cambodia Clean Water'],
  ['Khmer Digital Skills', 'Khmer Digital Skils'],
  ['Angkor Tour Guides', 'Angkor Tour Guide'],
  ['អង្គការទឹកស្អាត', 'ទឹកស្អាត'],
  ['បណ្តុះបណ្តាលអង្គរ', 'បណ្ដុះបណ្ដាលអង្គរ'],
  ['សហគមន៍ តម្បាញ ក្រមា', 'សហគមន៍តម្បាញក្រមា'],
  ['សមាគមមគ្គុទ្ទេសក៍អង្គរ', 'សមាគមមគ្គុទេសក៍អង្គរ'],
  ['មជ្ឈមណ្ឌលជំនាញអង្គរ', 'មជ្ឈមណ្ឌល​ជំនាញ​អង្គរ'],
];

const NOT_SAME: readonly (readonly [string, string])[] = [
  ['សុខ ដារ៉ា', 'Sok Bopha'],
  ['សុខ ដារ៉ា', 'Chan Dara'],
  ['ម៉ៅ សុវណ្ណារី', 'Mao Sothea'],
  ['Heng Vicheka', 'Heng Vichet'],
  ['Tep Visal', 'Tep Sovann'],
  ['Ministry of Tourism', 'Ministry of Environment'],
  ['Ministry of Planning', 'Ministry of Justice'],
  ['ក្រសួងទេសចរណ៍', 'ក្រសួងបរិស្ថាន'],
  ['រដ្ឋបាលក្រុងសៀមរាប', 'រដ្ឋបាលក្រុងបាត់ដំបង'],
  ['Siem Reap Municipal Administration', 'Siem Reap Provincial Administration'],
  ['Sangkat Wat Chas', 'Sangkat Spean Thmei'],
  ['School 1', 'School 2'],
  ['សាលា ១', 'សាលា ២'],
  ['Tonle Training Centre 2', 'Tonle Training Centre 3'],
  ['Green Remork', 'Green Wheels'],
  ['Lotus Angkor Hotel', 'Angkor Skills Centre'],
  ['Lotus Angkor Hotel', 'Lotus Cambodia Bank'],
  ['Rumduol Bank', 'Rumduol Microfinance'],
  ['Clean Lanes Cambodia', 'Clean Capital Services'],
  ['Angkor Tour Guides', 'Angkor Hospitality'],
  ['Urban Women Association', 'Urban Youth Association'],
  ['Mekong Cable', 'Mekong Solar'],
  ['Dambang Solar', 'Dambang Rice'],
  ['Sra Data', 'Plov App'],
  ['Kravan Crafts', 'Krama Weavers'],
  ['សហគមន៍តម្បាញក្រមា', 'សហគមន៍ទេសចរណ៍ត្រពាំងឈូក'],
  ['វិទ្យាស្ថានទន្លេ', 'វិទ្យាស្ថានភ្នំ'],
  ['ធនាគាររំដួល', 'ធនាគារផ្កាឈូក'],
  ['Friends of the Sangker River', 'Phsar Nath Vendors'],
  ['Open Data Phnom Penh', 'Open Space Phnom Penh'],
];

let db: TestDatabase;
let grounds: OrganisationsGrounds;

beforeAll(async () => {
  db = await createTestDatabase();
  grounds = await layOrganisations(db);
});
afterAll(async () => {
  await grounds.close();
  await db.drop();
});

async function proposed(pairs: typeof SAME): Promise<boolean[]> {
  const rows = await db.ownerSql<{ a: string; b: string; sa: string; sb: string }>(
    `select p->>0 as a, p->>1 as b, organisation_skeleton(p->>0) as sa, organisation_skeleton(p->>1) as sb
     from jsonb_array_elements($1::jsonb) with ordinality as e (p, n) order by n`,
    [JSON.stringify(pairs)],
  );
  return rows.map(({ a, b, sa, sb }) => {
    const likeness = (text: string, skeleton: string) => ({
      names: soundedNames({ km: text, en: text }, { km: skeleton, en: skeleton }),
      kind: 'NGO',
      cityId: null,
      website: null,
    });
    return compareOrganisations(likeness(a, sa), likeness(b, sb)).score >= PROPOSED_FROM;
  });
}

describe('the skeleton of a name', () => {
  it.each([
    ['សុខ ដារ៉ា', 'sk tr'],
    ['SOKH DARA', 'sk tr'],
    ['ច័ន្ទ វណ្ណៈ', 'cn vnk'],
    ['ព្រំ ពិសិដ្ឋ', 'prm pst'],
    ['ឫទ្ធី', 'rt'],
    ['Green Remork Co., Ltd.', 'krn rmrk'],
    ['The Green Remork Company', 'krn rmrk'],
    ['Co., Ltd.', 'k lt'],
    ['12345', '12345'],
    ['', ''],
  ])('%j sounds %j', async (name, skeleton) => {
    expect(await db.ownerSql('select organisation_skeleton($1) as s', [name])).toEqual([{ s: skeleton }]);
  });
});

describe('the table of pairs', () => {
  it('proposes at least 28 of 30 that are the same', async () => {
    const found = await proposed(SAME);
    const missed = SAME.filter((_, at) => !found[at]);
    expect({ missed, enough: found.filter(Boolean).length >= 28 }).toMatchObject({ enough: true });
  });

  it('proposes at most 2 of 30 that are not', async () => {
    const found = await proposed(NOT_SAME);
    const wrong = NOT_SAME.filter((_, at) => found[at]);
    expect({ wrong, few: wrong.length <= 2 }).toMatchObject({ few: true });
  });
});

describe('pairs of organisations', () => {
  it('are proposed until somebody tells them apart, and never merged', async () => {
    const id = newId();
    await db.ownerSql(
      `insert into organisations (id, kind, sub_kind_id, city_id, name_km, name_en, folded_km, folded_en)
       select $1, kind, sub_kind_id, city_id, 'ឡូតុស អង្គរ', 'Lotus Angkor Hotels', 'x', 'lotus angkor hotels' from organisations where id = $2`,
      [id, grounds.lotus],
    );
    const reads = grounds.app.get(DuplicateReads);
    const [pair] = await reads.pairs(grounds.sovannary, 50);
    expect(new Set([pair!.aId, pair!.bId])).toEqual(new Set([grounds.lotus, id]));
    expect(pair!.reasons).toEqual(expect.arrayContaining(['SIMILAR_NAME', 'SAME_CITY']));
    const service = grounds.app.get(MergeOrganisationsService);
    const both = { fromId: id, intoId: grounds.lotus };
    expect(said(await service.tellApart(grounds.sovannary, both, `${'x'.repeat(999)}🙂`))).toBe(
      'REASON_TOO_LONG',
    );
    expect(said(await service.tellApart(grounds.sovannary, both, 'Two houses.'))).toBe('OK');
    expect(said(await service.tellApart(grounds.sovannary, both, 'Two houses.'))).toBe('TOLD_APART_ALREADY');
    expect(await reads.pairs(grounds.sovannary, 50)).toEqual([]);
    expect(
      await db.ownerSql(`select reason from audit_rows where action = 'organisations.tell-apart'`),
    ).toEqual([{ reason: 'Two houses.' }]);
  });
});
