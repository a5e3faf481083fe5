import { sql, type Tx } from '#database';
import { type LocalizedText, newId } from '#kernel';

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
}

/** Writes a course and its outline, by code: a new one is added, a known one brought up to date. Answers its id.
 *  Throws when the sector is unknown. */
export async function saveCourse(tx: Tx, course: CourseData): Promise<string> {
  const [row] = await tx.sql(sql<{ id: string }>`
    insert into courses (id, code, sector_id, title_km, title_en, lead_km, lead_en, description_km, description_en,
      audience_km, audience_en)
    select ${newId()}::uuid, ${course.code}, sector.id, ${course.title.km}, ${course.title.en}, ${course.lead.km}, ${course.lead.en},
      ${course.description.km}, ${course.description.en}, ${course.audience.km}, ${course.audience.en}
    from sectors sector where sector.code = ${course.sectorCode}
    on conflict (code) do update set sector_id = excluded.sector_id, title_km = excluded.title_km,
      title_en = excluded.title_en, lead_km = excluded.lead_km, lead_en = excluded.lead_en,
      description_km = excluded.description_km, description_en = excluded.description_en,
      audience_km = excluded.audience_km, audience_en = excluded.audience_en
    returning id`);
  if (!row) throw new Error(`Course ${course.code} names a sector that is not known: ${course.sectorCode}`);
  await tx.sql(sql`delete from course_outline_items where course_id = ${row.id}`);
  const items = course.outline.map((item, at) => ({
    id: newId(),
    rank: at + 1,
    offset: item.offsetMinutes,
    is_break: item.isBreak ?? false,
    title: item.title,
    note: item.note ?? null,
  }));
  await tx.sql(sql`
    insert into course_outline_items (id, course_id, rank, offset_minutes, is_break, title_km, title_en, note_km, note_en)
    select id, ${row.id}::uuid, rank, "offset", is_break, title ->> 'km', title ->> 'en', note ->> 'km', note ->> 'en'
    from jsonb_to_recordset(${JSON.stringify(items)}::jsonb)
      as item (id uuid, rank smallint, "offset" smallint, is_break boolean, title jsonb, note jsonb)`);
  return row.id;
}
