import { Injectable } from '@nestjs/common';
import { PublicReads } from '#database';
import { keyAfter, type Page, type PageRequest, toPage } from '#kernel';
import type { CourseModuleView, CourseOutlineItemView, CourseView } from './catalogue.views.js';
import type { AudienceKind, CourseLevel, CourseState } from './course.rules.js';
import { byId, groupBy, matching, text } from './reading.js';

const COURSE = `select c.id, c.code, ${text('c.title')} as title, ${text('c.lead')} as lead,
  ${text('c.description')} as description, ${text('c.audience')} as audience, c.sector_id as "sectorId", c.state, c.level,
  c.audience_kinds as "audienceKinds", c.languages, c.version from courses c`;

export interface CourseFilter {
  readonly state: CourseState;
  readonly sectorId: string | null;
  readonly level: CourseLevel | null;
  /** Those for this kind of organisation, among them those for all. */
  readonly audienceKind: AudienceKind | null;
}

/** Courses as plain rows, set by set, under the role that sees no people. The caller decides who sees a draft. */
@Injectable()
export class CourseReads {
  constructor(private readonly publicReads: PublicReads) {}

  /** In whatever state: a session names its course for ever. */
  async byIds(ids: readonly string[]): Promise<Map<string, CourseView>> {
    return byId(await this.publicReads.sql(matching<CourseView>(`${COURSE} where c.id = any($1)`, ids)));
  }

  /** Courses by code. */
  async page(filter: CourseFilter, request: PageRequest): Promise<Page<CourseView>> {
    const [code] = keyAfter(request, ['text']) ?? [''];
    const rows = await this.publicReads.sql<CourseView>({
      text: `${COURSE} where c.code > $1 and c.state = $3 and ($4::uuid is null or c.sector_id = $4)
          and ($5::text is null or c.level = $5)
          and ($6::text is null or c.audience_kinds = '{}' or $6 = any(c.audience_kinds))
        order by c.code limit $2`,
      values: [code, request.first + 1, filter.state, filter.sectorId, filter.level, filter.audienceKind],
    });
    return toPage(rows, request.first, (course) => [course.code]);
  }

  /** The modules of each course, in order. A course without any has no entry. */
  async modulesOf(courseIds: readonly string[]): Promise<Map<string, CourseModuleView[]>> {
    const query = `select m.course_id as "courseId", ${text('m.title')} as title, m.minutes,
        coalesce((select jsonb_agg(${text('o.text')} order by o.rank) from course_objectives o where o.module_id = m.id),
          '[]'::jsonb) as objectives
      from course_modules m where m.course_id = any($1) order by m.course_id, m.rank`;
    return groupBy(await this.publicReads.sql(matching<CourseModuleView>(query, courseIds)), courseOf);
  }

  /** The courses that come before each one, by code. */
  async prerequisitesOf(courseIds: readonly string[]): Promise<Map<string, CourseView[]>> {
    const query = `select p.course_id as "courseId", c.* from course_prerequisites p join (${COURSE}) c on c.id = p.prerequisite_id
      where p.course_id = any($1) order by p.course_id, c.code`;
    const rows = await this.publicReads.sql(matching<CourseView & { courseId: string }>(query, courseIds));
    return groupBy(rows, courseOf);
  }

  /** The outline of each course, in order. A course without one has no entry. */
  async outlinesOf(courseIds: readonly string[]): Promise<Map<string, CourseOutlineItemView[]>> {
    const query = `select course_id as "courseId", offset_minutes as "offsetMinutes", is_break as "isBreak",
        ${text('title')} as title, case when note_km is not null then ${text('note')} end as note
      from course_outline_items where course_id = any($1) order by course_id, rank`;
    return groupBy(await this.publicReads.sql(matching<CourseOutlineItemView>(query, courseIds)), courseOf);
  }
}

const courseOf = ({ courseId }: { readonly courseId: string }): string => courseId;
