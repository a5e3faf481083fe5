import { sql, type SqlQuery } from '#database';

/* Days on which nobody works, by country: read here, written by an operator. Source: docs/stories/approvals.md. */

/** Where the programme is at home. */
export const HOME_COUNTRY = 'KH';

/** The days of the holidays at home from a day on, such as `2026-11-09`. Key: pk_public_holidays. */
export const holidaysFrom = (from: Date): SqlQuery<{ day: string }> => sql`
  select held_on::text as day from public_holidays where country_code = ${HOME_COUNTRY} and held_on >= ${from}::date - 1 order by 1`;
