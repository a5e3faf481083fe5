import type { SqlQuery } from '#database';
import type { TestDatabase } from './test-database.js';

interface Plan {
  readonly 'Node Type': string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Plan[];
}

/** Rows that the scans of a question looked at, as PostgreSQL counts them while it answers. */
export async function rowsLookedAt(db: TestDatabase, { text, values }: SqlQuery<unknown>): Promise<number> {
  const [row] = await db.ownerSql<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
    `explain (analyze, timing off, format json) ${text}`,
    values,
  );
  const count = (plan: Plan): number =>
    (plan['Node Type'].endsWith('Scan')
      ? (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0)) * plan['Actual Loops']
      : 0) + (plan.Plans ?? []).reduce((sum, inner) => sum + count(inner), 0);
  return count(row!['QUERY PLAN'][0].Plan);
}
