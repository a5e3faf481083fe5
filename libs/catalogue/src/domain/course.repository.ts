import { Injectable } from '@nestjs/common';
import { sql, type Tx } from '#database';
import { newId } from '#kernel';
import type { CourseModule, CourseState, WholeCourse } from './course.rules.js';
import type { CourseOutlineItem } from './outline.rules.js';

/** A course as it stands, whole. */
export interface StandingCourse {
  readonly id: string;
  readonly code: string;
  readonly state: CourseState;
  readonly version: number;
  readonly content: WholeCourse;
}

/** Any number; whoever changes courses waits for the other: what one course needs, others decide. */
const COURSES_LOCK = 7_264_512_049;

/** Courses as rows. All methods take the transaction first. Lock order: all courses, then the one. */
@Injectable()
export class CourseRepository {
  /** Until `tx` ends nobody else changes a course. Changes are few; a circle of prerequisites has no row to lock. */
  async lockCatalogue(tx: Tx): Promise<void> {
    await tx.sql(sql`select pg_advisory_xact_lock(${COURSES_LOCK})`);
  }

  /** Index: pk_courses. Sessions that name the course may be written meanwhile. */
  async lockById(tx: Tx, id: string): Promise<StandingCourse | null> {
    const locked = await tx.sql(sql`select from courses where id = ${id} for no key update`);
    return locked.length > 0 ? this.byId(tx, id) : null;
  }

  async insert(tx: Tx, id: string, code: string, content: WholeCourse): Promise<void> {
    const { title, lead, description, audience } = content;
    await tx.sql(sql`
      insert into courses (id, code, sector_id, title_km, title_en, lead_km, lead_en, description_km, description_en,
        audience_km, audience_en, state, level, audience_kinds, languages)
      values (${id}, ${code}, ${content.sectorId}, ${title.km}, ${title.en}, ${lead.km}, ${lead.en}, ${description.km},
        ${description.en}, ${audience.km}, ${audience.en}, 'DRAFT', ${content.level}, ${content.audienceKinds}::text[],
        ${content.languages}::text[])`);
    await this.writeParts(tx, id, content);
  }

  async update(tx: Tx, id: string, content: WholeCourse): Promise<void> {
    const { title, lead, description, audience } = content;
    await tx.sql(sql`
      update courses set sector_id = ${content.sectorId}, title_km = ${title.km}, title_en = ${title.en},
        lead_km = ${lead.km}, lead_en = ${lead.en}, description_km = ${description.km}, description_en = ${description.en},
        audience_km = ${audience.km}, audience_en = ${audience.en}, level = ${content.level},
        audience_kinds = ${content.audienceKinds}::text[], languages = ${content.languages}::text[], version = version + 1
      where id = ${id}`);
    await tx.sql(sql`delete from course_modules where course_id = ${id}`);
    await tx.sql(sql`delete from course_outline_items where course_id = ${id}`);
    await tx.sql(sql`delete from course_prerequisites where course_id = ${id}`);
    await this.writeParts(tx, id, content);
  }

  async moveTo(tx: Tx, id: string, state: CourseState): Promise<void> {
    await tx.sql(sql`update courses set state = ${state}, version = version + 1 where id = ${id}`);
  }

  async sectorExists(tx: Tx, sectorId: string): Promise<boolean> {
    return (await tx.sql(sql`select from sectors where id = ${sectorId}`)).length > 0;
  }

  /** Codes that begin with this one. */
  async codesLike(tx: Tx, code: string): Promise<Set<string>> {
    const rows = await tx.sql(
      sql<{ code: string }>`select code from courses where starts_with(code, ${code})`,
    );
    return new Set(rows.map((row) => row.code));
  }

  async statesOf(tx: Tx, ids: readonly string[]): Promise<CourseState[]> {
    const rows = await tx.sql(
      sql<{ state: CourseState }>`select state from courses where id = any(${ids}::uuid[])`,
    );
    return rows.map(({ state }) => state);
  }

  /** Would one of these, straight or through others, come after the course itself? */
  async isCircular(tx: Tx, id: string, prerequisiteIds: readonly string[]): Promise<boolean> {
    const rows = await tx.sql(sql`
      with recursive before as (
        select unnest(${prerequisiteIds}::uuid[]) as id
        union
        select p.prerequisite_id from course_prerequisites p join before b on b.id = p.course_id
      ) select from before where id = ${id}`);
    return rows.length > 0;
  }

