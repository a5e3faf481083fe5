import { describe, expect, it } from 'vitest';
import { statusesOf, typedAmount, unitOf } from './pledge-view';

describe('a pledge on the screen', () => {
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
