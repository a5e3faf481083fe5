import { isRefused, type Result } from '#kernel';
import type { Tx } from './tx.js';
import type { UnitOfWork } from './unit-of-work.js';

/** Thrown to undo what was only tried. */
export class DryRun extends Error {
  private constructor(readonly outcome: unknown) {
    super('Only tried');
  }

  /** Runs `work` and undoes all of it, whatever it answers: what it tells is what it would do now. It holds its locks for as long as it
   *  takes, and the clock of the database goes on, so a later run may answer otherwise. */
  static async of<T extends Result<unknown>>(
    unitOfWork: UnitOfWork,
    work: (tx: Tx) => Promise<T>,
  ): Promise<T> {
    try {
      return await unitOfWork.run(async (tx) => {
        const outcome = await work(tx);
        if (isRefused(outcome)) return outcome;
        throw new DryRun(outcome);
      });
    } catch (error) {
      if (error instanceof DryRun) return error.outcome as T;
      throw error;
    }
  }
}