  /** Published courses that come after this one. */
  async publishedAfter(tx: Tx, id: string): Promise<number> {
    const [row] = await tx.sql(sql<{ count: number }>`
      select count(*)::int as count from course_prerequisites p join courses c on c.id = p.course_id
      where p.prerequisite_id = ${id} and c.state = 'PUBLISHED'`);
    return row!.count;
  }

  private async byId(tx: Tx, id: string): Promise<StandingCourse | null> {
    const [row] = await tx.sql(sql<Omit<StandingCourse, 'content'> & WholeCourse>`
      select c.id, c.code, c.state, c.version, c.sector_id as "sectorId", c.level, c.audience_kinds as "audienceKinds", c.languages,
        jsonb_build_object('km', c.title_km, 'en', c.title_en) as title,
        jsonb_build_object('km', c.lead_km, 'en', c.lead_en) as lead,
        jsonb_build_object('km', c.description_km, 'en', c.description_en) as description,
        jsonb_build_object('km', c.audience_km, 'en', c.audience_en) as audience,
        array(select p.prerequisite_id from course_prerequisites p where p.course_id = c.id order by 1) as "prerequisiteIds",
        coalesce((
          select jsonb_agg(jsonb_build_object('title', jsonb_build_object('km', m.title_km, 'en', m.title_en),
            'minutes', m.minutes, 'objectives', coalesce((
              select jsonb_agg(jsonb_build_object('km', o.text_km, 'en', o.text_en) order by o.rank)
              from course_objectives o where o.module_id = m.id), '[]'::jsonb)) order by m.rank)
          from course_modules m where m.course_id = c.id), '[]'::jsonb) as modules,
        coalesce((
          select jsonb_agg(jsonb_build_object('offsetMinutes', i.offset_minutes, 'isBreak', i.is_break,
            'title', jsonb_build_object('km', i.title_km, 'en', i.title_en),
            'note', case when i.note_km is not null then jsonb_build_object('km', i.note_km, 'en', i.note_en) end) order by i.rank)
          from course_outline_items i where i.course_id = c.id), '[]'::jsonb) as outline
      from courses c where c.id = ${id}`);
    if (!row) return null;
    const { code, state, version, id: known, ...content } = row;
    return { id: known, code, state, version, content };
  }

  private async writeParts(tx: Tx, courseId: string, content: WholeCourse): Promise<void> {
    await writeModules(tx, courseId, content.modules);
    await writeOutline(tx, courseId, content.outline);
    await tx.sql(sql`
      insert into course_prerequisites (course_id, prerequisite_id)
      select ${courseId}::uuid, unnest(${content.prerequisiteIds}::uuid[])`);
  }
}

/** Writes the modules of a course that has none, with their objectives, in their order. */
export async function writeModules(
  tx: Tx,
  courseId: string,
  modules: readonly CourseModule[],
): Promise<void> {
  const rows = modules.map((module, at) => ({ ...module, id: newId(), rank: at + 1 }));
  const objectives = rows.flatMap(({ id, objectives: texts }) =>
    texts.map((text, at) => ({ id: newId(), module_id: id, rank: at + 1, text })),
  );
  await tx.sql(sql`
    insert into course_modules (id, course_id, rank, title_km, title_en, minutes)
    select id, ${courseId}::uuid, rank, title ->> 'km', title ->> 'en', minutes
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as m (id uuid, rank smallint, title jsonb, minutes smallint)`);
  await tx.sql(sql`
    insert into course_objectives (id, module_id, rank, text_km, text_en)
    select id, module_id, rank, text ->> 'km', text ->> 'en'
    from jsonb_to_recordset(${JSON.stringify(objectives)}::jsonb) as o (id uuid, module_id uuid, rank smallint, text jsonb)`);
}

/** Writes the outline of a course that has none, in its order. */
export async function writeOutline(
  tx: Tx,
  courseId: string,
  outline: readonly CourseOutlineItem[],
): Promise<void> {
  const rows = outline.map((item, at) => ({ ...item, id: newId(), rank: at + 1 }));
  await tx.sql(sql`
    insert into course_outline_items (id, course_id, rank, offset_minutes, is_break, title_km, title_en, note_km, note_en)
    select id, ${courseId}::uuid, rank, "offsetMinutes", "isBreak", title ->> 'km', title ->> 'en', note ->> 'km', note ->> 'en'
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as item (id uuid, rank smallint, "offsetMinutes" smallint, "isBreak" boolean, title jsonb, note jsonb)`);
}
