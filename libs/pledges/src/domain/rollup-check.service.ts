import { Injectable } from '@nestjs/common';
import { type Tx, UnitOfWork } from '#database';
import { isCheckDue } from './rollup-check.rules.js';
import {
  type CheckOutcome,
  compareWithPlain,
  insertCheck,
  type LastCheck,
  lastCheck,
  rebuildLevels,
} from './rollup-check.sql.js';
import { awaitFolding } from './rollups.sql.js';

/** Proves the figures of pledges, and makes them anew. */
@Injectable()
export class RollupCheck {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Compares every figure with the plain sum over all pledges and writes down what it found. Nothing waits for it.
   *  For the worker's role or the owner's. */
  async check(): Promise<CheckOutcome> {
    return this.unitOfWork.run(async (tx) => {
      await takeTime(tx);
      const [outcome] = await tx.sql(compareWithPlain());
      await tx.sql(insertCheck(outcome!));
      return outcome!;
    });
  }

  /** The check, when the night has come for it; null otherwise. */
  async checkWhenDue(timeZone: string): Promise<CheckOutcome | null> {
    const [last] = await this.unitOfWork.read(lastCheck());
    return !last || isCheckDue(last.checkedAt, last.now, timeZone) ? this.check() : null;
  }

  /** What the last check found; null when there was none. */
  async last(tx?: Tx): Promise<LastCheck | null> {
    const [last] = await (tx ? tx.sql(lastCheck()) : this.unitOfWork.read(lastCheck()));
    return last ? { checkedAt: last.checkedAt, compared: last.compared, wrong: last.wrong } : null;
  }

  /** Makes every level anew from the pledges. Writers go on meanwhile. For the worker's role or the owner's. */
  async rebuild(): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      await takeTime(tx);
      await tx.sql(awaitFolding());
      await tx.sql(rebuildLevels());
    });
  }
}

/** Reading every pledge may take longer than a statement is given elsewhere. */
const takeTime = async (tx: Tx): Promise<void> => {
  await tx.sql({ text: `set local statement_timeout = '10min'`, values: [] });
};
