/* Story: docs/stories/locale.md. What is folded in SQL is what is folded in the code, whatever was typed. */
import fc from 'fast-check';
import { foldText } from '#kernel';
import { createTestDatabase, type TestDatabase, times } from '#testing';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

const khmer = fc.integer({ min: 0x1780, max: 0x17ea }).map((code) => String.fromCharCode(code));
const other = fc.constantFrom(..."\u17d2\u17d2\u17d2\u178a\u179a \u200b\u200d\tAbZé0@-.'");
const typed = fc
  .array(fc.oneof({ weight: 3, arbitrary: khmer }, other), { maxLength: 24 })
  .map((characters) => characters.join(''));

describe('fold_text', () => {
  it('folds as foldText does', async () => {
    const texts = fc.sample(typed, times(2_000, 50_000));
    const rows = await db.ownerSql<{ typed: string; folded: string }>(
      'select typed, fold_text(typed) as folded from unnest($1::text[]) typed',
      [texts],
    );

    expect(rows.filter((row) => row.folded !== foldText(row.typed))).toEqual([]);
    expect(rows).toHaveLength(texts.length);
  });
});
