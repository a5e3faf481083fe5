/* Story: docs/stories/people-merging.md, "Who may be one". */
import type { INestApplicationContext } from '@nestjs/common';
import { ComparePeople, MergePeopleService, PersonDuplicates, PersonMergeReads } from '#identity';
import type { TestDatabase } from '#testing';
import { MergingStory, OTHER, said, SREYMOM } from './merging.builder.js';
import { asPerson, closeStory, tellStory } from './rights.builder.js';

let db: TestDatabase;
let app: INestApplicationContext;
let story: MergingStory;

beforeEach(async () => {
  ({ db, app, story } = await tellStory(MergingStory));
});
afterEach(() => closeStory(db, app));

/** Pairs in words once all are compared: both names in order, the points, why. */
async function pairs(): Promise<string[]> {
  await app.get(ComparePeople).round(100);
  const found = await app.get(PersonDuplicates).pairs(50);
  const names = await db.ownerSql<{ id: string; name: string }>('select id, full_name as name from people');
  const nameOf = (id: string): string => names.find((row) => row.id === id)!.name;
  return found.map(
    ({ aId, bId, score, reasons }) =>
      `${[nameOf(aId), nameOf(bId)].toSorted().join(' = ')}: ${score} ${reasons.join(' ')}`,
  );
}

async function add(name: string, contact: string): Promise<string> {
  await story.add(name, contact);
  return story.id(name);
}

describe('people who may be one', () => {
  it('are found across scripts, contacts and organisations, and colleagues with one address are not', async () => {
    await add('Kong Vicheth', 'vichet@remork.example');
    await add('Sok Dara', '+855 16 111 222');
    await add('Dara Sokh', '+855 16 111 222');
    await add('Chim So', '+855 16 111 333');
    await add('Chum Sae', '+855 16 111 444');
    expect(await pairs()).toEqual([
      'Dara Sokh = Sok Dara: 90 SAME_SOUND SAME_PHONE',
      `Chan Sreymom = ${OTHER}: 80 SAME_SOUND SAME_ORGANISATION`,
      'Kong Vichet = Kong Vicheth: 75 SAME_SOUND SAME_EMAIL',
    ]);
  });

  it('are found under one name, and a little less in two cities', async () => {
    await story.add('Sok Bopha', 'bopha@one.example');
    const one = story.id('Sok Bopha');
    await story.add('Sok Bopha', 'bopha@two.example');
    const two = story.id('Sok Bopha');
    expect(await pairs()).toContain('Sok Bopha = Sok Bopha: 65 SAME_NAME');
    await db.ownerSql(
      `with city as (insert into cities (id, code, country_code, name_km, name_en, time_zone)
         values (gen_random_uuid(), 'battambang', 'KH', 'បាត់ដំបង', 'Battambang', 'Asia/Phnom_Penh') returning id),
       org as (insert into organisations (id, kind, sub_kind_id, city_id, name_km, name_en, folded_km, folded_en)
         select gen_random_uuid(), kind, sub_kind_id, city.id, 'ខ', 'B', 'ខ', 'b' from organisations, city limit 1 returning id)
       insert into memberships (organisation_id, person_id) select id, $1::uuid from org
       union all select $3::uuid, $2::uuid`,
      [one, two, story.id('Tonle Guesthouse')],
    );
    expect(await pairs()).toContain('Sok Bopha = Sok Bopha: 60 SAME_NAME OTHER_CITY');
  });

  it('are heard again when a name is corrected', async () => {
    await add('Nobody Alike', '+855 16 111 555');
    await add('Prum Piseth', '+855 16 111 666');
    expect(await pairs()).toHaveLength(1);
    await db.ownerSql(`update people set full_name = 'ព្រំ ពិសិដ្ឋ' where id = $1`, [story.id('Nobody Alike')]);
    expect(await pairs()).toContain('Prum Piseth = ព្រំ ពិសិដ្ឋ: 60 SAME_SOUND');
  });

  it('are told apart with a reason, and not proposed again', async () => {
    const service = app.get(MergePeopleService);
    expect(said(await service.tellApart(story.sovannary, story.pair, ' '))).toBe('MERGE_REASON_MISSING');
    expect(await db.ownerSql('select 1 from told_apart')).toEqual([]);
    expect(said(await service.tellApart(story.sovannary, story.pair, 'Mother and daughter.'))).toBe('OK');
    expect(said(await service.tellApart(story.sovannary, story.pair, 'Again.'))).toBe('PEOPLE_TOLD_APART');
    expect(await pairs()).toEqual([]);
    const [row] = await db.ownerSql<{ reason: string }>(
      `select reason from audit_rows where action = 'identity.tell-apart'`,
    );
    expect(row!.reason).toMatch(/^sealed:[0-9a-f]{64}$/);
    expect(await db.ownerSql('select value from sealed_values')).toEqual([{ value: 'Mother and daughter.' }]);
  });

  it('are no pair any more once they are one, nor when one was erased', async () => {
    expect(await pairs()).toHaveLength(1);
    expect(await story.merge()).toBe('OK');
    expect(await pairs()).toEqual([]);
    const [merge] = await app.get(PersonMergeReads).latest(story.sovannary);
    expect(merge).toMatchObject({
      fromId: story.id(OTHER),
      intoId: story.id(SREYMOM),
      mergedByName: 'Mao Sovannary',
      isOpen: true,
    });
    expect(await app.get(PersonMergeReads).latest(asPerson(story.id(SREYMOM)))).toEqual([]);
  });
});
