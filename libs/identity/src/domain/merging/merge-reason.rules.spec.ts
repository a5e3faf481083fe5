import { mergeReasonOf } from './merge-reason.rules.js';

describe('a reason about people', () => {
  it.each([
    ['Mother and daughter.', 'Mother and daughter.'],
    ['  ម្ដាយ  និង\u200bកូន ', 'ម្ដាយ និង\u200bកូន'],
    ['x'.repeat(500), 'x'.repeat(500)],
  ])('is kept: %j', (typed, kept) => expect(mergeReasonOf(typed)).toBe(kept));

  it.each(['', '  \n ', '\u00ad\u200e\u200f', 'x'.repeat(501), `${'x'.repeat(499)}🙂`])(
    'is none: %j',
    (typed) => expect(mergeReasonOf(typed)).toBeNull(),
  );
});
