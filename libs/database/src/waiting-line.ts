import { sql, type SqlQuery } from './sql.js';
import type { Tx } from './tx.js';
import type { UnitOfWork } from './unit-of-work.js';

export type LineEnd = 'NEWEST' | 'OLDEST';

/** Rows that triggers put in a line, each for something that is to be looked at again. */
export interface WaitingLine {
  /** Held by whoever works on it, by name: `identity.compare-people`. */
  readonly lock: string;
  /** Deletes and answers some of them: what changes later waits anew. */
  take(most: number, first: LineEnd): SqlQuery<{ readonly subjectId: string }>;
  /** Looks at these; each is named once. */
  work(tx: Tx, subjectIds: readonly string[]): Promise<void>;
}

/** Takes some of those who wait and works on them, in one transaction. Answers how many rows it took: 0 when nobody waits, or
 *  somebody else works on the line, since of two that are looked at at the same time neither would see the other. */
export async function workOnLine(
  unitOfWork: UnitOfWork,
  line: WaitingLine,
  most: number,
  first: LineEnd,
): Promise<number> {
  return unitOfWork.run(async (tx) => {
    const [lock] = await tx.sql(
      sql<{ held: boolean }>`select pg_try_advisory_xact_lock(hashtext(${line.lock})) as held`,
    );
    if (!lock?.held) return 0;
    const taken = await tx.sql(line.take(most, first));
    const ids = [...new Set(taken.map(({ subjectId }) => subjectId))];
    if (ids.length > 0) await line.work(tx, ids);
    return taken.length;
  });
}

/** Works on all who wait, the oldest first, `atOnce` in one transaction and `most` in all. Answers how many it took. */
export async function workOffLine(
  unitOfWork: UnitOfWork,
  line: WaitingLine,
  { atOnce, most }: { readonly atOnce: number; readonly most: number },
): Promise<number> {
  let taken = 0;
  while (taken < most) {
    const slice = await workOnLine(unitOfWork, line, atOnce, 'OLDEST');
    if (slice === 0) break;
    taken += slice;
  }
  return taken;
}
