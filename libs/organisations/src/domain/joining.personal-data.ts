import { Injectable } from '@nestjs/common';
import { sql, type Tx } from '#database';
import { type ExportedRows, type HeldData, PersonalDataSource } from '#privacy';

/** Who proposed an organisation, asked to join one, handed over, or decided about it. */
@Injectable()
export class JoiningPersonalData extends PersonalDataSource {
  readonly subject = 'organisations.joining';
  readonly holds: readonly HeldData[] = [
    {
      tables: [
        'organisation_proposals',
        'organisation_join_links',
        'organisation_join_requests',
        'organisation_domains',
        'organisation_hand_overs',
        'told_apart',
      ],
      what: {
        km: 'អ្នកណាបានស្នើអង្គភាព សុំចូលរួម ប្រគល់ ឬសម្រេច',
        en: 'Who proposed an organisation, asked to join it, handed it over, or decided about it',
      },
      why: {
        km: 'ដើម្បីដឹងថាអ្នកណានិយាយជំនួសអង្គភាព',
        en: 'To know who speaks for an organisation',
      },
      ground: 'ACCOUNTABILITY',
      kept: 'FOR_EVER',
      seenBy: {
        km: 'អ្នកសម្របសម្រួលនៃអង្គភាព និងក្រុមការងារ',
        en: 'The coordinator of the organisation and the working group',
      },
    },
  ];

  override async exportOf(tx: Tx, personId: string): Promise<ExportedRows[]> {
    const proposals = await tx.sql(sql<Record<string, string | Date | null>>`
      select o.name_en as organisation, o.name_km as "organisationKm", p.why, p.proposed_at as "proposedAt", p.answer
      from organisation_proposals p join organisations o on o.id = p.organisation_id where p.proposed_by = ${personId} order by p.proposed_at`);
    const requests = await tx.sql(sql<Record<string, string | Date | null>>`
      select o.name_en as organisation, o.name_km as "organisationKm", r.state, r.requested_at as "askedAt", r.decision_reason as reason
      from organisation_join_requests r join organisations o on o.id = r.organisation_id where r.person_id = ${personId} order by r.requested_at`);
    const domains = await tx.sql(sql<Record<string, string | Date | null>>`
      select o.name_en as organisation, o.name_km as "organisationKm", d.domain, d.state, d.requested_at as "askedAt"
      from organisation_domains d join organisations o on o.id = d.organisation_id where d.requested_by = ${personId} order by d.requested_at, d.id`);
    const handOvers = await tx.sql(sql<Record<string, string | Date | null>>`
      select o.name_en as organisation, o.name_km as "organisationKm", h.started_at as "startedAt", h.ended_at as "endedAt", h.outcome
      from organisation_hand_overs h join organisations o on o.id = h.organisation_id where h.from_person_id = ${personId} order by h.started_at, h.id`);
    return [
      {
        name: 'proposals',
        title: { km: 'អង្គភាពដែលអ្នកស្នើ', en: 'Organisations that you proposed' },
        rows: proposals,
      },
      { name: 'joinRequests', title: { km: 'សំណើចូលរួម', en: 'Asking to join' }, rows: requests },
      { name: 'domains', title: { km: 'ដែនអ៊ីមែលដែលអ្នកស្នើ', en: 'Domains that you asked for' }, rows: domains },
      { name: 'handOvers', title: { km: 'ការប្រគល់អង្គភាព', en: 'Handing over' }, rows: handOvers },
    ];
  }

  override async erase(tx: Tx, personId: string): Promise<void> {
    await tx.sql(sql`delete from organisation_join_requests where person_id = ${personId}`);
    await tx.sql(sql`delete from organisation_hand_overs where from_person_id = ${personId}`);
  }
}
