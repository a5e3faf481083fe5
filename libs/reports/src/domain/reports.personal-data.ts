import { Injectable } from '@nestjs/common';
import { sql, type Tx } from '#database';
import { type Duty, type ExportedRows, type HeldData, PersonalDataSource } from '#privacy';

/** Who wrote a report, handed it on, or judged it. What was submitted is frozen and stays to the digit. */
@Injectable()
export class ReportsPersonalData extends PersonalDataSource {
  readonly subject = 'reports';
  readonly holds: readonly HeldData[] = [
    {
      tables: ['reports', 'report_authors', 'report_versions', 'report_steps'],
      what: {
        km: 'អ្នកណាបានសរសេរ ដាក់ជូន ពិនិត្យ ឬអនុម័តរបាយការណ៍',
        en: 'Who wrote, submitted, reviewed or approved a report',
      },
      why: { km: 'ដើម្បីដឹងថាអ្នកណាបានសម្រេច', en: 'To know who decided' },
      ground: 'ACCOUNTABILITY',
      kept: 'FOR_EVER',
      seenBy: {
        km: 'ក្រុមការងារ ប្រធាន និងទីស្តីការគណៈរដ្ឋមន្ត្រី',
        en: 'The working group, the chair, the office of the head of government',
      },
    },
  ];

  override async exportOf(tx: Tx, personId: string): Promise<ExportedRows[]> {
    const steps = await tx.sql(sql<Record<string, string | number | Date | null>>`
      select r.serial as report, s.version, s.act, s.role, s.comment, s.at
      from report_steps s join reports r on r.id = s.report_id where s.person_id = ${personId} order by s.at, s.id`);
    const written = await tx.sql(sql<Record<string, string | number | Date>>`
      select r.serial as report, r.status, a.since from report_authors a join reports r on r.id = a.report_id
      where a.person_id = ${personId} order by a.since`);
    return [
      {
        name: 'reportsWritten',
        title: { km: 'របាយការណ៍ដែលអ្នកសរសេរ', en: 'Reports that you write' },
        rows: written,
      },
      {
        name: 'reportSteps',
        title: { km: 'អ្វីដែលអ្នកធ្វើលើរបាយការណ៍', en: 'What you did with reports' },
        rows: steps,
      },
    ];
  }

  /** A submitted version is what it was. Its people bear pseudonyms from now on. */
  override async erase(): Promise<void> {}

  override async dutiesOf(tx: Tx, personId: string): Promise<Duty[]> {
    const [row] = await tx.sql(sql<{ count: number }>`
      select count(*)::int as count from reports r where r.status <> 'APPROVED'
        and exists (select from report_authors a where a.report_id = r.id and a.person_id = ${personId})
        and not exists (select from report_authors a where a.report_id = r.id and a.person_id <> ${personId})`);
    return row && row.count > 0 ? [{ code: 'REPORTS_UNDER_WAY', count: row.count }] : [];
  }
}
