import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Tx, UnitOfWork } from '#database';
import { type AuditSeal, BEFORE_FIRST_SEAL, follows } from './audit-seal.js';
import { type HashedRow, keptHeads, readHead, rowsInOrder, sealsAfter, unsealedRows } from './audit.sql.js';

/** The first thing that is wrong.
 *  ROW: the content of this row is not what its hash was made of: it was edited.
 *  SEAL: within this seal rows were deleted, swapped or added, or the seal itself was edited, or it is missing.
 *  HEAD: no seal has the hash that was kept elsewhere. */
export type AuditFault =
  | { readonly kind: 'ROW'; readonly id: string }
  | { readonly kind: 'SEAL'; readonly number: number }
  | { readonly kind: 'HEAD' };

export interface UnsealedTail {
  /** Rows that no seal covers yet. One that is deleted there is not missed; so the tail must stay short. */
  readonly count: number;
  readonly oldestAgeSeconds: number | null;
}

export interface AuditVerdict {
  readonly fault: AuditFault | null;
  /** Seals and rows under them that were found in order. */
  readonly seals: number;
  readonly sealedRows: number;
  readonly unsealed: UnsealedTail;
  /** Number and hash (hex) of the newest seal, to be kept elsewhere; null while there is none. */
  readonly head: { readonly number: number; readonly hash: string } | null;
}

const SEALS_AT_ONCE = 500;

/** Proves that the audit is as it was written. */
@Injectable()
export class AuditVerifier {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Walks all rows and seals, as of one moment, while others go on writing. Memory does not grow with their number.
   *  `keptHead` is the hash (hex) of a seal that was kept outside the database: without it, somebody who may write
   *  all three tables could cut the end off and make it look whole. */
  async verify(keptHead: string | null = null): Promise<AuditVerdict> {
    return this.unitOfWork.run(async (tx) => {
      await tx.sql({ text: 'set transaction isolation level repeatable read read only', values: [] });
      await tx.sql({ text: 'set local statement_timeout = 0', values: [] });
      return new Walk(tx, keptHead?.toLowerCase() ?? null).go();
    });
  }

  /** The unsealed tail, for the health of the worker. */
  async unsealedTail(): Promise<UnsealedTail> {
    const [tail] = await this.unitOfWork.read(unsealedRows());
    return tail!;
  }
}

/** One walk along the chain. */
class Walk {
  private last: Pick<AuditSeal, 'number' | 'toXid' | 'hash'> = BEFORE_FIRST_SEAL;
  private sealedRows = 0;
  private isKeptHeadSeen: boolean;
  /** Hashes of the days' heads by the numbers of their seals. */
  private days = new Map<number, Buffer>();

  constructor(
    private readonly tx: Tx,
    private readonly keptHead: string | null,
  ) {
    this.isKeptHeadSeen = keptHead === null;
  }

  async go(): Promise<AuditVerdict> {
    this.days = new Map((await this.tx.sql(keptHeads())).map(({ number, hash }) => [number, hash]));
    const fault = (await this.firstFault()) ?? (await this.faultOfHead());
    const [tail] = await this.tx.sql(unsealedRows());
    const { number, hash } = this.last;
    return {
      fault,
      seals: number,
      sealedRows: this.sealedRows,
      unsealed: tail!,
      head: number === 0 ? null : { number, hash: hash.toString('hex') },
    };
  }

  private async firstFault(): Promise<AuditFault | null> {
    const rows = rowsInOrder(this.tx, { fromXid: '0', toXid: null, isChecked: true });
    let row = await rows.next();
    for await (const seal of this.seals()) {
      if (!follows(seal, this.last)) return { kind: 'SEAL', number: this.last.number + 1 };
      const hash = createHash('sha256');
      let count = 0;
      for (; !row.done && isBelow(row.value, seal.toXid); row = await rows.next()) {
        if (!row.value.fits) return { kind: 'ROW', id: row.value.id };
        hash.update(row.value.hash);
        count += 1;
      }
      if (count !== seal.rowCount || !hash.digest().equals(seal.rowsHash))
        return { kind: 'SEAL', number: seal.number };
      if (this.days.get(seal.number)?.equals(seal.hash) === false)
        return { kind: 'SEAL', number: seal.number };
      this.pass(seal);
    }
    for (; !row.done; row = await rows.next()) {
      if (!row.value.fits) return { kind: 'ROW', id: row.value.id };
    }
    return null;
  }

  private async faultOfHead(): Promise<AuditFault | null> {
    const [head] = await this.tx.sql(readHead());
    const { number, hash } = this.last;
    if (Math.max(head?.number ?? 0, ...this.days.keys()) > number)
      return { kind: 'SEAL', number: number + 1 };
    // Seals beyond the head, or a head of another chain: the newest seal is not the one that was put there.
    if (number > 0 && (head?.number !== number || !head.hash.equals(hash))) return { kind: 'SEAL', number };
    return this.isKeptHeadSeen ? null : { kind: 'HEAD' };
  }

  private pass(seal: AuditSeal): void {
    this.last = seal;
    this.sealedRows += seal.rowCount;
    if (seal.hash.toString('hex') === this.keptHead) this.isKeptHeadSeen = true;
  }

  private async *seals(): AsyncGenerator<AuditSeal> {
    let number = 0;
    for (;;) {
      const seals = await this.tx.sql(sealsAfter(number, SEALS_AT_ONCE));
      yield* seals;
      const last = seals.at(-1);
      if (!last || seals.length < SEALS_AT_ONCE) return;
      number = last.number;
    }
  }
}

const isBelow = (row: HashedRow, toXid: string): boolean => BigInt(row.xid) < BigInt(toXid);
