import { newId } from '#kernel';
import { domainOf, joinToken, readDomain, readJoinToken } from './joining.rules.js';

const codeOf = (typed: string): string => {
  const read = readDomain(typed);
  return read.ok ? read.value : read.refusal.code;
};

describe('the domain of an organisation', () => {
  it.each([
    ['lotus-angkor.example', 'lotus-angkor.example'],
    [' @Lotus-Angkor.EXAMPLE ', 'lotus-angkor.example'],
    ['interior.gov.kh', 'interior.gov.kh'],
    ['xn--i2ew8aub.example', 'xn--i2ew8aub.example'],
    ['gmail.com', 'DOMAIN_PUBLIC'],
    ['mail.yahoo.com', 'DOMAIN_PUBLIC'],
    ['GMAIL.com', 'DOMAIN_PUBLIC'],
    ['gov.kh', 'DOMAIN_PUBLIC'],
    ['notgmail.com', 'notgmail.com'],
    ['localhost', 'DOMAIN_INVALID'],
    ['10.0.0.1', 'DOMAIN_INVALID'],
    ['-a.example', 'DOMAIN_INVALID'],
    ['a..example', 'DOMAIN_INVALID'],
    ['a b.example', 'DOMAIN_INVALID'],
    ['ខ្មែរ.example', 'DOMAIN_INVALID'],
    [`${'a'.repeat(64)}.example`, 'DOMAIN_INVALID'],
    [`${'a.'.repeat(130)}example`, 'DOMAIN_INVALID'],
    ['', 'DOMAIN_INVALID'],
  ])('%j is read as %s', (typed, read) => expect(codeOf(typed)).toBe(read));

  it('is what stands behind the last at sign', () => {
    expect(domainOf('New.Cook@Lotus-Angkor.Example')).toBe('lotus-angkor.example');
    expect(domainOf('x@evil-lotus-angkor.example')).not.toBe('lotus-angkor.example');
    expect(domainOf(null)).toBeNull();
  });
});

describe('the token of a join link', () => {
  it('opens its own link only, and not when a letter is changed', () => {
    const id = newId();
    const token = joinToken('s'.repeat(32), id);
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(readJoinToken('s'.repeat(32), token)).toBe(id);
    expect(readJoinToken('t'.repeat(32), token)).toBeNull();
    for (let at = 0; at < token.length; at += 1) {
      const other = token[at] === 'A' ? 'B' : 'A';
      expect(readJoinToken('s'.repeat(32), token.slice(0, at) + other + token.slice(at + 1))).toBeNull();
    }
  });
});
