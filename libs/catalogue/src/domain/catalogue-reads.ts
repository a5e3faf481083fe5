import { Injectable } from '@nestjs/common';
import { PublicReads, type SqlQuery } from '#database';
import { keyAfter, type Locale, type Page, type PageRequest, toPage } from '#kernel';
import type {
  CityView,
  CourseOutlineItemView,
  CourseView,
  FocusAreaView,
  SectorView,
} from './catalogue.views.js';

const text = (column: string): string => `jsonb_build_object('km', ${column}_km, 'en', ${column}_en)`;

const CITY = `select id, code, ${text('name')} as name, country_code as "countryCode", time_zone as "timeZone",
  is_pilot as "isPilot", upper(weave) as weave from cities`;
const FOCUS_AREA = `select id, code, ${text('name')} as name, rank from focus_areas`;
const SECTOR = `select id, code, ${text('name')} as name, focus_area_id as "focusAreaId" from sectors`;
const COURSE = `select id, code, ${text('title')} as title, ${text('lead')} as lead,
  ${text('description')} as description, ${text('audience')} as audience, sector_id as "sectorId" from courses`;

/** The catalogue as everybody reads it: plain rows, set by set, under the role that sees no people. */
@Injectable()
export class CatalogueReads {
  constructor(private readonly publicReads: PublicReads) {}

  async citiesByIds(ids: readonly string[]): Promise<Map<string, CityView>> {
    return byId(await this.publicReads.sql(matching<CityView>(`${CITY} where id = any($1)`, ids)));
  }

  async citiesByCodes(codes: readonly string[]): Promise<Map<string, CityView>> {
    const rows = await this.publicReads.sql(matching<CityView>(`${CITY} where code = any($1)`, codes));
    return new Map(rows.map((row) => [row.code, row]));
  }

  /** Cities where the programme works first, then by code. */
  async pageOfCities(request: PageRequest): Promise<Page<CityView>> {
    const [isOther, code] = keyAfter(request, ['number', 'text']) ?? [-1, ''];
    const rows = await this.publicReads.sql<CityView>({
      text: `${CITY} where (case when is_pilot then 0 else 1 end, code) > ($1::int, $2)
        order by case when is_pilot then 0 else 1 end, code limit $3`,
      values: [isOther, code, request.first + 1],
    });
    return toPage(rows, request.first, (city) => [city.isPilot ? 0 : 1, city.code]);
  }

  async focusAreasByIds(ids: readonly string[]): Promise<Map<string, FocusAreaView>> {
    return byId(await this.publicReads.sql(matching<FocusAreaView>(`${FOCUS_AREA} where id = any($1)`, ids)));
  }

  /** Focus areas in the network's order. */
  async pageOfFocusAreas(request: PageRequest): Promise<Page<FocusAreaView>> {
    const [rank, code] = keyAfter(request, ['number', 'text']) ?? [-1, ''];
    const rows = await this.publicReads.sql<FocusAreaView>({
      text: `${FOCUS_AREA} where (rank, code) > ($1::int, $2) order by rank, code limit $3`,
      values: [rank, code, request.first + 1],
    });
    return toPage(rows, request.first, (area) => [area.rank, area.code]);
  }

  async sectorsByIds(ids: readonly string[]): Promise<Map<string, SectorView>> {
    return byId(await this.publicReads.sql(matching<SectorView>(`${SECTOR} where id = any($1)`, ids)));
  }

  /** The sectors of each focus area, by name in the reader's language. An area without sectors has no entry. */
  async sectorsOfFocusAreas(
    focusAreaIds: readonly string[],
    locale: Locale,
  ): Promise<Map<string, SectorView[]>> {
    const query = `${SECTOR} where focus_area_id = any($1)
      order by focus_area_id, name_${locale} collate "${locale}-x-icu", code`;
    const rows = await this.publicReads.sql(matching<SectorView>(query, focusAreaIds));
    return groupBy(rows, (row) => row.focusAreaId);
  }

  async coursesByIds(ids: readonly string[]): Promise<Map<string, CourseView>> {
    return byId(await this.publicReads.sql(matching<CourseView>(`${COURSE} where id = any($1)`, ids)));
  }

  /** Courses by code. */
  async pageOfCourses(request: PageRequest): Promise<Page<CourseView>> {
    const [code] = keyAfter(request, ['text']) ?? [''];
    const rows = await this.publicReads.sql<CourseView>({
      text: `${COURSE} where code > $1 order by code limit $2`,
      values: [code, request.first + 1],
    });
    return toPage(rows, request.first, (course) => [course.code]);
  }

  /** The outline of each course, in order. A course without one has no entry. */
  async outlinesOf(courseIds: readonly string[]): Promise<Map<string, CourseOutlineItemView[]>> {
    const query = `select course_id as "courseId", offset_minutes as "offsetMinutes", is_break as "isBreak",
        ${text('title')} as title, case when note_km is not null then ${text('note')} end as note
      from course_outline_items where course_id = any($1) order by course_id, rank`;
    const rows = await this.publicReads.sql(matching<CourseOutlineItemView>(query, courseIds));
    return groupBy(rows, (row) => row.courseId);
  }
}

const matching = <Row>(statement: string, values: readonly string[]): SqlQuery<Row> => ({
  text: statement,
  values: [values],
});

const byId = <Row extends { readonly id: string }>(rows: readonly Row[]): Map<string, Row> =>
  new Map(rows.map((row) => [row.id, row]));

function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
