import { Injectable } from '@nestjs/common';
import { sql, type Tx } from '#database';
import { newId } from '#kernel';
import type { StoredBlob } from '#storage';
import type { MaterialContent } from './material.rules.js';

export interface StandingMaterial extends MaterialContent {
  readonly id: string;
  readonly revision: number;
  /** The number of the newest version. */
  readonly newest: number;
}

export type NewVersion = { readonly fileId: string; readonly fileName: string } | { readonly url: string };

/** Materials as rows. All methods take the transaction first. Lock order: the course, then the material. */
@Injectable()
export class MaterialRepository {
  async insertFile(tx: Tx, id: string, { sha256, bytes }: StoredBlob): Promise<void> {
    await tx.sql(sql`insert into material_files (id, sha256, bytes) values (${id}, ${sha256}, ${bytes})`);
  }

  async fileExists(tx: Tx, id: string): Promise<boolean> {
    return (await tx.sql(sql`select from material_files where id = ${id}`)).length > 0;
  }

  /** Index: ix_course_materials__course_id. Null when there is no such course. */
  async lockCourse(tx: Tx, courseId: string): Promise<{ readonly materials: number } | null> {
    const locked = await tx.sql(sql`select from courses where id = ${courseId} for no key update`);
    if (locked.length === 0) return null;
    const [row] = await tx.sql(sql<{ materials: number }>`
      select count(*)::int as materials from course_materials where course_id = ${courseId}`);
    return row!;
  }

  /** Index: pk_course_materials. */
  async lockById(tx: Tx, id: string): Promise<StandingMaterial | null> {
    const locked = await tx.sql(sql`select from course_materials where id = ${id} for update`);
    if (locked.length === 0) return null;
    const [row] = await tx.sql(sql<StandingMaterial>`
      select m.id, jsonb_build_object('km', m.title_km, 'en', m.title_en) as title, m.language, m.audience,
        m.is_shown as "isShown", m.revision,
        (select max(v.number) from material_versions v where v.material_id = m.id) as newest
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

  async addVersion(tx: Tx, materialId: string, number: number, version: NewVersion): Promise<void> {
    const [fileId, fileName, url] =
      'url' in version ? [null, null, version.url] : [version.fileId, version.fileName, null];
    await tx.sql(sql`
      insert into material_versions (id, material_id, number, file_id, file_name, url)
      values (${newId()}, ${materialId}, ${number}, ${fileId}, ${fileName}, ${url})`);
  }

  async countRevision(tx: Tx, id: string): Promise<void> {
    await tx.sql(sql`update course_materials set revision = revision + 1 where id = ${id}`);
  }
}
