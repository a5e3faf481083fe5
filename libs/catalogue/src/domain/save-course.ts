import { sql, type Tx } from '#database';
import { type LocalizedText, newId } from '#kernel';
import { writeModules, writeOutline } from './course.repository.js';
import type { AudienceKind, CourseLevel, CourseModule } from './course.rules.js';

export interface CourseOutlineData {
  /** Minutes after the session's start. */
  readonly offsetMinutes: number;
  readonly isBreak?: boolean;
  readonly title: LocalizedText;
  readonly note?: LocalizedText | null;
}

export interface CourseData {
  readonly code: string;
  readonly sectorCode: string;
  readonly title: LocalizedText;
  /** One sentence. */
  readonly lead: LocalizedText;
  /** A paragraph or two. */
  readonly description: LocalizedText;
  readonly audience: LocalizedText;
  readonly outline: readonly CourseOutlineData[];
  /** Introductory unless said. */
  readonly level?: CourseLevel;
  /** For all unless said. */
  readonly audienceKinds?: readonly AudienceKind[];
  /** Khmer unless said. */
  readonly languages?: readonly string[];
  readonly modules?: readonly CourseModule[];
  /** Codes of courses that are written already. */
  readonly prerequisites?: readonly string[];
}

/** Writes a published course with its parts, by code: a new one is added, a known one brought up to date. Answers its id.
 *  Throws when the sector or a course before it is unknown. */
export async function saveCourse(tx: Tx, course: CourseData): Promise<string> {
  const [row] = await tx.sql(sql<{ id: string }>`
    insert into courses (id, code, sector_id, title_km, title_en, lead_km, lead_en, description_km, description_en,
      audience_km, audience_en, state, level, audience_kinds, languages)
    select ${newId()}::uuid, ${course.code}, sector.id, ${course.title.km}, ${course.title.en}, ${course.lead.km}, ${course.lead.en},
      ${course.description.km}, ${course.description.en}, ${course.audience.km}, ${course.audience.en},
      'PUBLISHED', ${course.level ?? 'INTRODUCTORY'}, ${course.audienceKinds ?? []}::text[], ${course.languages ?? ['km']}::text[]
    from sectors sector where sector.code = ${course.sectorCode}
    on conflict (code) do update set sector_id = excluded.sector_id, title_km = excluded.title_km,
      title_en = excluded.title_en, lead_km = excluded.lead_km, lead_en = excluded.lead_en,
      description_km = excluded.description_km, description_en = excluded.description_en,
      audience_km = excluded.audience_km, audience_en = excluded.audience_en, level = excluded.level,
      audience_kinds = excluded.audience_kinds, languages = excluded.languages
    returning id`);
  if (!row) throw new Error(`Course ${course.code} names a sector that is not known: ${course.sectorCode}`);
  await tx.sql(sql`delete from course_outline_items where course_id = ${row.id}`);
  const outline = course.outline.map((item) => ({ isBreak: false, note: null, ...item }));
  await writeOutline(tx, row.id, outline);
  await tx.sql(sql`delete from course_modules where course_id = ${row.id}`);
  await writeModules(tx, row.id, course.modules ?? []);
  await tx.sql(sql`delete from course_prerequisites where course_id = ${row.id}`);
  const before = course.prerequisites ?? [];
  const written = await tx.sql(sql`
    insert into course_prerequisites (course_id, prerequisite_id)
    select ${row.id}::uuid, c.id from courses c where c.code = any(${before}::text[]) returning course_id`);
  if (written.length < before.length)
    throw new Error(`Course ${course.code} comes after one that is not known: ${before.join(', ')}`);
  return row.id;
}
