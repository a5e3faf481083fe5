import { Injectable } from '@nestjs/common';
import { PublicReads } from '#database';
import { keyAfter, type LocalizedText, type Page, type PageRequest, toPage } from '#kernel';
import { byId, groupBy, matching, text } from './reading.js';

export interface PathView {
  readonly id: string;
  readonly title: LocalizedText;
  readonly lead: LocalizedText;
  readonly isPublished: boolean;
  readonly version: number;
  /** In the order in which to take them. */
  readonly courseIds: readonly string[];
}

const PATH = `select p.id, ${text('p.title')} as title, ${text('p.lead')} as lead, p.is_published as "isPublished", p.version,
  array(select c.course_id from learning_path_courses c where c.path_id = p.id order by c.rank) as "courseIds" from learning_paths p`;

/** Paths as plain rows, set by set. The caller decides who sees one that is not published. */
@Injectable()
export class PathReads {
  constructor(private readonly publicReads: PublicReads) {}

  async byIds(ids: readonly string[]): Promise<Map<string, PathView>> {
    return byId(await this.publicReads.sql(matching<PathView>(`${PATH} where p.id = any($1)`, ids)));
  }

  /** Paths in the order in which they were written. */
  async page(all: boolean, request: PageRequest): Promise<Page<PathView>> {
    const [after] = keyAfter(request, ['id']) ?? [null];
    const rows = await this.publicReads.sql<PathView>({
      text: `${PATH} where ($1 or p.is_published) and ($2::uuid is null or p.id > $2) order by p.id limit $3`,
      values: [all, after, request.first + 1],
    });
    return toPage(rows, request.first, ({ id }) => [id]);
  }

  /** The published paths that each course stands on. A course on none has no entry. */
  async ofCourses(courseIds: readonly string[]): Promise<Map<string, PathView[]>> {
    const query = `select o.course_id as "courseId", p.* from learning_path_courses o join (${PATH}) p on p.id = o.path_id
      where o.course_id = any($1) and p."isPublished" order by o.course_id, p.id`;
    const rows = await this.publicReads.sql(matching<PathView & { courseId: string }>(query, courseIds));
    return groupBy(rows, ({ courseId }) => courseId);
  }
}
