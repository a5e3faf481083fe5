import { describe, expect, it } from '@jest/globals';
import { newId } from '#kernel';
import { linkToken, readLinkToken } from './personal-link.js';

const SECRET = 'a secret for tests only, 32 or more characters';

describe('a personal link', () => {
  it('leads back to its recipient, and is the same each time', () => {
    const id = newId();
    const token = linkToken(SECRET, 'invitation', id);

    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(linkToken(SECRET, 'invitation', id)).toBe(token);
    expect(readLinkToken(SECRET, 'invitation', token)).toBe(id);
  });

  it('opens nothing else, and not under another secret', () => {
    const token = linkToken(SECRET, 'unsubscribe', newId());

    expect(readLinkToken(SECRET, 'invitation', token)).toBeNull();
    expect(readLinkToken(`${SECRET}!`, 'unsubscribe', token)).toBeNull();
  });

  it('is refused when any one character of it is another', () => {
    const token = linkToken(SECRET, 'unsubscribe', newId());
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

    for (let at = 0; at < token.length; at += 1) {
      for (const letter of letters) {
        if (letter === token[at]) continue;
        const changed = token.slice(0, at) + letter + token.slice(at + 1);
        expect(readLinkToken(SECRET, 'unsubscribe', changed)).toBeNull();
      }
    }
  });

  it.each(['', 'x', 'x'.repeat(42), 'x'.repeat(44), '../etc', 'A'.repeat(43)])('is not %j', (token) => {
    expect(readLinkToken(SECRET, 'unsubscribe', token)).toBeNull();
  });
});
