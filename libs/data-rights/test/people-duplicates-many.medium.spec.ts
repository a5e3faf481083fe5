/* Story: docs/stories/people-merging.md, "As many as there are". What is asserted are rows that are looked at, not time. */
import type { INestApplicationContext } from '@nestjs/common';
import { ComparePeople, likeliestPairs, likelyPairs, PersonDuplicates } from '#identity';
import { rowsLookedAt, type TestDatabase } from '#testing';
import { MergingStory } from './merging.builder.js';
import { closeStory, composeRights, tellStory } from './rights.builder.js';

const PEOPLE = 20_000;
const COLLEAGUES = 3_000;
const PAIRS = 50_000;
let db: TestDatabase;
let app: INestApplicationContext;
let worker: INestApplicationContext;
let story: MergingStory;

beforeAll(async () => {
  ({ db, app, story } = await tellStory(MergingStory));
  worker = await composeRights(db, 'samaki_worker');
  await layManyPeople();
}, 120_000);
afterAll(() => closeStory(db, app, worker));

/** Twenty people of each of 1,000 names, all compared already. */
async function layManyPeople(): Promise<void> {
  await db.ownerSql(
    `insert into people (id, full_name, email, locale, match_key)
     select gen_random_uuid(), f || ' ' || g, 'p' || n || '@many.example', 'km', 'p' || n
     from (select n, (array['Sok','Chan','Keo','Lim','Kim','Chea','Heng','Seng','Pich','Nget','Mao','Ouk','Tep','Chhim','Prak','Nhem','Sar','Meas','Nuon','Hun','Sam','Yin','Ros','Sim','Van'])[1 + n % 25] as f,
       (array['Dara','Sophea','Vannak','Sreymom','Chenda','Rotha','Vichet','Somaly','Pisey','Bunthoeun'])[1 + n / 25 % 10] || (array['','rith','mony','phal'])[1 + n / 250 % 4] as g
       from generate_series(0, ${PEOPLE - 1}) n) named`,
  );
  await db.ownerSql(
    `insert into person_sounds (person_id, full_name, skeleton, sound)
     select p.id, p.full_name, k.s, coalesce((select string_agg(w, ' ' order by w) from unnest(string_to_array(k.s, ' ')) w), '')
     from people p, lateral (select name_skeleton(p.full_name) as s offset 0) k where p.email like 'p%@many.example'`,
  );
  await db.ownerSql(
    `insert into memberships (organisation_id, person_id)
     select $1, id from people where email like 'p%@many.example' order by match_key limit ${COLLEAGUES}`,
    [story.id('Tonle Guesthouse')],
  );
  await db.ownerSql(
    `insert into person_pairs (low_id, high_id, score, reasons)
     select a.person_id, b.person_id, 65, '{SAME_NAME}' from person_sounds a join person_sounds b on b.full_name = a.full_name and a.person_id < b.person_id
     limit ${PAIRS}`,
  );
  await db.ownerSql('delete from people_to_compare');
  await db.ownerSql('analyze');
}

const pairsOf = (id: string) =>
  db.ownerSql<{ score: number; reasons: string[] }>(
    'select score, reasons from person_pairs where low_id = $1 or high_id = $1 order by score desc',
    [id],
  );

describe('pairs among many', () => {
  it('are read from the top, however many there are', async () => {
    expect(await rowsLookedAt(db, likeliestPairs(50))).toBeLessThan(1_000);
    expect(await app.get(PersonDuplicates).pairs(50)).toHaveLength(50);
  });

  it('begin with the surest, which came a moment ago', async () => {
    await story.add('Zzyva Qorlam', '+855 17 999 888');
    await story.add('Qorlam Zzyva', '+855 17 999 888');
    const [first] = await app.get(PersonDuplicates).pairs(50);

    expect(first).toMatchObject({ score: 90, reasons: ['SAME_SOUND', 'SAME_PHONE'] });
    expect([first!.aId, first!.bId].toSorted()).toEqual(
      [story.id('Zzyva Qorlam'), story.id('Qorlam Zzyva')].toSorted(),
    );
    expect(await db.ownerSql('select from people_to_compare')).toEqual([]);
  });

  it('hold five of those who have the sound alone in common', async () => {
    await story.add('Sok Dara', '+855 16 700 700');
    expect(await worker.get(ComparePeople).round(100)).toBe(1);

    const pairs = await pairsOf(story.id('Sok Dara'));
    expect(pairs).toEqual(Array.from({ length: 5 }, () => ({ score: 65, reasons: ['SAME_NAME'] })));
    expect(await rowsLookedAt(db, likelyPairs([story.id('Sok Dara')]))).toBeLessThan(3_000);
  });

  it('hold every colleague of the name in an organisation of three thousand', async () => {
    const id = story.id('Sok Dara');
    await db.ownerSql('insert into memberships (organisation_id, person_id) values ($1, $2)', [
      story.id('Tonle Guesthouse'),
      id,
    ]);
    const [colleagues] = await db.ownerSql<{ n: number }>(
      `select count(*)::int as n from people p join memberships m on m.person_id = p.id where p.full_name = 'Sok Dara' and p.id <> $1`,
      [id],
    );
    expect(await worker.get(ComparePeople).round(100)).toBe(1);

    const pairs = await pairsOf(id);
    expect(colleagues!.n).toBeGreaterThan(2);
    expect(pairs.filter(({ reasons }) => reasons.join(' ') === 'SAME_NAME SAME_ORGANISATION')).toHaveLength(
      colleagues!.n,
    );
    expect(pairs.length).toBeLessThanOrEqual(55);
  });

  it('are compared by one at a time: two who are new see each other', async () => {
    await story.add('Brand Newlyx', '+855 16 800 800');
    await story.add('Newlyx Brand', '+855 16 800 800');
    const taken = await Promise.all([
      worker.get(ComparePeople).slice(1, 'OLDEST'),
      app.get(ComparePeople).slice(1, 'NEWEST'),
    ]);
    await worker.get(ComparePeople).round(100);

    expect(taken.every((count) => count <= 1)).toBe(true);
    expect(await pairsOf(story.id('Brand Newlyx'))).toMatchObject([{ score: 90 }]);
  });
});
