/* Story: docs/stories/people-merging.md, "The survivor corrects themselves". */
import type { INestApplicationContext } from '@nestjs/common';
import { ChangeContactService, CorrectDetailsService } from '#data-rights';
import { deriveCode } from '#identity';
import { TEST_SECRET, type TestDatabase } from '#testing';
import { MergingStory, said } from './merging.builder.js';
import { asPerson, closeStory, tellStory } from './rights.builder.js';

let db: TestDatabase;
let app: INestApplicationContext;
let story: MergingStory;

beforeAll(async () => {
  ({ db, app, story } = await tellStory(MergingStory));
});
afterAll(() => closeStory(db, app));

const corrects = async (personId: string, fullName: string): Promise<string> =>
  said(await app.get(CorrectDetailsService).correct(asPerson(personId), { fullName, locale: 'km' }));
const keyOf = (id: string): Promise<unknown> =>
  db.ownerSql('select full_name, email, locale, match_key from people where id = $1', [id]);

it('takes the spelling of the record that was theirs, and is found by it', async () => {
  const [into, from] = [story.id('Kong Vichet'), await story.add('Kong Vicheth', 'vichet@remork.example')];
  expect(await corrects(into, 'Kong Vicheth')).toBe('PERSON_EXISTS');
  expect(await story.merge({ fromId: from, intoId: into })).toBe('OK');

  expect(await corrects(into, 'Kong Vicheth')).toBe('OK');

  expect(await keyOf(into)).toEqual([
    {
      full_name: 'Kong Vicheth',
      email: 'vichet@remork.example',
      locale: 'km',
      match_key: 'vichet@remork.example kongvicheth',
    },
  ]);
  expect(await db.ownerSql('select match_key from people where id = $1', [from])).toEqual([
    { match_key: `merged ${from}` },
  ]);
  expect(await story.undo()).toBe('OK');
});

it('changes the language after the other’s address was taken over', async () => {
  const into = await story.add('Touch Dara', '+855 17 444 555');
  const from = await story.add('Touch Dara', 'touch@x.example');
  expect(await story.merge({ fromId: from, intoId: into })).toBe('OK');

  expect(await corrects(into, 'Touch Dara')).toBe('OK');

  expect(await keyOf(into)).toEqual([
    { full_name: 'Touch Dara', email: 'touch@x.example', locale: 'km', match_key: '+85517444555 touchdara' },
  ]);
});

it('moves to the address that the other record was known by', async () => {
  const into = await story.add('Nhem Bopha', 'bopha@old.example');
  const from = await story.add('Nhem Bopha', 'bopha@new.example');
  expect(await story.merge({ fromId: from, intoId: into })).toBe('OK');
  expect(said(await app.get(ChangeContactService).ask(asPerson(into), 'bopha@new.example'))).toBe('OK');
  const [change] = await db.ownerSql<{ id: string }>('select id from contact_changes where person_id = $1', [
    into,
  ]);

  const confirmed = await app
    .get(ChangeContactService)
    .confirm(asPerson(into), deriveCode(TEST_SECRET, change!.id));

  expect(said(confirmed)).toBe('OK');
  expect(await keyOf(into)).toEqual([
    {
      full_name: 'Nhem Bopha',
      email: 'bopha@new.example',
      locale: 'en',
      match_key: 'bopha@new.example nhembopha',
    },
  ]);
});
