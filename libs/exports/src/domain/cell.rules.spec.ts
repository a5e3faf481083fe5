import { decimal, isExactInWorkbook, neutral, wallTime } from './cell.rules.js';

describe('a text', () => {
  it.each([
    'ម៉ៅ សុវណ្ណារី',
    'Lotus Angkor Hotel',
    'a=b',
    'x@y.example',
    "d'Angkor",
    '100%',
    '',
    '·',
    '3 - 4',
    'រៀល',
  ])('stays as it is: %j', (text) => {
    expect(neutral(text)).toBe(text);
  });

  it.each([
    '=1+1',
    '+855 12 345 678',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '\0=1',
    '\u200b=1',
    ' =1',
    '\u00a0+1',
    '\ufeff@x',
  ])('that some spreadsheet would run begins with an apostrophe: %j', (text) => {
    expect(neutral(text)[0]).toBe("'");
  });

  it.each(['\uff1d1', '\uff0b1', '\uff0d1', '\uff201'])('in full-width forms too: %j', (text) => {
    expect(neutral(text)).toBe(`'${text}`);
  });

  it('loses nothing but what no file can hold', () => {
    expect(neutral('a\u0000b\ud800c')).toBe('a\ufffdb\ufffdc');
  });
});

describe('a number', () => {
  it.each([
    ['125050', 2, '1250.50'],
    ['5', 2, '0.05'],
    ['-5', 2, '-0.05'],
    ['0', 3, '0.000'],
    ['9999999999999999', 0, '9999999999999999'],
    ['12125', 3, '12.125'],
  ])('%s with %i digits behind the point is %s', (parts, digits, text) => {
    expect(decimal(parts, digits)).toBe(text);
  });

  it('is refused when it is none', () => {
    expect(() => decimal('1.5', 2)).toThrow();
    expect(() => decimal('=1', 0)).toThrow();
  });

  it('is a number in a workbook up to fifteen digits', () => {
    expect(['999999999999999', '0.05', '1250.50', '-1'].map(isExactInWorkbook)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(['9999999999999999', '99999999999999.99'].map(isExactInWorkbook)).toEqual([false, false]);
  });
});

describe('an instant', () => {
  it('is shown as a wall of the zone shows it', () => {
    expect(wallTime('2026-12-08T06:30:00.000Z', 'Asia/Phnom_Penh')).toBe('2026-12-08 13:30');
    expect(wallTime('2026-12-31T17:00:00.000Z', 'Asia/Phnom_Penh')).toBe('2027-01-01 00:00');
  });
});
