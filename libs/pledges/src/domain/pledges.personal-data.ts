import { Injectable } from '@nestjs/common';
import { sql, type Tx } from '#database';
import { type ExportedRows, type HeldData, PersonalDataSource } from '#privacy';

/** Who offered a pledge for an organisation, and who answered. The pledge itself is the organisation's. */
@Injectable()
export class PledgesPersonalData extends PersonalDataSource {
  readonly subject = 'pledges';
  readonly holds: readonly HeldData[] = [
    {
      tables: ['pledges'],
      what: {
        km: 'អ្នកណាបានសន្យាគាំទ្រក្នុងនាមអង្គភាព និងអ្នកណាបានឆ្លើយ',
        en: 'Who offered a pledge for an organisation, and who answered it',
      },
      why: {
        km: 'ដើម្បីដឹងថាអ្នកណាបាននិយាយជំនួសអង្គភាព',
        en: 'To know who spoke for the organisation and for the committee',
      },
      ground: 'ACCOUNTABILITY',
      kept: 'FOR_EVER',
      seenBy: {
        km: 'អង្គភាព ក្រុមការងារ ប្រធាន និងមន្ត្រីក្រុង',
        en: 'The organisation, the working group, the chair, city officers',
      },
    },
  ];

  override async exportOf(tx: Tx, personId: string): Promise<ExportedRows[]> {
    const rows = await tx.sql(sql<Record<string, string | Date | null>>`
      select o.name_en as organisation, o.name_km as "organisationKm", coalesce(p.currency, p.unit_code) as unit,
        coalesce(p.amount_minor, p.quantity_thousandths)::text as value, p.status,
        case when p.offered_by = ${personId} then 'offered' else 'answered' end as part, p.offered_at as "offeredAt", p.decided_at as "answeredAt"
      from pledges p join organisations o on o.id = p.organisation_id
      where p.offered_by = ${personId} or p.decided_by = ${personId} order by p.offered_at, p.id`);
    return [{ name: 'pledges', title: { km: 'ការសន្យា', en: 'Pledges that you offered or answered' }, rows }];
  }

  /** The pledge is the organisation's, and its sum stays. Who offered it bears a pseudonym from now on. */
  override async erase(): Promise<void> {}
}
