import type { SqlQuery } from '#database';
import { daysKept, type RetentionSubject } from './retention.rules.js';

/** Rows of one table that pass by themselves. Counting what is due and letting it pass ask by one condition, so that neither
 *  can say other than the other. All texts are the code's own. */
export interface PassingRows {
  readonly subject: RetentionSubject;
  readonly table: string;
  /** Holds for a row whose time is over; $1 are the days that it is kept. */
  readonly isOver: string;
  /** What takes the personal columns out of a row that stays; without it the row goes. */
  readonly blank?: string;
}

/** Deletes or blanks what has passed its time, and answers how many rows it was. */
export const letPass = (passing: PassingRows): SqlQuery<{ count: number }> => ({
  text: `with gone as (${passing.blank ? `update ${passing.table} set ${passing.blank}` : `delete from ${passing.table}`}
      where ${passing.isOver} returning 1)
    select count(*)::int as count from gone`,
  values: [daysKept(passing.subject)],
});

/** How many rows `letPass` would take now; changes nothing. */
export const countDue = (passing: PassingRows): SqlQuery<{ count: number }> => ({
  text: `select count(*)::int as count from ${passing.table} where ${passing.isOver}`,
  values: [daysKept(passing.subject)],
});
