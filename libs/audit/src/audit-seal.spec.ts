import { type AuditSeal, BEFORE_FIRST_SEAL, follows, hashSeal } from './audit-seal.js';

const aSeal = (more: Partial<AuditSeal> = {}): AuditSeal => {
  const seal = {
    number: 1,
    fromXid: '0',
    toXid: '800',
    rowCount: 3,
    rowsHash: Buffer.alloc(32, 1),
    previousHash: BEFORE_FIRST_SEAL.hash,
    ...more,
  };
  return { ...seal, hash: more.hash ?? hashSeal(seal) };
};

describe('a seal', () => {
  it('follows the one before when number, bound and hash join', () => {
    const first = aSeal();
    expect(follows(first, BEFORE_FIRST_SEAL)).toBe(true);
    expect(follows(aSeal({ number: 2, fromXid: '800', toXid: '900', previousHash: first.hash }), first)).toBe(
      true,
    );
  });

  it.each<[string, Partial<AuditSeal>]>([
    ['a gap in the numbers', { number: 2 }],
    ['a gap between the bounds', { fromXid: '1' }],
    ['another seal before it', { previousHash: Buffer.alloc(32, 9) }],
    ['a hash that is not its own', { hash: Buffer.alloc(32, 9) }],
  ])('does not follow with %s', (_what, more) => {
    expect(follows(aSeal(more), BEFORE_FIRST_SEAL)).toBe(false);
  });

  it('has another hash for every other content', () => {
    const contents: Partial<AuditSeal>[] = [
      {},
      { number: 2 },
      { fromXid: '1' },
      { toXid: '801' },
      { rowCount: 4 },
      { rowsHash: Buffer.alloc(32, 2) },
      { previousHash: Buffer.alloc(32, 2) },
    ];
    expect(new Set(contents.map((more) => aSeal(more).hash.toString('hex'))).size).toBe(contents.length);
  });
});
