import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { keyIdOf, secretsIn, weaknessOf } from './secrets.rules.js';

/** Bytes as if drawn by chance, the same in every run. */
const bytes = (seed: string): Buffer => createHash('sha256').update(seed).digest();

describe('a secret', () => {
  it.each([
    ['31 characters', 'c8f1e0b7a94d52368fe6b0d17a3c592'],
    ['one character forty times', 'a'.repeat(40)],
    ['a text twice', '0193756248acebdf'.repeat(2)],
    ['a row of digits', '1234567890fedcab1234567890fedcba'],
    ['a sentence', 'this is our very long secret for now'],
    ['what the manual of another program says', 'changeme-changeme-please-do-it-now'],
  ])('is refused: %s', (_what, secret) => {
    const why = weaknessOf(secret);
    expect(why).toMatch(/^must /);
    expect(why).not.toContain(secret.slice(0, 8));
  });

  it('is taken as a random generator makes it, in hexadecimal and in base64', () => {
    const drawn = Array.from({ length: 500 }, (_, at) => bytes(`${at}`)).flatMap((one) => [
      one.toString('hex'),
      one.toString('base64url'),
    ]);
    expect(drawn.filter((text) => weaknessOf(text) !== null)).toEqual([]);
  });

  it('has a name that does not give it away and differs from that of another', () => {
    const [one, other] = [bytes('one').toString('hex'), bytes('other').toString('hex')];
    expect(keyIdOf(one)).toMatch(/^[0-9a-f]{8}$/);
    expect(one).not.toContain(keyIdOf(one));
    expect(keyIdOf(one)).not.toBe(keyIdOf(other));
  });
});

describe('a list of former secrets', () => {
  it('is parted by commas or blanks', () => {
    expect(secretsIn(' one, two  three,')).toEqual(['one', 'two', 'three']);
    expect(secretsIn('')).toEqual([]);
  });
});
