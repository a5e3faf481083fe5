import { sql, type SqlQuery } from '#database';
import type { LocalizedText } from '#kernel';

/* Days on which nobody works, by country: read here, written by an operator. Source: docs/stories/approvals.md,
   docs/stories/series.md. */

/** Where the programme is at home. */
export const HOME_COUNTRY = 'KH';

export interface PublicHoliday {
  /** `2026-11-09`. */
  readonly day: string;
  readonly name: LocalizedText;
}

/** The holidays at home from a day on, the earliest first. Key: pk_public_holidays. */
export const holidaysFrom = (from: Date): SqlQuery<PublicHoliday> => sql`
  select held_on::text as day, jsonb_build_object('km', name_km, 'en', name_en) as name from public_holidays
  where country_code = ${HOME_COUNTRY} and held_on >= ${from}::date - 1 order by 1`;
