import { judgeClaims, secretsOfAttempt } from './provider-claims.rules.js';

const NOW = 1_800_000_000;
const asked = { clientId: 'samaki', acr: [] as string[], isFresh: false, now: NOW };

describe('what a right token says', () => {
  it('is taken with nothing but a subject', () => {
    expect(judgeClaims({ sub: 'a1' }, asked)).toEqual({ subject: 'a1', provenSecondsAgo: null, email: null });
  });

  it('tells when the person proved it, by clocks that may differ a little', () => {
    const age = (authTime: unknown): unknown => {
      const judged = judgeClaims({ sub: 'a1', auth_time: authTime }, asked);
      return typeof judged === 'string' ? judged : judged.provenSecondsAgo;
    };
    expect([NOW - 7, NOW, NOW + 30, NOW + 31, 'now', Number.NaN].map(age)).toEqual([
      7,
      0,
      0,
      'NOT_FRESH',
      null,
      null,
    ]);
  });

  it('must be fresh where that is asked: five minutes, to the second', () => {
    const judged = (authTime?: number): unknown =>
      judgeClaims({ sub: 'a1', auth_time: authTime }, { ...asked, isFresh: true });
    expect(judged(NOW - 300)).toMatchObject({ provenSecondsAgo: 300 });
    expect([judged(NOW - 301), judged()]).toEqual(['NOT_FRESH', 'NOT_FRESH']);
  });

  it('must name one of the ways of signing in that are asked for', () => {
    const judged = (acr?: unknown): unknown =>
      judgeClaims({ sub: 'a1', acr }, { ...asked, acr: ['mfa', 'card'] });
    expect(judged('card')).toMatchObject({ subject: 'a1' });
    expect([judged('password'), judged(), judged(['mfa'])]).toEqual(Array(3).fill('WAY_OF_SIGNING_IN'));
  });

  it.each([
    ['another client', { sub: 'a1', azp: 'other' }, 'AUTHORISED_PARTY'],
    ['nobody', { sub: '' }, 'SUBJECT'],
    ['a subject beyond 255 characters', { sub: 'a'.repeat(256) }, 'SUBJECT'],
  ])('is refused for %s', (_what, claims, refusal) => {
    expect(judgeClaims(claims, asked)).toBe(refusal);
  });

  it('has an address only where the provider verified it', () => {
    const email = (isVerified: unknown): unknown => {
      const judged = judgeClaims({ sub: 'a1', email: 'Bopha@X.example', email_verified: isVerified }, asked);
      return typeof judged === 'string' ? judged : judged.email;
    };
    expect([true, 'true', false, undefined].map(email)).toEqual(['bopha@x.example', null, null, null]);
  });
});

describe('the secrets of one way to a provider', () => {
  const browser = 'b'.repeat(43);

  it('are those of this browser and this state, and two', () => {
    const { nonce, verifier } = secretsOfAttempt(browser, 'state');
    expect(secretsOfAttempt(browser, 'state')).toEqual({ nonce, verifier });
    const others = [secretsOfAttempt('c'.repeat(43), 'state'), secretsOfAttempt(browser, 'other')];
    const all = [nonce, verifier, ...others.flatMap((one) => [one.nonce, one.verifier])];
    expect(new Set(all).size).toBe(6);
    // A verifier has 43 characters at least, RFC 7636.
    expect(verifier).toHaveLength(43);
  });
});
