import {
  hashRecoveryCode,
  newRecoveryCode,
  openSecret,
  readProof,
  sealSecret,
} from './authenticator.rules.js';

const SECRET = 'a secret of this test, 32 or more characters';

describe('the secret of an authenticator', () => {
  it('is read again by the same secret for the same person only', () => {
    const sealed = sealSecret(SECRET, 'sophea', 'YWI66VSAVN7NE7LI');
    expect(sealed.toString('latin1')).not.toContain('YWI66');
    expect(openSecret(SECRET, 'sophea', sealed)).toBe('YWI66VSAVN7NE7LI');
    expect(openSecret(SECRET, 'rotha', sealed)).toBeNull();
    expect(openSecret(`${SECRET}!`, 'sophea', sealed)).toBeNull();
  });

  it('is sealed anew each time, and no changed byte is accepted', () => {
    const sealed = sealSecret(SECRET, 'sophea', 'YWI66VSAVN7NE7LI');
    expect(sealSecret(SECRET, 'sophea', 'YWI66VSAVN7NE7LI').equals(sealed)).toBe(false);
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at]! ^= 1;
      expect(openSecret(SECRET, 'sophea', changed)).toBeNull();
    }
    expect(openSecret(SECRET, 'sophea', Buffer.alloc(3))).toBeNull();
  });
});

describe('a recovery code', () => {
  it('has twelve letters and digits, and none twice', () => {
    const codes = Array.from({ length: 1_000 }, newRecoveryCode);
    expect(codes.every((code) => /^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/.test(code))).toBe(true);
    expect(new Set(codes).size).toBe(1_000);
  });

  it('is stored by a hash that depends on secret and person', () => {
    const hashes = [
      hashRecoveryCode(SECRET, 'sophea', 'k7mq-2fxr-9hdn'),
      hashRecoveryCode(SECRET, 'rotha', 'k7mq-2fxr-9hdn'),
      hashRecoveryCode(`${SECRET}!`, 'sophea', 'k7mq-2fxr-9hdn'),
    ].map((hash) => hash.toString('hex'));
    expect(new Set(hashes).size).toBe(3);
  });
});

describe('what is typed as a proof', () => {
  it.each([
    ['123456', { kind: 'CODE', code: '123456' }],
    [' ១២៣ ៤៥៦ ', { kind: 'CODE', code: '123456' }],
    ['123-456', { kind: 'CODE', code: '123456' }],
    ['K7MQ 2FXR 9HDN', { kind: 'RECOVERY', code: 'k7mq-2fxr-9hdn' }],
    ['k7mq-2fxr-9hdn', { kind: 'RECOVERY', code: 'k7mq-2fxr-9hdn' }],
    ['12345', null],
    ['1234567', null],
    ['', null],
    ['1'.repeat(100_000), null],
  ])('%j is read', (typed, expected) => {
    expect(readProof(typed)).toEqual(expected);
  });
});
