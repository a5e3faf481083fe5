import { formatDate, formatDayMonth, formatTime, formatWeekday, khmerDigits } from './format.js';

const instant = new Date('2026-12-08T06:30:00Z');
const PHNOM_PENH = 'Asia/Phnom_Penh';

describe('dates as people read them', () => {
  it('are said in the order of each language, in the zone of the session', () => {
    expect(formatDate('en', instant, PHNOM_PENH)).toBe('Tuesday 8 December 2026');
    expect(formatDate('km', instant, PHNOM_PENH)).toBe('ថ្ងៃអង្គារ ទី8 ខែធ្នូ ឆ្នាំ2026');
    expect(formatDate('en', new Date('2026-12-07T17:00:00Z'), PHNOM_PENH)).toBe('Tuesday 8 December 2026');
    expect(formatDayMonth('km', instant, PHNOM_PENH)).toBe('8 ធ្នូ');
    expect(formatWeekday('en', instant, PHNOM_PENH)).toBe('Tuesday');
  });

  it('have times of 24 hours with Latin digits in both', () => {
    expect(formatTime('km', instant, PHNOM_PENH)).toBe('13:30');
    expect(formatTime('en', instant, 'Asia/Tokyo')).toBe('15:30');
    expect(formatTime('en', new Date('2026-12-07T17:00:00Z'), PHNOM_PENH)).toBe('00:00');
  });
});

describe('official letters', () => {
  it('count in Khmer digits', () => {
    expect(khmerDigits('8 ធ្នូ 2026')).toBe('៨ ធ្នូ ២០២៦');
  });
});
