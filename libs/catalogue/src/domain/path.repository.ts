import { Injectable } from '@nestjs/common';
import { sql, type Tx } from '#database';
import type { CourseOnPath, PathContent } from './path.rules.js';

export interface StandingPath extends PathContent {
  readonly id: string;
  readonly version: number;
}

/** Paths as rows. All methods take the transaction first. Lock order: all courses (`CourseRepository.lockCatalogue`), then the path. */
@Injectable()
export class PathRepository {
  /** Index: pk_learning_paths. */
  async lockById(tx: Tx, id: string): Promise<StandingPath | null> {
    const locked = await tx.sql(sql`select from learning_paths where id = ${id} for update`);
    if (locked.length === 0) return null;
    const [row] = await tx.sql(sql<StandingPath>`
      select p.id, p.version, p.is_published as "isPublished", jsonb_build_object('km', p.title_km, 'en', p.title_en) as title,
        jsonb_build_object('km', p.lead_km, 'en', p.lead_en) as lead,
        array(select c.course_id from learning_path_courses c where c.path_id = p.id order by c.rank) as "courseIds"
      from learning_paths p where p.id = ${id}`);
    return row ?? null;
  }

  async insert(tx: Tx, id: string, path: PathContent): Promise<void> {
    await tx.sql(sql`
      insert into learning_paths (id, title_km, title_en, lead_km, lead_en, is_published)
      values (${id}, ${path.title.km}, ${path.title.en}, ${path.lead.km}, ${path.lead.en}, ${path.isPublished})`);
    await this.writeCourses(tx, id, path.courseIds);
  }

  async update(tx: Tx, id: string, path: PathContent): Promise<void> {
    await tx.sql(sql`
      update learning_paths set title_km = ${path.title.km}, title_en = ${path.title.en}, lead_km = ${path.lead.km},
        lead_en = ${path.lead.en}, is_published = ${path.isPublished}, version = version + 1 where id = ${id}`);
    await tx.sql(sql`delete from learning_path_courses where path_id = ${id}`);
    await this.writeCourses(tx, id, path.courseIds);
  }

  async coursesOf(tx: Tx, ids: readonly string[]): Promise<CourseOnPath[]> {
    return tx.sql(sql<CourseOnPath>`
      select c.id, c.state, array(select p.prerequisite_id from course_prerequisites p where p.course_id = c.id) as "prerequisiteIds"
      from courses c where c.id = any(${ids}::uuid[])`);
  }

  private async writeCourses(tx: Tx, id: string, courseIds: readonly string[]): Promise<void> {
    await tx.sql(sql`
      insert into learning_path_courses (path_id, rank, course_id)
      select ${id}::uuid, rank, course_id from unnest(${courseIds}::uuid[]) with ordinality as c (course_id, rank)`);
  }
}
