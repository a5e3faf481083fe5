import { createHash } from 'node:crypto';

/** A seal over the audit rows with fromXid <= xid < toXid, in the order of (xid, id). Transaction ids are decimal
 *  texts: they pass 2^53. */
export interface AuditSeal {
  /** 1, 2, 3 … without a gap. */
  readonly number: number;
  readonly fromXid: string;
  readonly toXid: string;
  readonly rowCount: number;
  /** SHA-256 over the hashes of the rows, one after the other. */
  readonly rowsHash: Buffer;
  readonly previousHash: Buffer;
  readonly hash: Buffer;
}

/** What the first seal follows: where there is none before it. */
export const BEFORE_FIRST_SEAL: Pick<AuditSeal, 'number' | 'toXid' | 'hash'> = {
  number: 0,
  toXid: '0',
  hash: Buffer.alloc(32),
};

/** The hash of a seal: over its number, bounds, count, rows and the seal before it. */
export const hashSeal = (seal: Omit<AuditSeal, 'hash'>): Buffer =>
  createHash('sha256')
    .update(`${seal.number} ${seal.fromXid} ${seal.toXid} ${seal.rowCount} `)
    .update(`${seal.rowsHash.toString('hex')} ${seal.previousHash.toString('hex')}`)
    .digest();

/** Does this seal follow that one, and is its hash its own? Says nothing about its rows. */
export const follows = (seal: AuditSeal, before: Pick<AuditSeal, 'number' | 'toXid' | 'hash'>): boolean =>
  seal.number === before.number + 1 &&
  seal.fromXid === before.toXid &&
  seal.previousHash.equals(before.hash) &&
  seal.hash.equals(hashSeal(seal));
