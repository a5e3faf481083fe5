import { sql, type SqlQuery } from '#database';
import { newId } from '#kernel';
import { DIMENSIONS, levelsOf, MEASURES, PLAIN_LEAVES } from './rollups.sql.js';

const KEY = ['level', ...DIMENSIONS, 'unit'].join(', ');
const EXAMPLES = 20;

const side = (name: 'standing' | 'plain', source: string): string =>
  `select '${name}' as side, ${KEY}, ${MEASURES.join(', ')} from ${source}`;

const figures = (name: 'standing' | 'plain'): string =>
  `jsonb_build_object(${MEASURES.map((measure) => `'${measure}', coalesce(sum(${measure}) filter (where side = '${name}'), 0)::text`).join(', ')})`;

export interface CheckOutcome {
  readonly compared: number;
  readonly wrong: number;
  readonly examples: readonly WrongFigure[];
}

/** One figure that differs: counts and sums as decimal text. */
export interface WrongFigure {
  readonly level: string;
  readonly city_id: string | null;
  readonly focus_area_id: string | null;
  readonly sector_id: string | null;
  readonly organisation_kind: string | null;
  readonly unit: string;
  readonly standing: Readonly<Record<(typeof MEASURES)[number], string>>;
  readonly plain: Readonly<Record<(typeof MEASURES)[number], string>>;
}

/** Compares what readers would be told with the plain sums, on every level, in one snapshot: writers and the folding
 *  go on meanwhile. Reads every pledge. */
export const compareWithPlain = (): SqlQuery<CheckOutcome> => ({
  text: `
  with sides as (
    ${side('standing', 'pledge_rollups')}
    union all ${side('standing', `(${levelsOf('pledge_rollup_deltas')}) as pending`)}
    union all ${side('plain', `(${levelsOf(`(${PLAIN_LEAVES}) as leaf`)}) as reckoned`)}),
  compared as (
    select ${KEY}, ${figures('standing')} as standing, ${figures('plain')} as plain
    from sides group by ${KEY}),
  wrong as (select * from compared where standing <> plain)
  select (select count(*)::int from compared) as compared, (select count(*)::int from wrong) as wrong,
    coalesce((select jsonb_agg(first) from (select * from wrong order by ${KEY} limit ${EXAMPLES}) as first), '[]'::jsonb) as examples`,
  values: [],
});

/** The levels anew from the plain sums, in one snapshot: what open transactions are changing at this moment is in
 *  neither the pledges that it reads nor the deltas that it takes. Needs the folding lock, taken in a statement of
 *  its own before. */
export const rebuildLevels = (): SqlQuery<never> => ({
  text: `
  with taken as (delete from pledge_rollup_deltas),
  plain as materialized (${levelsOf(`(${PLAIN_LEAVES}) as leaf`)}),
  emptied as (
    update pledge_rollups r set ${MEASURES.map((measure) => `${measure} = 0`).join(', ')}
    where not exists (select from plain p where p.level = r.level and p.unit = r.unit
      and ${DIMENSIONS.map((column) => `p.${column} is not distinct from r.${column}`).join(' and ')}))
  insert into pledge_rollups as r (level, ${DIMENSIONS.join(', ')}, unit, ${MEASURES.join(', ')})
  select level, ${DIMENSIONS.join(', ')}, unit, ${MEASURES.join(', ')} from plain
  on conflict on constraint uq_pledge_rollups__key do update set
    ${MEASURES.map((measure) => `${measure} = excluded.${measure}`).join(', ')}`,
  values: [],
});

export const insertCheck = (outcome: CheckOutcome): SqlQuery<never> => sql`
  insert into pledge_rollup_checks (id, compared, wrong, examples)
  values (${newId()}, ${outcome.compared}, ${outcome.wrong}, ${JSON.stringify(outcome.examples)}::jsonb)`;

export interface LastCheck {
  readonly checkedAt: Date;
  readonly compared: number;
  readonly wrong: number;
}

/** Index: ix_pledge_rollup_checks__checked_at. */
export const lastCheck = (): SqlQuery<LastCheck & { readonly now: Date }> => sql`
  select checked_at as "checkedAt", compared, wrong, app_now() as now
  from pledge_rollup_checks order by checked_at desc limit 1`;
