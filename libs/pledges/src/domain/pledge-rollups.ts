import { Injectable } from '@nestjs/common';
import { type Tx, UnitOfWork } from '#database';
import type { RollupBreakdown, RollupFilter } from './rollup-levels.js';
import { foldDeltas, lockFolding, sumsOf } from './rollups.sql.js';

/** What is pledged under one key, in one unit. Dimensions that the level does not tell apart are null. */
export interface PledgeSum {
  readonly cityId: string | null;
  readonly focusAreaId: string | null;
  readonly sectorId: string | null;
  readonly organisationKind: string | null;
  /** USD, KHR, or the code of a unit in kind. */
  readonly unit: string;
  /** Pledges offered or accepted, and their sum: cents, riel, or thousandths of the unit. */
  readonly pledgedCount: bigint;
  readonly pledgedSum: bigint;
  readonly acceptedCount: bigint;
  readonly acceptedSum: bigint;
}

/** Figures of pledges, kept in the transaction of each change (design, section 9). Exact in every snapshot. */
@Injectable()
export class PledgeRollups {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The sums by city, focus area, sector or kind of organisation (null: the whole), under a filter; one row for
   *  each key and unit, in no particular order. With `tx`, in its snapshot. */
  async read(breakdown: RollupBreakdown | null, filter: RollupFilter = {}, tx?: Tx): Promise<PledgeSum[]> {
    const query = sumsOf(breakdown, filter);
    const rows = await (tx ? tx.sql(query) : this.unitOfWork.read(query));
    return rows.map((row) => ({
      ...row,
      pledgedCount: BigInt(row.pledgedCount),
      pledgedSum: BigInt(row.pledgedSum),
      acceptedCount: BigInt(row.acceptedCount),
      acceptedSum: BigInt(row.acceptedSum),
    }));
  }

  /** Folds what writers left into the levels, so that readers have little to add. Figures do not change by it.
   *  For the worker's role. Answers how many deltas it took; 0 while another process folds. */
  async fold(): Promise<number> {
    return this.unitOfWork.run(async (tx) => {
      const [lock] = await tx.sql(lockFolding());
      if (!lock?.locked) return 0;
      const [answer] = await tx.sql(foldDeltas());
      return answer?.folded ?? 0;
    });
  }
}
