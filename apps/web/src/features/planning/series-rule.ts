import type { SeriesRuleInput, SeriesStep } from '../../shared/gql/graphql';
import { toAsciiDigits } from '../../shared/lib/digits';

export const STEPS = ['WEEK', 'TWO_WEEKS', 'MONTH'] as const satisfies readonly SeriesStep[];
export const SERIES_FIELDS = ['every', 'until', 'times', 'except', 'onHolidays'] as const;

/** What stands in the address of the page, and in the form that makes the drafts. */
export interface SeriesTyped {
  readonly every: string;
  readonly weekdays: readonly string[];
  readonly until: string;
  readonly times: string;
  readonly except: string;
  /** Something where it is ticked. */
  readonly onHolidays: string;
}

const DAY = /^\d{4}-\d\d-\d\d$/;
const dayOf = (typed: string): string => toAsciiDigits(typed.trim());

/** The rule as the api takes it. A figure that is none becomes one that the api refuses; a day that is none is null. */
export function ruleOf(typed: SeriesTyped): SeriesRuleInput | null {
  const until = dayOf(typed.until);
  const times = toAsciiDigits(typed.times.trim());
  const except = typed.except
    .split(/[\s,;]+/)
    .map(dayOf)
    .filter(Boolean);
  if ((until && !DAY.test(until)) || !except.every((day) => DAY.test(day))) return null;
  return {
    every: STEPS.find((step) => step === typed.every) ?? 'WEEK',
    weekdays: typed.weekdays.map((day) => (/^[1-7]$/.test(day) ? Number(day) : 0)),
    until: until || null,
    times: times ? (/^\d{1,3}$/.test(times) ? Number(times) : 0) : null,
    except,
    onHolidays: typed.onHolidays !== '',
  };
}
