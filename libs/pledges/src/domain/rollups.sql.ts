import { sql, type SqlQuery } from '#database';
import {
  columnsOf,
  levelOf,
  ROLLUP_LEVELS,
  type RollupBreakdown,
  type RollupFilter,
  type RollupLevel,
} from './rollup-levels.js';

/** Any number; whoever folds deltas holds it until the end of the transaction. */
const FOLDING_LOCK = 7_264_512_012;

export const DIMENSIONS = ['city_id', 'focus_area_id', 'sector_id', 'organisation_kind'] as const;
export const MEASURES = ['pledged_count', 'pledged_sum', 'accepted_count', 'accepted_sum'] as const;

/** True when this transaction may fold; false while another one does. Answers at once. */
export const lockFolding = (): SqlQuery<{ locked: boolean }> => sql`
  select pg_try_advisory_xact_lock(${FOLDING_LOCK}) as locked`;

/** Waits until nobody folds. */
export const awaitFolding = (): SqlQuery<never> => sql`select pg_advisory_xact_lock(${FOLDING_LOCK})`;

const levels = Object.keys(ROLLUP_LEVELS) as RollupLevel[];
const groupingSet = (level: RollupLevel): string => `(${['unit', ...columnsOf(level)].join(', ')})`;
/** `grouping(…)` has a bit for each column that a set leaves out, the first column the highest. */
const maskOf = (level: RollupLevel): number =>
  DIMENSIONS.reduce((mask, column) => mask * 2 + (columnsOf(level).includes(column) ? 0 : 1), 0);

/** All levels of `source`, a relation with the columns of `pledge_rollup_deltas`, in one pass. */
export const levelsOf = (source: string): string => `
  select case grouping(${DIMENSIONS.join(', ')}) ${levels.map((level) => `when ${maskOf(level)} then '${level}'`).join(' ')} end as level,
    ${DIMENSIONS.join(', ')}, unit, ${MEASURES.map((measure) => `sum(${measure})::${measure.endsWith('count') ? 'bigint' : 'numeric'} as ${measure}`).join(', ')}
  from ${source} group by grouping sets (${levels.map(groupingSet).join(', ')})`;

/** Deltas of ended transactions go into the levels; those of open ones stay for the next time. One statement, so
 *  that every reader sees each delta exactly once, before or after. Needs `lockFolding`: with one writer only, no
 *  two upserts meet. Answers how many deltas it took. */
export const foldDeltas = (): SqlQuery<{ folded: number }> => ({
  text: `
  with taken as (delete from pledge_rollup_deltas returning *),
  leaf as (
    select ${DIMENSIONS.join(', ')}, unit, ${MEASURES.map((measure) => `sum(${measure}) as ${measure}`).join(', ')}
    from taken group by ${DIMENSIONS.join(', ')}, unit),
  folded as (
    insert into pledge_rollups as r (level, ${DIMENSIONS.join(', ')}, unit, ${MEASURES.join(', ')})
    ${levelsOf('leaf')}
    on conflict on constraint uq_pledge_rollups__key do update set
      ${MEASURES.map((measure) => `${measure} = r.${measure} + excluded.${measure}`).join(', ')})
  select count(*)::int as folded from taken`,
  values: [],
});

/** Pledges as deltas: the plain sums of what stands, at the finest key. */
export const PLAIN_LEAVES = `
  select ${DIMENSIONS.join(', ')}, coalesce(currency, unit_code) as unit,
    count(*) as pledged_count, sum(coalesce(amount_minor, quantity_thousandths)) as pledged_sum,
    count(*) filter (where status = 'ACCEPTED') as accepted_count,
    coalesce(sum(coalesce(amount_minor, quantity_thousandths)) filter (where status = 'ACCEPTED'), 0) as accepted_sum
  from pledges where status in ('OFFERED', 'ACCEPTED') group by 1, 2, 3, 4, 5`;

/** One row of a level as the driver answers it: counts and sums as decimal text, exact at any size. */
export interface PledgeSumRow {
  readonly cityId: string | null;
  readonly focusAreaId: string | null;
  readonly sectorId: string | null;
  readonly organisationKind: string | null;
  readonly unit: string;
  readonly pledgedCount: string;
  readonly pledgedSum: string;
  readonly acceptedCount: string;
  readonly acceptedSum: string;
}

const FILTERS: readonly (readonly [keyof RollupFilter, string])[] = [
  ['cityId', 'city_id = $::uuid'],
  ['focusAreaId', 'focus_area_id = $::uuid'],
  ['sectorId', 'sector_id = $::uuid'],
  ['organisationKind', 'organisation_kind = $'],
];

/** The rows of one breakdown under one filter: the level's rows and the deltas that are not yet folded, added in
 *  one statement. Indexes: uq_pledge_rollups__key and ix_pledge_rollups__level_…; the deltas are few. */
export function sumsOf(breakdown: RollupBreakdown | null, filter: RollupFilter): SqlQuery<PledgeSumRow> {
  const level = levelOf(breakdown, filter);
  const given = FILTERS.filter(([name]) => filter[name]);
  const where = given.map(([, condition], at) => condition.replace('$', `$${at + 1}`));
  const columns = columnsOf(level);
  const inner = [...columns, 'unit', ...MEASURES].join(', ');
  const shown = DIMENSIONS.map(
    (column) => `${columns.includes(column) ? column : 'null'} as "${camel(column)}"`,
  );
  const sums = MEASURES.map((measure) => `sum(${measure}) as "${camel(measure)}"`);
  return {
    text: `
    select ${[...shown, 'unit', ...sums].join(', ')}
    from (
      select ${inner} from pledge_rollups where ${[`level = '${level}'`, ...where].join(' and ')}
      union all
      select ${inner} from pledge_rollup_deltas ${where.length > 0 ? `where ${where.join(' and ')}` : ''}
    ) as parts
    group by ${[...columns, 'unit'].join(', ')} having sum(pledged_count) <> 0`,
    values: given.map(([name]) => filter[name]),
  };
}

const camel = (column: string): string =>
  column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
