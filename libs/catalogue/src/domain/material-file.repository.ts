import { Injectable } from '@nestjs/common';
import { PublicReads, sql, type Tx } from '#database';
import type { StoredBlob } from '#storage';

/** What was handed in as rows. Who changes what names some bytes, or removes them, holds the lock of these bytes: a file never goes
 *  while another row comes to name it. */
@Injectable()
export class MaterialFileRepository {
  constructor(private readonly publicReads: PublicReads) {}

  /** Until the end of the transaction. */
  async lockBytes(tx: Tx, sha256: Buffer): Promise<void> {
    await tx.sql(
      sql`select pg_advisory_xact_lock(hashtextextended('material file ' || encode(${sha256}::bytea, 'hex'), 0))`,
    );
  }

  async insert(tx: Tx, id: string, { sha256, bytes }: StoredBlob): Promise<void> {
    await this.lockBytes(tx, sha256);
    await tx.sql(sql`insert into material_files (id, sha256, bytes) values (${id}, ${sha256}, ${bytes})`);
  }

  /** False when there is none. Index: pk_material_files. */
  async lockById(tx: Tx, id: string): Promise<boolean> {
    const find = sql<{ sha256: Buffer }>`select sha256 from material_files where id = ${id}`;
    const [found] = await tx.sql(find);
    if (!found) return false;
    await this.lockBytes(tx, found.sha256);
    return (await tx.sql(find)).length > 0;
  }

  /** Those of more than a day ago that no version names, the first handed in first. Reads the whole table, once a day. */
  unused(most: number): Promise<{ id: string; sha256: Buffer }[]> {
    return this.publicReads.sql(sql<{ id: string; sha256: Buffer }>`
      select f.id, f.sha256 from material_files f
      where f.stored_at < app_now() - interval '1 day'
        and not exists (select from material_versions v where v.file_id = f.id)
      order by f.stored_at, f.id limit ${most}`);
  }

  /** False when a version names it, or it is gone. Index: pk_material_files, ix_material_versions__file_id. */
  async removeUnused(tx: Tx, id: string): Promise<boolean> {
    const removed = await tx.sql(sql`
      delete from material_files f where f.id = ${id}
        and not exists (select from material_versions v where v.file_id = f.id) returning f.id`);
    return removed.length > 0;
  }

  /** Index: ix_material_files__sha256. */
  async isNamed(tx: Tx, sha256: Buffer): Promise<boolean> {
    return (await tx.sql(sql`select from material_files where sha256 = ${sha256} limit 1`)).length > 0;
  }
}
