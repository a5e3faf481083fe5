import { Injectable } from '@nestjs/common';
import { sql, type Tx } from '#database';
import { newId } from '#kernel';
import type { MaterialContent } from './material.rules.js';

export interface StandingMaterial extends MaterialContent {
  readonly id: string;
  readonly revision: number;
  readonly courseId: string;
  /** Who handed in the first version; null where nobody knows any more. */
  readonly handedInBy: string | null;
  /** The number of the newest version. */
  readonly newest: number;
}

/** A course to which something is added. */
interface GrowingCourse {
  readonly materials: number;
  readonly isPublished: boolean;
}

export type NewVersion = { readonly fileId: string; readonly fileName: string } | { readonly url: string };

/** Materials as rows. All methods take the transaction first. Lock order: the sessions of a course, the course, the material. */
@Injectable()
export class MaterialRepository {
  /** Index: ix_course_materials__course_id. Null when there is no such course. */
  async lockCourse(tx: Tx, courseId: string): Promise<GrowingCourse | null> {
    const locked = await tx.sql(sql`select from courses where id = ${courseId} for no key update`);
    if (locked.length === 0) return null;
    const [row] = await tx.sql(sql<GrowingCourse>`
      select (select count(*)::int from course_materials where course_id = c.id) as materials, c.state = 'PUBLISHED' as "isPublished"
      from courses c where c.id = ${courseId}`);
    return row!;
  }

  /** The course of a material, which never changes. Index: pk_course_materials. */
  async courseOf(tx: Tx, id: string): Promise<string | null> {
    const [row] = await tx.sql(sql<{ courseId: string }>`
      select course_id as "courseId" from course_materials where id = ${id}`);
    return row?.courseId ?? null;
  }

  /** Indexes: pk_course_materials, uq_material_versions__material_id_number. */
  async lockById(tx: Tx, id: string): Promise<StandingMaterial | null> {
    const locked = await tx.sql(sql`select from course_materials where id = ${id} for update`);
    if (locked.length === 0) return null;
    const [row] = await tx.sql(sql<StandingMaterial>`
      select m.id, m.course_id as "courseId", jsonb_build_object('km', m.title_km, 'en', m.title_en) as title, m.language, m.audience,
        m.is_shown as "isShown", m.revision,
        (select max(v.number) from material_versions v where v.material_id = m.id) as newest,
        (select h.person_id from material_versions v join material_hand_ins h on h.version_id = v.id
          where v.material_id = m.id and v.number = 1) as "handedInBy"
      from course_materials m where m.id = ${id}`);
    return row ?? null;
  }

  async insert(tx: Tx, id: string, courseId: string, content: MaterialContent): Promise<void> {
    await tx.sql(sql`
      insert into course_materials (id, course_id, title_km, title_en, language, audience, is_shown)
      values (${id}, ${courseId}, ${content.title.km}, ${content.title.en}, ${content.language}, ${content.audience},
        ${content.isShown})`);
  }

  async update(tx: Tx, id: string, content: MaterialContent): Promise<void> {
    await tx.sql(sql`
      update course_materials set title_km = ${content.title.km}, title_en = ${content.title.en},
        language = ${content.language}, audience = ${content.audience}, is_shown = ${content.isShown},
        revision = revision + 1 where id = ${id}`);
  }

  /** `by` is whoever hands it in; null for the programme itself. */
  async addVersion(
    tx: Tx,
    materialId: string,
    { number, version, by }: { number: number; version: NewVersion; by: string | null },
  ): Promise<void> {
    const id = newId();
    const [fileId, fileName, url] =
      'url' in version ? [null, null, version.url] : [version.fileId, version.fileName, null];
    await tx.sql(sql`
      insert into material_versions (id, material_id, number, file_id, file_name, url)
      values (${id}, ${materialId}, ${number}, ${fileId}, ${fileName}, ${url})`);
    if (by) await tx.sql(sql`insert into material_hand_ins (version_id, person_id) values (${id}, ${by})`);
  }

  async countRevision(tx: Tx, id: string): Promise<void> {
    await tx.sql(sql`update course_materials set revision = revision + 1 where id = ${id}`);
  }
}
