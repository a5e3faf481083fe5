import { sql, type Tx } from '#database';
import { type LocalizedText, newId } from '#kernel';

export interface PathData {
  readonly title: LocalizedText;
  /** One sentence. */
  readonly lead: LocalizedText;
  /** Codes of courses that are written already, in the order in which to take them. */
  readonly courses: readonly string[];
}

/** Adds a published path; answers its id. Throws when one of its courses is unknown. */
export async function savePath(tx: Tx, { title, lead, courses }: PathData): Promise<string> {
  const id = newId();
  await tx.sql(sql`
    insert into learning_paths (id, title_km, title_en, lead_km, lead_en, is_published)
    values (${id}, ${title.km}, ${title.en}, ${lead.km}, ${lead.en}, true)`);
  const written = await tx.sql(sql`
    insert into learning_path_courses (path_id, rank, course_id)
    select ${id}::uuid, o.rank, c.id from unnest(${courses}::text[]) with ordinality as o (code, rank)
      join courses c on c.code = o.code returning rank`);
  if (written.length < courses.length)
    throw new Error(`The path ${title.en} names a course that is not known`);
  return id;
}
