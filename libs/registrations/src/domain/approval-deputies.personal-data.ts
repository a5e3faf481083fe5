import { Injectable } from '@nestjs/common';
import { sql, type Tx } from '#database';
import { type ExportedRows, type HeldData, type PassingRows, PersonalDataSource } from '#privacy';

/** Who was named in whose place. */
@Injectable()
export class ApprovalDeputiesPersonalData extends PersonalDataSource {
  readonly subject = 'registrations.approval-deputies';
  readonly holds: readonly HeldData[] = [
    {
      tables: ['approval_deputies'],
      what: {
        km: 'អ្នកណាសម្រេចលើការអនុញ្ញាតជំនួសអ្នកណា និងនៅថ្ងៃណា',
        en: 'Who decides on approvals in whose place, and on which days',
      },
      why: {
        km: 'ដើម្បីឱ្យមានអ្នកសម្រេច នៅពេលមន្ត្រីម្នាក់អវត្តមាន',
        en: 'So that somebody decides while an officer is away',
      },
      ground: 'PUBLIC_TASK',
      kept: 'registrations.approval-deputies',
      seenBy: { km: 'អ្នកទាំងពីរ', en: 'The two of them' },
    },
  ];
  override readonly passing: readonly PassingRows[] = [
    {
      subject: 'registrations.approval-deputies',
      table: 'approval_deputies',
      isOver: 'ends_on < app_now()::date - $1::integer',
    },
  ];

  override async exportOf(tx: Tx, personId: string): Promise<ExportedRows[]> {
    const rows = await tx.sql(sql<Record<string, string | Date | null>>`
      select a.full_name as away, p.full_name as deputy, d.starts_on::text as "firstDay", d.ends_on::text as "lastDay", d.named_at as "namedAt"
      from approval_deputies d join people a on a.id = d.person_id join people p on p.id = d.deputy_id
      where d.person_id = ${personId} or d.deputy_id = ${personId} order by d.starts_on, d.id`);
    return [{ name: 'approvalDeputies', title: { km: 'អ្នកជំនួស', en: 'Deputies' }, rows }];
  }

  override async erase(tx: Tx, personId: string): Promise<void> {
    await tx.sql(sql`delete from approval_deputies where person_id = ${personId} or deputy_id = ${personId}`);
  }
}
