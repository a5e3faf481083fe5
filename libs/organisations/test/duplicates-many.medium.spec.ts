/* Story: docs/stories/duplicates.md, "As many as there are". What is asserted are rows that are looked at, not time. */
import { newId } from '#kernel';
import { CompareOrganisations, DuplicateReads, likeliestPairs } from '#organisations';
import { createTestDatabase, rowsLookedAt, type TestDatabase } from '#testing';
import { layOrganisations, type OrganisationsGrounds } from './organisations.builder.js';

const ORGANISATIONS = 5_000;
const PAIRS = 50_000;
let db: TestDatabase;
let grounds: OrganisationsGrounds;

beforeAll(async () => {
  db = await createTestDatabase();
  grounds = await layOrganisations(db);
  await layManyOrganisations();
}, 120_000);
afterAll(async () => {
  await grounds?.close();
  await db?.drop();
});

/** Names of 10 by 20 by 25 words, all compared already. */
async function layManyOrganisations(): Promise<void> {
  await db.ownerSql(
    `insert into organisations (id, kind, sub_kind_id, city_id, name_km, name_en, folded_km, folded_en)
     select gen_random_uuid(), l.kind, l.sub_kind_id, l.city_id, 'អង្គភាព ' || n, name, 'អង្គភាព ' || n, lower(name)
     from organisations l, (select n,
       (array['Angkor','Lotus','Mekong','Tonle','Rumduol','Apsara','Bayon','Khmer','Golden','Royal'])[1 + n % 10] || ' ' ||
       (array['Star','River','Temple','Garden','Palm','Green','Solar','Data','Water','Craft','Silk','Rice','Village','City','Bridge','Market','Forest','Lake','Hill','Gate'])[1 + n / 10 % 20] || ' ' ||
       (array['Hotel','Travel','Bank','Foundation','Association','School','University','Clinic','Transport','Logistics','Construction','Energy','Software','Media','Insurance','Restaurant','Guesthouse','Cooperative','Institute','Development','Trading','Agriculture','Recycling','Security','Consulting'])[1 + n / 200 % 25] as name
       from generate_series(0, ${ORGANISATIONS - 1}) n) named
     where l.id = $1`,
    [grounds.lotus],
  );
  await db.ownerSql(
    `insert into organisation_pairs (low_id, high_id, score, reasons)
     select a.id, b.id, 65, '{SIMILAR_NAME}' from organisations a join organisations b
       on split_part(b.name_en, ' ', 1) = split_part(a.name_en, ' ', 1) and a.id < b.id
     limit ${PAIRS}`,
  );
  await db.ownerSql('delete from organisations_to_compare');
  await db.ownerSql('analyze');
}

const add = async (name: string): Promise<string> => {
  const id = newId();
  await db.ownerSql(
    `insert into organisations (id, kind, sub_kind_id, city_id, name_km, name_en, folded_km, folded_en)
     select $1, kind, sub_kind_id, city_id, $2, $2, lower($2), lower($2) from organisations where id = $3`,
    [id, name, grounds.lotus],
  );
  return id;
};

describe('pairs among many', () => {
  it('are read from the top, however many there are', async () => {
    expect(await rowsLookedAt(db, likeliestPairs(50))).toBeLessThan(1_000);
    expect(await grounds.app.get(DuplicateReads).pairs(grounds.sovannary, 50)).toHaveLength(50);
  });

  it('begin with the surest, which came a moment ago, and follow a change', async () => {
    const reads = grounds.app.get(DuplicateReads);
    const both = [await add('Green Remork Co., Ltd.'), await add('The Green Remork Company')];
    const [first] = await reads.pairs(grounds.sovannary, 50);

    expect(first).toMatchObject({ score: 67, reasons: ['SAME_SOUND', 'SAME_CITY'] });
    expect([first!.aId, first!.bId]).toEqual(both.toSorted());
    expect(await db.ownerSql('select from organisations_to_compare')).toEqual([]);

    await db.ownerSql(
      `update organisations set name_km = 'Blue Tuktuk', name_en = 'Blue Tuktuk' where id = $1`,
      [both[1]],
    );
    expect((await reads.pairs(grounds.sovannary, 1))[0]!.score).toBe(65);
    expect(
      await db.ownerSql('select from organisation_pairs where low_id = any($1) and high_id = any($1)', [
        both,
      ]),
    ).toEqual([]);
  });

  it('are compared by the worker, each once, whatever waits', async () => {
    await db.ownerSql(`insert into organisations_to_compare (organisation_id)
      select id from organisations order by name_en limit 120`);
    const comparing = grounds.app.get(CompareOrganisations);

    expect(await comparing.round(1_000)).toBe(120);
    expect(await comparing.round(1_000)).toBe(0);
  });

  it('wait while somebody else compares: of two at the same time neither would see the other', async () => {
    const comparing = grounds.app.get(CompareOrganisations);
    await add('Mekong Lantern House');
    await grounds.unitOfWork.run(async (tx) => {
      await tx.sql({
        text: `select pg_advisory_xact_lock(hashtext('organisations.compare-organisations'))`,
        values: [],
      });
      expect(await comparing.slice(10, 'NEWEST')).toBe(0);
    });
    expect(await comparing.slice(10, 'NEWEST')).toBe(1);
  });
});
