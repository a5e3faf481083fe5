import { describe, expect, it } from 'vitest';
import { formatMoney, fromThousandths, groupDigits, isOne, readMoney } from './amounts';

describe('groupDigits', () => {
  it('groups by three and leaves a fraction alone', () => {
    expect([0, 999, 1_000, 12_345_678n, '1234.5678', -1_234_567].map(groupDigits)).toEqual([
      '0',
      '999',
      '1,000',
      '12,345,678',
      '1,234.5678',
      '-1,234,567',
    ]);
  });
});

describe('formatMoney', () => {
  it('shows cents where there are any and none for riel', () => {
    expect(formatMoney('27950000', 'USD')).toBe('USD\u00a0279,500');
    expect(formatMoney('27950005', 'USD')).toBe('USD\u00a0279,500.05');
    expect(formatMoney(-150n, 'USD')).toBe('USD\u00a0-1.50');
    expect(formatMoney('640000000', 'KHR')).toBe('KHR\u00a0640,000,000');
  });
});

describe('readMoney', () => {
  it('reads what people type', () => {
    expect(readMoney('1,500.5', 'USD')).toBe('150050');
    expect(readMoney(' 4 000 000 ', 'KHR')).toBe('4000000');
  });

  it('is null for what is no positive amount of the currency', () => {
    for (const text of ['', '0', '0.00', '-5', '1.005', 'ten', '1.', '1e3'])
      expect(readMoney(text, 'USD')).toBeNull();
    expect(readMoney('100.50', 'KHR')).toBeNull();
  });
});

describe('fromThousandths', () => {
  it('reads as a number, without zeros at its end', () => {
    expect(['12125', '12500', '2000', '1', '50', '9007199254740993000'].map(fromThousandths)).toEqual([
      '12.125',
      '12.5',
      '2',
      '0.001',
      '0.05',
      '9007199254740993',
    ]);
    expect([isOne('1000'), isOne('1001')]).toEqual([true, false]);
  });
});
