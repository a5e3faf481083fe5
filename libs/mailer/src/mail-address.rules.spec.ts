import { describe, expect, it } from '@jest/globals';
import { envelopeAddress, parseSender } from './mail-address.rules.js';

describe('envelopeAddress', () => {
  it.each(['dara@example.org', "o'neil+training@ministry.gov.kh", 'a.b@sub.example.co'])(
    'takes %s',
    (address) => {
      expect(envelopeAddress(address)).toBe(address);
    },
  );

  it('writes a domain in another script as ASCII', () => {
    expect(envelopeAddress('dara@ខ្មែរ.example')).toMatch(/^dara@xn--[a-z0-9-]+\.example$/);
  });

  it.each([
    '',
    'dara',
    '@example.org',
    'dara@',
    'dara@localhost',
    'dara@example.org, other@example.org',
    'dara@example.org\r\nBcc: other@example.org',
    '"dara@inside" <other@example.org>',
    'dara@example.org (comment)',
    'a..b@example.org',
    `${'a'.repeat(65)}@example.org`,
    'dara@exa mple.org',
    'dara@[127.0.0.1]',
  ])('refuses %j', (address) => {
    expect(envelopeAddress(address)).toBeNull();
  });
});

describe('parseSender', () => {
  it('reads a name and an address', () => {
    expect(parseSender('Samaki <no-reply@samaki.example>')).toEqual({
      name: 'Samaki',
      address: 'no-reply@samaki.example',
    });
    expect(parseSender('no-reply@samaki.example')).toEqual({ name: '', address: 'no-reply@samaki.example' });
  });

  it('answers null when there is no plain address', () => {
    expect(parseSender('Samaki <nobody>')).toBeNull();
  });
});
