import { Injectable } from '@nestjs/common';
import { PublicReads } from '#database';
import { keyAfter, type LocalizedText, type Page, type PageRequest, toPage } from '#kernel';
import { byId, groupBy, matching, text } from './reading.js';

export interface ExperienceView {
  readonly id: string;
  readonly title: LocalizedText;
  readonly summary: LocalizedText;
  readonly countryCode: string;
  readonly city: LocalizedText | null;
  readonly year: number;
  readonly sourceName: string;
  readonly sourceUrl: string;
  readonly isPublished: boolean;
  readonly version: number;
  /** In the order in which they were chosen. */
  readonly sectorIds: readonly string[];
  readonly courseIds: readonly string[];
}

const EXPERIENCE = `select e.id, ${text('e.title')} as title, ${text('e.summary')} as summary, e.country_code as "countryCode",
  case when e.city_km is not null then ${text('e.city')} end as city, e.year, e.source_name as "sourceName",
  e.source_url as "sourceUrl", e.is_published as "isPublished", e.version,
  array(select s.sector_id from experience_sectors s where s.experience_id = e.id order by s.rank) as "sectorIds",
  array(select c.course_id from experience_courses c where c.experience_id = e.id order by c.rank) as "courseIds"
  from experiences e`;

export interface ExperienceFilter {
  /** Only those that are, or are not, published; null for both. */
  readonly isPublished: boolean | null;
  readonly countryCode: string | null;
  readonly sectorId: string | null;
}

/** Experiences as plain rows, set by set. The caller decides who sees one that is not published. */
@Injectable()
export class ExperienceReads {
  constructor(private readonly publicReads: PublicReads) {}

  async byIds(ids: readonly string[]): Promise<Map<string, ExperienceView>> {
    return byId(
      await this.publicReads.sql(matching<ExperienceView>(`${EXPERIENCE} where e.id = any($1)`, ids)),
    );
  }

  /** The last written first. */
  async page(filter: ExperienceFilter, request: PageRequest): Promise<Page<ExperienceView>> {
    const [before] = keyAfter(request, ['id']) ?? [null];
    const rows = await this.publicReads.sql<ExperienceView>({
      text: `${EXPERIENCE} where ($1::boolean is null or e.is_published = $1) and ($2::uuid is null or e.id < $2)
          and ($4::text is null or e.country_code = $4)
          and ($5::uuid is null or exists (
            select from experience_sectors s where s.experience_id = e.id and s.sector_id = $5))
        order by e.id desc limit $3`,
      values: [filter.isPublished, before, request.first + 1, filter.countryCode, filter.sectorId],
    });
    return toPage(rows, request.first, ({ id }) => [id]);
  }

  /** The published ones that bear on each course, the last written first. A course without any has no entry. */
  async ofCourses(courseIds: readonly string[]): Promise<Map<string, ExperienceView[]>> {
    const query = `select o.course_id as "courseId", e.* from experience_courses o join (${EXPERIENCE}) e on e.id = o.experience_id
      where o.course_id = any($1) and e."isPublished" order by o.course_id, e.id desc`;
    const rows = await this.publicReads.sql(
      matching<ExperienceView & { courseId: string }>(query, courseIds),
    );
    return groupBy(rows, ({ courseId }) => courseId);
  }

  /** Codes of the countries of which everybody reads something. */
  async countryCodes(): Promise<string[]> {
    const rows = await this.publicReads.sql<{ code: string }>({
      text: `select distinct country_code as code from experiences where is_published order by 1`,
      values: [],
    });
    return rows.map(({ code }) => code);
  }
}
