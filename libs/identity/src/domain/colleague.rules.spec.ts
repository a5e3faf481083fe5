import { decideWhoSignsIn } from './colleague.rules.js';

const CHANNA = { id: 'channa', fullName: 'Ly Channa' };
const CHENDA = { id: 'chenda', fullName: 'Ly Chenda' };

describe('deciding who signs in', () => {
  it('asks nobody who has the address alone, or was chosen', () => {
    expect(decideWhoSignsIn([CHANNA])).toEqual({ ok: true, value: { person: CHANNA } });
  });

  it('asks colleagues which of them it is', () => {
    expect(decideWhoSignsIn([CHANNA, CHENDA])).toEqual({
      ok: true,
      value: { colleagues: [CHANNA, CHENDA] },
    });
  });

  it('refuses when nobody has the address, or not the one chosen', () => {
    expect(decideWhoSignsIn([])).toEqual({ ok: false, refusal: { code: 'CODE_WRONG' } });
  });
});
