import { describe, expect, it } from 'vitest';
import { fromThousandths, isOne, statusesOf, typedAmount, unitOf } from './pledge-view';

describe('a pledge on the screen', () => {
  it('reads thousandths as a number, without zeros at its end', () => {
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

  it('comes back into the form as it was typed', () => {
    const money = { money: { amountMinor: '1250050', currency: 'USD' as const }, quantity: null };
    expect([typedAmount(money), unitOf(money)]).toEqual(['12,500.50', 'USD']);
    const name = { km: 'ថ្ងៃ-មនុស្ស', en: 'person-days' };
    const quantity = { thousandths: '12125', unit: { code: 'person-days', name, one: name } };
    expect([typedAmount({ money: null, quantity }), unitOf({ money: null, quantity })]).toEqual([
      '12.125',
      'person-days',
    ]);
  });

  it('counts as pledged what is offered and what is accepted', () => {
    expect(statusesOf('PLEDGED')).toEqual(['OFFERED', 'ACCEPTED']);
    expect(statusesOf('DECLINED')).toEqual(['DECLINED']);
    expect(statusesOf(null)).toBeNull();
  });
});
