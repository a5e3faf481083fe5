import { Injectable } from '@nestjs/common';
import { sql, type Tx } from '#database';
import { type ExportedRows, type HeldData, PersonalDataSource } from '#privacy';

/** Who is about to download which list. */
@Injectable()
export class ExportsPersonalData extends PersonalDataSource {
  readonly subject = 'exports';
  readonly holds: readonly HeldData[] = [
    {
      tables: ['export_tokens'],
      what: { km: 'បញ្ជីណាដែលអ្នកទាញយក និងតម្រងរបស់វា', en: 'Which list you download, and its filters' },
      why: { km: 'ដើម្បីឱ្យឯកសារទៅតែអ្នកដែលសុំ', en: 'So that the file goes to who asked for it alone' },
      ground: 'SECURITY',
      kept: 'UNTIL_ERASED',
      seenBy: { km: 'អ្នក', en: 'You' },
    },
  ];

  override async exportOf(tx: Tx, personId: string): Promise<ExportedRows[]> {
    const rows = await tx.sql(sql<Record<string, string | Date | null>>`
      select list, format, created_at as "askedAt", used_at as "downloadedAt" from export_tokens where person_id = ${personId} order by created_at`);
    return [{ name: 'lists', title: { km: 'បញ្ជីដែលទាញយក', en: 'Lists that you downloaded' }, rows }];
  }

  override async erase(tx: Tx, personId: string): Promise<void> {
    await tx.sql(sql`delete from export_tokens where person_id = ${personId}`);
  }
}
