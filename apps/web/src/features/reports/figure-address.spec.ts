import { describe, expect, it } from 'vitest';
import { figureAddress } from './figure-address';

describe('the rows of a figure', () => {
  it.each([
    ['attended', 'measure=ATTENDED'],
    ['accepted.usd@siem-reap', 'measure=ACCEPTED&unit=USD&city=siem-reap'],
    ['pledged.trainer-day', 'measure=PLEDGED&unit=trainer-day'],
    [
      'registered@area:quality-environment@sector:water@kind:private-sector',
      'measure=REGISTERED&focusArea=quality-environment&sector=water&kind=PRIVATE_SECTOR',
    ],
  ])('of %s are at %s', (key, query) => {
    expect(figureAddress('km', key)).toBe(`/km/overview/rows?${query}`);
  });
});
