import { Injectable } from '@nestjs/common';
import { sql, type Tx } from '#database';
import { type ExportedRows, type HeldData, type PassingRows, PersonalDataSource } from '#privacy';

/** What this lib itself holds: changes of address under way, erasures asked for. */
@Injectable()
export class DataRightsPersonalData extends PersonalDataSource {
  readonly subject = 'data-rights';
  override readonly passing: readonly PassingRows[] = [
    {
      subject: 'data-rights.contact-changes',
      table: 'contact_changes',
      isOver: 'expires_at < app_now() - make_interval(days => $1)',
    },
  ];
  readonly holds: readonly HeldData[] = [
    {
      tables: ['contact_changes'],
      what: { km: 'អាសយដ្ឋានថ្មីដែលរង់ចាំកូដបញ្ជាក់', en: 'A new address that waits for its code' },
      why: { km: 'ដើម្បីដឹងថាអាសយដ្ឋាននោះជារបស់អ្នក', en: 'To know that the address is yours' },
      ground: 'SECURITY',
      kept: 'data-rights.contact-changes',
      seenBy: { km: 'អ្នក', en: 'You' },
    },
    {
      tables: ['erasures'],
      what: {
        km: 'សំណើលុបទិន្នន័យ៖ អ្នកណាបានសុំ និងពេលណាបានលុប',
        en: 'Erasures: who asked, and when it was done',
      },
      why: {
        km: 'ដើម្បីបញ្ជាក់ថាបានលុប និងលុបម្តងទៀតពេលស្តារឯកសារចម្លង',
        en: 'To show that it was done, and to do it again after a copy was restored',
      },
      ground: 'ACCOUNTABILITY',
      kept: 'FOR_EVER',
      seenBy: { km: 'អ្នក និងក្រុមការងារ', en: 'You and the working group' },
    },
  ];

  override async exportOf(tx: Tx, personId: string): Promise<ExportedRows[]> {
    const rows = await tx.sql(sql<Record<string, string | boolean | Date | null>>`
      select asked_at as "askedAt", due_at as "dueAt", cancelled_at as "cancelledAt", asked_by is distinct from person_id as "byOffice"
      from erasures where person_id = ${personId} order by asked_at`);
    const changes = await tx.sql(sql<Record<string, string | Date | null>>`
      select email, created_at as "askedAt", ended_at as "endedAt" from contact_changes where person_id = ${personId} order by created_at`);
    return [
      { name: 'erasures', title: { km: 'សំណើលុបទិន្នន័យ', en: 'Erasures asked for' }, rows },
      { name: 'contactChanges', title: { km: 'ការប្តូរអាសយដ្ឋាន', en: 'Changes of address' }, rows: changes },
    ];
  }

  override async erase(tx: Tx, personId: string): Promise<void> {
    await tx.sql(sql`delete from contact_changes where person_id = ${personId}`);
    await tx.sql(sql`update erasures set reason = null where person_id = ${personId}`);
  }
}
