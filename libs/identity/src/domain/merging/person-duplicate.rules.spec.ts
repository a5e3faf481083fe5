import { comparePeople, type PersonLikeness } from './person-duplicate.rules.js';

/* Story: docs/stories/people-merging.md, "Who may be one". */

const person = (text: string, skeleton: string, more: Partial<PersonLikeness> = {}): PersonLikeness => ({
  name: { text, skeleton },
  email: null,
  phone: null,
  organisationIds: [],
  cityIds: [],
  ...more,
});
const OFFICE = {
  email: 'Office@tonle-guesthouse.example',
  phone: '+85512345678',
  organisationIds: ['o'],
  cityIds: ['c'],
};

describe('two people', () => {
  it.each([
    [
      'whose names have nothing in common, whatever else they share',
      person('Ly Chenda', 'l cnt', OFFICE),
      person('Sok Bopha', 'sk pp', OFFICE),
      0,
      [],
    ],
    ['of one name', person('Sok Dara', 'sk tr'), person('sok  dara', 'sk tr'), 65, ['SAME_NAME']],
    ['of one sound', person('សុខ ដារ៉ា', 'sk tr'), person('Sok Dara', 'sk tr'), 60, ['SAME_SOUND']],
    [
      'of one sound in another order',
      person('Dara Sokh', 'tr sk'),
      person('Sok Dara', 'sk tr'),
      60,
      ['SAME_SOUND'],
    ],
    ['of one short sound', person('Chim So', 'cm s'), person('Chum Sae', 'cm s'), 45, ['SAME_SOUND']],
    [
      'of one name and number',
      person('Sok Dara', 'sk tr', { phone: '1' }),
      person('Sok Dara', 'sk tr', { phone: '1' }),
      95,
      ['SAME_NAME', 'SAME_PHONE'],
    ],
    [
      'of one name and address, in two spellings',
      person('Sok Dara', 'sk tr', { email: 'A@b.c' }),
      person('Sok Dara', 'sk tr', { email: 'a@B.c' }),
      80,
      ['SAME_NAME', 'SAME_EMAIL'],
    ],
    [
      'of one name in two cities',
      person('Sok Dara', 'sk tr', { cityIds: ['a'] }),
      person('Sok Dara', 'sk tr', { cityIds: ['b'] }),
      60,
      ['SAME_NAME', 'OTHER_CITY'],
    ],
    ['of one name with two numbers', person('Dara 1', 'tr 1'), person('Dara 2', 'tr 2'), 0, []],
    [
      'who share everything',
      person('Sok Dara', 'sk tr', OFFICE),
      person('Sok Dara', 'sk tr', OFFICE),
      100,
      ['SAME_NAME', 'SAME_PHONE', 'SAME_EMAIL', 'SAME_ORGANISATION'],
    ],
  ])('%s', (_, a, b, score, reasons) => {
    expect(comparePeople(a, b)).toEqual({ score, reasons });
    expect(comparePeople(b, a).score).toBe(score);
  });
});
