/* Story: docs/stories/approvals.md, *Left lying*: public holidays are data that an operator keeps. */
import { createTestDatabase, type TestDatabase } from '#testing';
import { bringUpToDate } from '../../apps/cli/src/verbs/bring-up-to-date.js';
import {
  holidaysAddVerb,
  holidaysListVerb,
  holidaysRemoveVerb,
} from '../../apps/cli/src/verbs/holidays.verbs.js';
import { UsageError, type Verb } from '../../apps/cli/src/verb.js';

const WATER_FESTIVAL = ['2026-11-23', 'បុណ្យអុំទូក', 'Water Festival'];
const before = process.env['DATABASE_URL'];
let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
  process.env['DATABASE_URL'] = db.url;
});
afterAll(async () => {
  if (before === undefined) delete process.env['DATABASE_URL'];
  else process.env['DATABASE_URL'] = before;
  await db.drop();
});

async function say(verb: Verb, ...args: readonly string[]): Promise<[number, string]> {
  const said: string[] = [];
  const voice = {
    json: false,
    say: () => undefined,
    answer: (_outcome: object, sentence: string) => void said.push(sentence),
  };
  return [await verb.run(args, voice), said.join('\n')];
}

const held = async (): Promise<string[]> =>
  (
    await db.ownerSql<{ day: string }>(
      `select held_on::text as day from public_holidays where extract(year from held_on) = 2026 order by 1`,
    )
  ).map(({ day }) => day);

const FIXED = '01-01 01-07 03-08 05-01 05-14 06-18 09-24 10-15 10-29 11-09'
  .split(' ')
  .map((day) => `2026-${day}`);

it('has those that fall on the same date each year from the start, and keeps what an operator wrote', async () => {
  await bringUpToDate(db.url);
  expect(await held()).toEqual(FIXED);

  await say(holidaysAddVerb, '2026-11-09', 'ឯករាជ្យ', 'Independence');
  await bringUpToDate(db.url);

  expect((await say(holidaysListVerb, '2026'))[1].split('\n').at(-1)).toBe(
    '  2026-11-09  ឯករាជ្យ / Independence',
  );
});

it('takes what follows the moon from the operator, and lets it go again', async () => {
  expect(await say(holidaysAddVerb, ...WATER_FESTIVAL)).toEqual([
    0,
    'Kept:\n  2026-11-23  បុណ្យអុំទូក / Water Festival',
  ]);
  expect(await held()).toEqual([...FIXED, '2026-11-23']);

  expect(await say(holidaysRemoveVerb, '2026-11-23')).toEqual([
    0,
    'Removed:\n  2026-11-23  បុណ្យអុំទូក / Water Festival',
  ]);
  expect(await say(holidaysRemoveVerb, '2026-11-23')).toEqual([1, '2026-11-23 is no public holiday.']);
  expect(await held()).toEqual(FIXED);
});

it.each([
  ['no day', holidaysAddVerb, ['2026-02-30', 'ក', 'x']],
  ['a day of another form', holidaysAddVerb, ['23 November', 'ក', 'x']],
  ['a name that is missing', holidaysAddVerb, ['2026-11-23', 'ក']],
  ['a name that is nothing', holidaysAddVerb, ['2026-11-23', ' ', 'x']],
  ['a name that is too long', holidaysAddVerb, ['2026-11-23', 'ក', 'x'.repeat(121)]],
  ['words without quotation marks', holidaysAddVerb, [...WATER_FESTIVAL, 'day']],
  ['nothing to remove', holidaysRemoveVerb, []],
  ['a year of another form', holidaysListVerb, ['26']],
])('says how it is written, and writes nothing: %s', async (_what, verb, args) => {
  await expect(say(verb, ...args)).rejects.toThrow(UsageError);
  expect(await held()).toEqual(FIXED);
});
