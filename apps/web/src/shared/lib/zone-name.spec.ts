import { afterEach, describe, expect, it, vi } from 'vitest';
import { zoneName } from './zone-name';

describe('the name of a time zone', () => {
  afterEach(() => vi.restoreAllMocks());

  it.each([
    ['Asia/Phnom_Penh', 'Cambodia Time', 'ម៉ោង\u200bនៅ\u200bកម្ពុជា'],
    ['Asia/Bangkok', 'Thailand Time', 'ម៉ោង\u200bនៅ\u200bថៃ'],
    ['Asia/Jakarta', 'Jakarta Time', 'ម៉ោង\u200bនៅ\u200bហ្សាការតា'],
    ['America/New_York', 'New York Time', 'ម៉ោង\u200bនៅ\u200bញូវយ៉ក'],
    ['Europe/Paris', 'France Time', 'ម៉ោង\u200bនៅ\u200bបារាំង'],
    ['UTC', 'GMT+0', 'ម៉ោង\u200bសកល +0'],
    ['Etc/GMT-7', 'GMT+7', 'ម៉ោង\u200bសកល +7'],
  ])('of %s is for people', (zone, en, km) => {
    expect([zoneName('en', zone), zoneName('km', zone)]).toEqual([en, km]);
  });

  it('is the offset where a browser knows no Khmer', () => {
    vi.spyOn(Intl.DateTimeFormat, 'supportedLocalesOf').mockReturnValue([]);
    expect(zoneName('km', 'Asia/Phnom_Penh')).toBe('GMT+7');
  });
});
