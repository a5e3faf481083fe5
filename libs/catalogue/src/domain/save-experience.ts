import { sql, type Tx } from '#database';
import { newId } from '#kernel';
import { ExperienceRepository } from './experience.repository.js';
import type { ExperienceContent } from './experience.rules.js';

export interface ExperienceData extends Omit<ExperienceContent, 'sectorIds' | 'courseIds' | 'isPublished'> {
  /** Codes of sectors and of courses that are written already. */
  readonly sectors: readonly string[];
  readonly courses: readonly string[];
}

/** Adds a published experience; answers its id. Throws when a sector or a course of it is unknown. */
export async function saveExperience(tx: Tx, data: ExperienceData): Promise<string> {
  const { sectors, courses, ...rest } = data;
  const [found] = await tx.sql(sql<{ sectorIds: string[]; courseIds: string[] }>`
    select array(select s.id from unnest(${sectors}::text[]) with ordinality as o (code, rank) join sectors s on s.code = o.code
        order by o.rank) as "sectorIds",
      array(select c.id from unnest(${courses}::text[]) with ordinality as o (code, rank) join courses c on c.code = o.code
        order by o.rank) as "courseIds"`);
  const { sectorIds, courseIds } = found!;
  if (sectorIds.length < sectors.length || courseIds.length < courses.length)
    throw new Error(`The experience ${data.title.en} names a sector or a course that is not known`);
  const id = newId();
  await new ExperienceRepository().insert(tx, id, { ...rest, sectorIds, courseIds, isPublished: true });
  return id;
}
