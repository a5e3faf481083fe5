import type { SqlQuery } from '#database';
import type { Breakdown, OverviewFilter, PeopleMeasure } from './overview.views.js';

/** How a session of `overview_rollups` or `overview_people` (both as `p`) leads to its city, sector and focus area. */
const PLACES = `join sessions s on s.id = p.session_id join courses c on c.id = s.course_id join sectors f on f.id = c.sector_id`;

const CONDITIONS = `($1::uuid is null or s.city_id = $1) and (not $2::boolean or s.city_id is null)
  and ($3::uuid[] is null or s.city_id = any($3)) and ($4::uuid is null or f.focus_area_id = $4)
  and ($5::uuid is null or f.id = $5) and ($6::text is null or p.organisation_kind = $6)`;

const conditionValues = (filter: OverviewFilter): unknown[] => [
  filter.cityId ?? null,
  filter.isOnline ?? false,
  filter.within ?? null,
  filter.focusAreaId ?? null,
  filter.sectorId ?? null,
  filter.organisationKind ?? null,
];

export interface PeopleSum {
  /** Null: the whole. */
  readonly breakdown: Breakdown | null;
  readonly key: string | null;
  readonly measure: PeopleMeasure;
  readonly people: string;
}

/** The sums of people under a filter, as a whole and by each breakdown, in one pass over `overview_rollups`: some rows
 *  for each session, whatever the number of people. `grouping` has a bit for each column that a set leaves out. */
export const sumsOfPeople = (filter: OverviewFilter): SqlQuery<PeopleSum> => ({
  text: `select case grouping(s.city_id, f.focus_area_id, f.id, p.organisation_kind)
        when 7 then 'CITY' when 11 then 'FOCUS_AREA' when 13 then 'SECTOR' when 14 then 'KIND' end as breakdown,
      coalesce(s.city_id::text, f.focus_area_id::text, f.id::text, p.organisation_kind) as key,
      p.measure, sum(p.people)::text as people
    from overview_rollups p ${PLACES} where ${CONDITIONS}
    group by grouping sets ((p.measure), (p.measure, s.city_id), (p.measure, f.focus_area_id), (p.measure, f.id),
      (p.measure, p.organisation_kind))
    having sum(p.people) <> 0`,
  values: conditionValues(filter),
});

export interface PersonRow {
  readonly id: string;
  readonly fullName: string;
  readonly organisationKm: string;
  readonly organisationEn: string;
  readonly sessionId: string;
  readonly status: string | null;
  readonly at: Date;
}

/** The people whom a figure counts, the newest first. Index: the primary key of what the measure counts, backwards. Names are
 *  looked up for the page alone: whether a person may be seen costs more than a row. */
export const rowsOfPeople = (
  measure: PeopleMeasure,
  filter: OverviewFilter,
  after: string | null,
  limit: number,
): SqlQuery<PersonRow> => ({
  text: `select r.id, n.full_name as "fullName", coalesce(o.name_km, r.organisation_name) as "organisationKm",
      coalesce(o.name_en, r.organisation_name) as "organisationEn", r.session_id as "sessionId",
      case when h.id is not null then 'ADDRESS_AWAITED' else r.status end as status, r.at
    from (select p.* from overview_people p ${PLACES}
      where p.measure = $7 and ${CONDITIONS} and ($8::uuid is null or p.id < $8)
      order by p.id desc limit $9) r
    join people n on n.id = r.person_id left join organisations o on o.id = r.organisation_id
    left join registrations h on h.id = r.id and h.pending_reason = 'ADDRESS'
    order by r.id desc`,
  values: [...conditionValues(filter), measure, after, limit],
});
