import { describe, expect, it } from '@jest/globals';
import { destination } from './travel.rules.js';

const clock = { now: Date.parse('2027-01-31T00:00:00Z'), offset: 60_000 };

describe('destination', () => {
  it.each([
    ['now', 0],
    ['1d', 86_460_000],
    ['-2h30m', 60_000 - 9_000_000],
    ['+1w', 604_860_000],
    ['2027-02-01', 86_400_000],
    ['2027-02-01T07:00+07:00', 86_400_000],
  ])('reads %s as %d ms from real time', (text, expected) => {
    expect(destination(text, clock)).toBe(expected);
  });

  it.each(['', '1', 'd', '1y', 'tomorrow', '2027-02-30T00:00', '2027-13-01', '1d 2h'])(
    'refuses %j',
    (text) => {
      expect(destination(text, clock)).toBeUndefined();
    },
  );
});
