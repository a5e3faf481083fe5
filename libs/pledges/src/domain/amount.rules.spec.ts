import fc from 'fast-check';
import { propertyRuns } from '#testing';
import { PLEDGE_UNITS } from '../data/units.data.js';
import { CURRENCIES, digitsOf, MAX_VALUE, readAmount, writeAmount } from './amount.rules.js';

const kept = (typed: string, unit: string): bigint | string => {
  const read = readAmount(typed, unit);
  return read.ok ? read.value : read.refusal.code;
};

const units = fc.constantFrom(...CURRENCIES, ...PLEDGE_UNITS.map(({ code }) => code));
const values = fc.oneof(
  fc.bigInt({ min: 1n, max: MAX_VALUE }),
  fc.constantFrom(1n, 2n ** 53n - 1n, 2n ** 53n, 2n ** 53n + 1n, MAX_VALUE),
);
const khmer = (text: string): string =>
  text.replace(/\d/g, (digit) => String.fromCharCode(0x17e0 + Number(digit)));
const runs = propertyRuns(1_000, 100_000);

describe('an amount', () => {
  it.each([
    ['0', 'USD', 'AMOUNT_NOT_POSITIVE'],
    ['0.00', 'USD', 'AMOUNT_NOT_POSITIVE'],
    ['-5', 'KHR', 'AMOUNT_NOT_POSITIVE'],
    ['\u22125', 'KHR', 'AMOUNT_NOT_POSITIVE'],
    ['1', 'USD', 100n],
    ['1', 'KHR', 1n],
    ['1', 'rooms', 1_000n],
    ['0.01', 'USD', 1n],
    ['0.001', 'hours', 1n],
    ['10.125', 'USD', 'AMOUNT_TOO_FINE'],
    ['1.5', 'KHR', 'AMOUNT_TOO_FINE'],
    ['1.0005', 'devices', 'AMOUNT_TOO_FINE'],
    ['9007199254740991', 'KHR', 9_007_199_254_740_991n],
    ['9007199254740992', 'KHR', 9_007_199_254_740_992n],
    ['9007199254740993', 'KHR', 9_007_199_254_740_993n],
    ['9999999999999999', 'KHR', MAX_VALUE],
    ['10000000000000000', 'KHR', 'AMOUNT_TOO_LARGE'],
    ['9999999999999.9999', 'hours', 'AMOUNT_TOO_FINE'],
    ['១២,៥០០.៥០', 'USD', 1_250_050n],
    [' 12 500.50 ', 'USD', 1_250_050n],
    ['12,50', 'USD', 'AMOUNT_INVALID'],
    ['1.234,56', 'USD', 'AMOUNT_INVALID'],
    ['1e3', 'KHR', 'AMOUNT_INVALID'],
    ['0x10', 'KHR', 'AMOUNT_INVALID'],
    ['--5', 'KHR', 'AMOUNT_INVALID'],
    ['twelve', 'KHR', 'AMOUNT_INVALID'],
    ['.5', 'USD', 'AMOUNT_INVALID'],
    ['', 'KHR', 'AMOUNT_INVALID'],
    ['1'.repeat(41), 'KHR', 'AMOUNT_INVALID'],
  ])('of %j %s is %s', (typed, unit, expected) => {
    expect(kept(typed, unit)).toBe(expected);
  });

  it('comes back from what is shown, digit for digit, in either script', () => {
    fc.assert(
      fc.property(values, units, (value, unit) => {
        const shown = writeAmount(value, unit);
        expect(kept(shown, unit)).toBe(value);
        expect(kept(khmer(shown), unit)).toBe(value);
        expect(kept(shown.replaceAll(',', ''), unit)).toBe(value);
      }),
      runs,
    );
  });

  it('is never rounded: a decimal more than the unit has is refused', () => {
    fc.assert(
      fc.property(values, units, fc.integer({ min: 0, max: 9 }), (value, unit, digit) => {
        const [whole, decimals = ''] = writeAmount(value, unit).replaceAll(',', '').split('.');
        const longer = `${whole}.${decimals.padEnd(digitsOf(unit), '0')}${digit}`;
        expect(kept(longer, unit)).toBe('AMOUNT_TOO_FINE');
      }),
      runs,
    );
  });

  it('is never nothing and never a debt, in any unit, script or grouping', () => {
    fc.assert(
      fc.property(
        values,
        units,
        fc.constantFrom('-', '\u2212'),
        fc.nat({ max: 3 }),
        (value, unit, minus, zeros) => {
          const shown = `${minus}${writeAmount(value, unit)}`;
          expect(kept(shown, unit)).toBe('AMOUNT_NOT_POSITIVE');
          expect(kept(khmer(shown), unit)).toBe('AMOUNT_NOT_POSITIVE');
          const nothing = zeros === 0 ? '0' : `0.${'0'.repeat(zeros)}`;
          expect(kept(nothing, unit)).toBe(
            zeros > digitsOf(unit) ? 'AMOUNT_TOO_FINE' : 'AMOUNT_NOT_POSITIVE',
          );
        },
      ),
      runs,
    );
  });

  it('is refused, never cut, above sixteen digits', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: MAX_VALUE + 1n, max: 10n ** 38n }), (value) => {
        expect(kept(value.toString(), 'KHR')).toBe('AMOUNT_TOO_LARGE');
      }),
      runs,
    );
  });

  it('has one form for each unit', () => {
    expect(writeAmount(1_250_050n, 'USD')).toBe('12,500.50');
    expect(writeAmount(1_500_000n, 'USD')).toBe('15,000');
    expect(writeAmount(5n, 'USD')).toBe('0.05');
    expect(writeAmount(4_000_000n, 'KHR')).toBe('4,000,000');
    expect(writeAmount(12_125n, 'person-days')).toBe('12.125');
    expect(writeAmount(12_500n, 'person-days')).toBe('12.5');
    expect(writeAmount(2_000n, 'rooms')).toBe('2');
  });
});
