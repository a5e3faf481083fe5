const DAY_MS = 86_400_000;

/** Days for which a deputy is named, at most; the first and the last count. */
export const MOST_DEPUTY_DAYS = 92;

/** Days of the calendar, such as `2026-11-09`; both count. */
export interface DeputyDays {
  readonly startsOn: string;
  readonly endsOn: string;
}

/** Do they end after they begin, and soon enough? Source: docs/stories/approval-deputies.md. */
export function areDeputyDays({ startsOn, endsOn }: DeputyDays): boolean {
  const days = (Date.parse(endsOn) - Date.parse(startsOn)) / DAY_MS + 1;
  return days >= 1 && days <= MOST_DEPUTY_DAYS;
}
