import { Injectable } from '@nestjs/common';
import { sql, type Tx } from '#database';
import { type ExportedRows, type HeldData, PersonalDataSource } from '#privacy';

/** Who belongs to which organisation. */
@Injectable()
export class OrganisationsPersonalData extends PersonalDataSource {
  readonly subject = 'organisations';
  readonly holds: readonly HeldData[] = [
    {
      tables: ['memberships'],
      what: {
        km: 'អង្គភាពដែលអ្នកធ្វើការ និងមុខងាររបស់អ្នក',
        en: 'The organisation you belong to, and your position there',
      },
      why: {
        km: 'ដើម្បីឱ្យអង្គភាពចុះឈ្មោះអ្នក និងតាមដានបាន',
        en: 'So that your organisation can enrol you and follow its people',
      },
      ground: 'PUBLIC_TASK',
      kept: 'UNTIL_ERASED',
      seenBy: {
        km: 'អ្នកសម្របសម្រួលនៃអង្គភាព និងក្រុមការងារ',
        en: 'The coordinator of the organisation and the working group',
      },
    },
  ];

  override async exportOf(tx: Tx, personId: string): Promise<ExportedRows[]> {
    const rows = await tx.sql(sql<Record<string, string | Date | null>>`
      select o.name_en as organisation, o.name_km as "organisationKm", m.job_title as "jobTitle", m.since
      from memberships m join organisations o on o.id = m.organisation_id where m.person_id = ${personId} order by m.since`);
    return [{ name: 'memberships', title: { km: 'អង្គភាព', en: 'Organisations' }, rows }];
  }

  override async erase(tx: Tx, personId: string): Promise<void> {
    await tx.sql(sql`delete from memberships where person_id = ${personId}`);
  }

  override async activeSince(tx: Tx, personIds: readonly string[]): Promise<string[]> {
    const rows = await tx.sql(sql<{ id: string }>`
      select distinct person_id as id from memberships where person_id = any(${personIds}::uuid[])`);
    return rows.map(({ id }) => id);
  }
}
