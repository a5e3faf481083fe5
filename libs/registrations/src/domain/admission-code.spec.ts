import { describe, expect, it } from '@jest/globals';
import { signId } from '#kernel';
import {
  admissionCode,
  admissionExpiry,
  admissionKeys,
  type AdmissionAnswer,
  readAdmissionCode,
} from './admission-code.js';

/* docs/stories/ticket.md: what the door reads. */

const SECRET = '5f0c2e9a7d41b8633ce1f7a09d52b84e';
const OLDER = 'c81d7e03a95f426bb0f2d9e467135a8c';
const keys = admissionKeys([SECRET]);
const sreymom = {
  registrationId: '0199a0b1-0000-7000-8000-00000000aaaa',
  sessionId: '0199a0b1-0000-7000-8000-00000000bbbb',
  expiresAt: admissionExpiry(new Date('2026-12-08T10:00:00Z')),
};
const door = { sessionId: sreymom.sessionId, now: new Date('2026-12-08T06:10:00Z') };
const code = admissionCode(keys, sreymom);
const faultOf = (answer: AdmissionAnswer): string => (answer.ok ? 'admitted' : answer.fault);
const at = (shown: string, where = door, by = keys): string =>
  faultOf(readAdmissionCode(by.verifyingKeys, shown, where));

describe('the code on a ticket', () => {
  it('is read at the door of its session: whose seat, of which session, until when', () => {
    expect(readAdmissionCode(keys.verifyingKeys, code, door)).toEqual({ ok: true, admission: sreymom });
    expect(sreymom.expiresAt).toEqual(new Date('2027-03-08T10:00:00Z'));
  });

  it('has 168 capital letters and digits, the same each time', () => {
    expect(code).toMatch(/^[0-9A-Z]{168}$/);
    expect(admissionCode(keys, sreymom)).toBe(code);
  });

  it('is not read by public keys that cannot sign', () => {
    for (const key of keys.verifyingKeys.values()) expect(key.type).toBe('public');
  });
});

describe('what admits nobody', () => {
  it('shown at another session', () => {
    expect(at(code, { ...door, sessionId: '0199a0b1-0000-7000-8000-00000000cccc' })).toBe('OTHER_SESSION');
  });

  it('rewritten for another session', () => {
    const other = { ...sreymom, sessionId: '0199a0b1-0000-7000-8000-00000000cccc' };
    const forged = admissionCode(keys, other).slice(0, 64) + code.slice(64);
    expect(at(forged, { ...door, sessionId: other.sessionId })).toBe('FORGED');
  });

  it('expired, to the second', () => {
    expect(at(code, { ...door, now: new Date('2027-03-08T09:59:59.999Z') })).toBe('admitted');
    expect(at(code, { ...door, now: new Date('2027-03-08T10:00:00.000Z') })).toBe('EXPIRED');
  });

  it('cut by one character anywhere, longer by one, in small letters, or empty', () => {
    for (let cut = 0; cut < code.length; cut += 1)
      expect(at(code.slice(0, cut) + code.slice(cut + 1))).toBe('MALFORMED');
    for (const shown of [`${code}0`, ` ${code}`, `${code}\n`, code.toLowerCase(), '', '7KQ4M2RT9XHD'])
      expect(at(shown)).toBe('MALFORMED');
  });

  it('changed in one character anywhere', () => {
    for (let changed = 0; changed < code.length; changed += 1) {
      const shown = code.slice(0, changed) + (code[changed] === '7' ? '8' : '7') + code.slice(changed + 1);
      expect(['MALFORMED', 'UNKNOWN_KEY', 'FORGED']).toContain(at(shown));
    }
  });

  it('signed by another key, also under the name of ours', () => {
    const theirs = admissionKeys([OLDER]);
    expect(at(admissionCode(theirs, sreymom))).toBe('UNKNOWN_KEY');
    expect(at(admissionCode({ ...theirs, signingKeyId: keys.signingKeyId }, sreymom))).toBe('FORGED');
  });

  it('a token of another purpose under the same secret', () => {
    expect(at(signId(SECRET, 'invitation', sreymom.registrationId))).toBe('MALFORMED');
  });
});

describe('a change of the secret', () => {
  it('leaves older tickets good while it is named, and no longer', () => {
    const rotated = admissionKeys([OLDER, SECRET]);
    expect(at(code, door, rotated)).toBe('admitted');
    expect(at(admissionCode(rotated, sreymom), door, rotated)).toBe('admitted');
    expect(rotated.signingKeyId).not.toBe(keys.signingKeyId);
    expect(at(code, door, admissionKeys([OLDER]))).toBe('UNKNOWN_KEY');
  });
});
