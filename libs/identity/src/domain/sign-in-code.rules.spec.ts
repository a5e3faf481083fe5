import { type AskedCode, decideGuess, deriveCode, hashCode, readTypedCode } from './sign-in-code.rules.js';

const SECRET = 'a secret of this test, 32 or more characters';
const ID = '0199a0b1-0000-7000-8000-000000000001';
const CODE = deriveCode(SECRET, ID);

const anAskedCode = (more: Partial<AskedCode> = {}): AskedCode => ({
  id: ID,
  codeHash: hashCode(SECRET, ID, CODE),
  attempts: 0,
  isUsed: false,
  isExpired: false,
  recentAttempts: 0,
  networkAttempts: 0,
  ...more,
});

const answerTo = (asked: AskedCode | null, code: string | null): [string, boolean] => {
  const { verdict, isCounted } = decideGuess(asked, code, SECRET);
  return [verdict.ok ? 'IN' : verdict.refusal.code, isCounted];
};

describe('deriveCode', () => {
  it('makes eight digits that depend on the row and on the secret', () => {
    expect(CODE).toMatch(/^[0-9]{8}$/);
    expect(deriveCode(SECRET, ID)).toBe(CODE);
    expect(deriveCode(`${SECRET}!`, ID)).not.toBe(CODE);
    expect(deriveCode(SECRET, ID.replace(/1$/, '2'))).not.toBe(CODE);
  });

  it('spreads over the whole range', () => {
    const codes = Array.from({ length: 2_000 }, (_, n) => deriveCode(SECRET, String(n)));
    expect(new Set(codes.map((code) => code[0])).size).toBe(10);
    expect(new Set(codes).size).toBeGreaterThan(1_990);
  });
});

describe('readTypedCode', () => {
  it.each([
    ['12345678', '12345678'],
    [' 1234 5678 ', '12345678'],
    ['1234-5678', '12345678'],
    ['១២៣៤៥៦៧៨', '12345678'],
    ['១២៣៤\u200b5678', '12345678'],
    ['1234567', null],
    ['123456789', null],
    ['1234567a', null],
    ['', null],
    [' '.repeat(1_000), null],
  ])('reads %j as %j', (typed, expected) => {
    expect(readTypedCode(typed)).toBe(expected);
  });
});

describe('a guess', () => {
  it.each<[string, AskedCode | null, string | null, [string, boolean]]>([
    ['the right code', anAskedCode(), CODE, ['IN', true]],
    ['a wrong code', anAskedCode(), '00000000', ['CODE_WRONG', true]],
    ['the fifth guess, right', anAskedCode({ attempts: 4, recentAttempts: 9 }), CODE, ['IN', true]],
    ['the sixth guess, right', anAskedCode({ attempts: 5 }), CODE, ['TOO_MANY_TRIES', false]],
    ['the eleventh of the hour, right', anAskedCode({ recentAttempts: 10 }), CODE, ['TOO_MANY_TRIES', false]],
    ['after the end', anAskedCode({ isExpired: true }), CODE, ['CODE_EXPIRED', false]],
    ['after its use', anAskedCode({ isUsed: true }), CODE, ['CODE_WRONG', false]],
    ['the seventh of its network, right', anAskedCode({ networkAttempts: 6 }), CODE, ['IN', true]],
    ['the eighth of its network', anAskedCode({ networkAttempts: 7 }), CODE, ['TOO_MANY_TRIES', false]],
    ['no code asked for', null, CODE, ['CODE_WRONG', false]],
    ['no code typed', anAskedCode(), null, ['CODE_WRONG', false]],
  ])('with %s', (_what, asked, code, expected) => {
    expect(answerTo(asked, code)).toEqual(expected);
  });
});
