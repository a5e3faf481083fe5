import { Injectable } from '@nestjs/common';
import { sql, type Tx } from '#database';
import { type ExportedRows, type HeldData, type PassingRows, PersonalDataSource, TURN } from '#privacy';

/** People of lists who were not enrolled. Most of them are no people of the programme: such a row is found by its age alone. */
@Injectable()
export class EnrolmentDraftsPersonalData extends PersonalDataSource {
  readonly subject = 'registrations.enrolment-drafts';
  /** While it is still known whose name and address that was. */
  override readonly turn = TURN.ADDRESSED;
  readonly holds: readonly HeldData[] = [
    {
      tables: ['enrolment_draft_rows'],
      what: {
        km: 'ឈ្មោះ និងអ៊ីមែល ឬលេខទូរសព្ទ ដែលអង្គភាពបានសរសេរក្នុងបញ្ជី ហើយមិនទាន់បានចុះឈ្មោះ',
        en: 'Name and e-mail address or phone number as an organisation wrote them in a list, not enrolled yet',
      },
      why: {
        km: 'ដើម្បីឱ្យអ្នកសម្របសម្រួលកែបន្ទាត់ដែលខុស',
        en: 'So that the coordinator can fix the row',
      },
      ground: 'PUBLIC_TASK',
      kept: 'registrations.enrolment-drafts',
      seenBy: { km: 'អ្នកសម្របសម្រួលនៃអង្គភាព', en: 'The coordinators of the organisation' },
    },
  ];
  override readonly passing: readonly PassingRows[] = [
    {
      subject: 'registrations.enrolment-drafts',
      table: 'enrolment_draft_rows',
      isOver: 'kept_at < app_now() - make_interval(days => $1)',
    },
  ];

  override async exportOf(tx: Tx, personId: string): Promise<ExportedRows[]> {
    const rows = await tx.sql(sql<Record<string, string | Date | null>>`
      select o.name_en as organisation, o.name_km as "organisationKm", d.name, d.contact, d.kept_at as "keptAt"
      from people p join enrolment_draft_rows d on d.match_key = p.match_key join organisations o on o.id = d.organisation_id
      where p.id = ${personId} order by d.kept_at, d.id`);
    return [{ name: 'lists', title: { km: 'ក្នុងបញ្ជីរបស់អង្គភាព', en: 'In lists of organisations' }, rows }];
  }

  /** Rows with the person's name, whatever stands beside it: one that could not be read is told by nothing else. And rows
   *  with the person's address under another name. */
  override async erase(tx: Tx, personId: string): Promise<void> {
    await tx.sql(sql`
      delete from enrolment_draft_rows d using people p where p.id = ${personId}
        and (d.name_key <> '' and d.name_key = split_part(p.match_key, ' ', 2) or lower(d.contact) = lower(p.email)
          or split_part(d.match_key, ' ', 1) in (lower(p.email), p.phone))`);
  }
}
