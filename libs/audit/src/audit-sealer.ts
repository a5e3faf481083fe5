import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Tx, UnitOfWork } from '#database';
import { type AuditSeal, BEFORE_FIRST_SEAL, hashSeal } from './audit-seal.js';
import { insertSeal, lockSealing, newestSeal, rowsInOrder, sealableBelow, writeHead } from './audit.sql.js';

/** Seals what has been written down. No writer waits for it. */
@Injectable()
export class AuditSealer {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Puts one seal over all rows of ended transactions that have none yet. Answers the seal, or null when there is
   *  nothing to seal or another process is sealing at this moment. */
  async sealOnce(): Promise<AuditSeal | null> {
    return this.unitOfWork.run(async (tx) => {
      if (!(await lockSealing(tx))) return null;
      const [last] = await tx.sql(newestSeal());
      const seal = await this.nextSeal(tx, last ?? BEFORE_FIRST_SEAL);
      if (seal.rowCount === 0) return null;
      await tx.sql(insertSeal(seal));
      await tx.sql(writeHead(seal));
      return seal;
    });
  }

  private async nextSeal(tx: Tx, last: Pick<AuditSeal, 'number' | 'toXid' | 'hash'>): Promise<AuditSeal> {
    // The bound is read before the rows, in a statement of its own: whatever ended by then is seen by the later one.
    const toXid = await sealableBelow(tx);
    const hash = createHash('sha256');
    let rowCount = 0;
    for await (const row of rowsInOrder(tx, { fromXid: last.toXid, toXid, isChecked: false })) {
      hash.update(row.hash);
      rowCount += 1;
    }
    const seal = {
      number: last.number + 1,
      fromXid: last.toXid,
      toXid,
      rowCount,
      rowsHash: hash.digest(),
      previousHash: last.hash,
    };
    return { ...seal, hash: hashSeal(seal) };
  }
}
