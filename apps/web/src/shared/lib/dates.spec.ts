import { describe, expect, it } from 'vitest';
import { clockRange, dayAndClock, isoDay, longDate, shortDate, weekName } from './dates';

const start = '2026-12-08T06:30:00.000Z';
const zone = 'Asia/Phnom_Penh';

describe('dates', () => {
  it('read as people of the programme read them', () => {
    expect(longDate('km', start, zone)).toBe('ថ្ងៃអង្គារ ទី8 ខែធ្នូ ឆ្នាំ2026');
    expect(longDate('en', start, zone)).toBe('Tuesday 8 December 2026');
    expect(shortDate('km', start, zone)).toBe('អង្គារ 8 ធ្នូ 2026');
    expect(dayAndClock('km', start, zone)).toBe('ថ្ងៃអង្គារ 8 ធ្នូ ម៉ោង 13:30');
    expect(dayAndClock('en', start, zone)).toBe('Tuesday 8 December, 13:30');
    expect(clockRange(start, '2026-12-08T10:00:00.000Z', zone)).toBe('13:30–17:00');
  });

  it('belong to the day of the place, not of Greenwich', () => {
    expect(isoDay('2026-12-07T17:30:00.000Z', zone)).toBe('2026-12-08');
  });

  it('name a week by its first and last day, and a foreign year', () => {
    expect(weekName('en', '2026-12-07', 2026)).toBe('7 to 13 December');
    expect(weekName('km', '2026-11-30', 2026)).toBe('30 វិច្ឆិកា ដល់ 6 ធ្នូ');
    expect(weekName('en', '2026-12-28', 2026)).toBe('28 December to 3 January 2027');
  });
});
