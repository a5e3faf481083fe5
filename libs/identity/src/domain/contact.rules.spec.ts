import { matchKeyOf, maskEmail, parseContact, parseEmail } from './contact.rules.js';

const valueOf = (text: string): string => {
  const parsed = parseContact(text);
  return parsed.ok ? `${parsed.value.kind} ${parsed.value.value}` : parsed.refusal.code;
};

describe('parseContact', () => {
  it.each([
    ['012 345 678'],
    ['០១២ ៣៤៥ ៦៧៨'],
    ['012-345-678'],
    ['(012) 345.678'],
    ['+855 12 345 678'],
    ['+855 (0)12 345 678'],
    ['00855 12 345 678'],
    ['855 12 345 678'],
    ['០០៨៥៥១២៣៤៥៦៧៨'],
    ['\u200b012\u200b345\u200b678 '],
    ['012\u2013345\u2011678'],
  ])('reads %s as one Cambodian number', (text) => {
    expect(valueOf(text)).toBe('PHONE +85512345678');
  });

  it.each([
    ['096 123 4567', 'PHONE +855961234567'],
    ['+66 81 234 5678', 'PHONE +66812345678'],
    ['0066 81 234 5678', 'PHONE +66812345678'],
  ])('reads %s as %s', (text, expected) => {
    expect(valueOf(text)).toBe(expected);
  });

  it.each([
    ['012 345', 'PHONE_TOO_SHORT'],
    ['០១២៣', 'PHONE_TOO_SHORT'],
    ['012 34567', 'PHONE_TOO_SHORT'],
    ['012 345 678 901 234', 'PHONE_TOO_LONG'],
    ['9'.repeat(5_000), 'PHONE_TOO_LONG'],
    ['', 'CONTACT_INVALID'],
    ['   ', 'CONTACT_INVALID'],
    ['call me', 'CONTACT_INVALID'],
    ['012 345 678 / 098 765 432', 'CONTACT_INVALID'],
    ['+', 'CONTACT_INVALID'],
    ['+999 123 456 789', 'CONTACT_INVALID'],
    ['012345678;ext=9', 'CONTACT_INVALID'],
    ['\ud800', 'CONTACT_INVALID'],
  ])('refuses case %#, not a phone number', (text, code) => {
    expect(valueOf(text)).toBe(code);
  });

  it.each([
    ['  Sok.Dara@Example.ORG ', 'EMAIL Sok.Dara@example.org'],
    ["o'neil+smart@city.gov.kh", "EMAIL o'neil+smart@city.gov.kh"],
    ['dara\u200b@example.org', 'EMAIL dara@example.org'],
  ])('reads %s as %s', (text, expected) => {
    expect(valueOf(text)).toBe(expected);
  });

  it.each([
    'dara@',
    '@example.org',
    'dara@localhost',
    'dara@127.0.0.1',
    'dara@[127.0.0.1]',
    'dara@example..org',
    '.dara@example.org',
    'da ra@example.org',
    '"dara"@example.org',
    'Dara <dara@example.org>',
    'dara@example.org, sok@example.org',
    'team: dara@example.org;',
    'dara(smart)@example.org',
    'dara@example.org\r\nBcc: all@example.org',
    'dara@-example.org',
    'ដារ៉ា@example.org',
    `${'a'.repeat(65)}@example.org`,
    `a@${'b.'.repeat(130)}org`,
    '@'.repeat(100_000),
  ])('refuses case %# with EMAIL_INVALID', (text) => {
    expect(valueOf(text)).toBe('EMAIL_INVALID');
  });
});

describe('parseEmail', () => {
  it('refuses a text without an at sign', () => {
    expect(parseEmail('012345678')).toEqual({ ok: false, refusal: { code: 'EMAIL_INVALID' } });
  });
});

describe('matchKeyOf', () => {
  const contact = { kind: 'EMAIL', value: 'Office@example.org' } as const;

  it('is the same for two spellings of one name', () => {
    expect(matchKeyOf('សុខ\u200b ដារ៉ា', contact)).toBe(
      matchKeyOf('សុខដារ៉ា', { kind: 'EMAIL', value: 'office@example.org' }),
    );
    expect(matchKeyOf('SOK  Dara', contact)).toBe('office@example.org sokdara');
  });

  it('keeps colleagues who share an address apart', () => {
    expect(matchKeyOf('Sok Dara', contact)).not.toBe(matchKeyOf('Sok Bopha', contact));
  });
});

describe('maskEmail', () => {
  it('shows the first letter and the domain', () => {
    expect(maskEmail('dara@example.org')).toBe('d***@example.org');
    expect(maskEmail('d@example.org')).toBe('d***@example.org');
  });
});
