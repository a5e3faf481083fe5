import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventListeners, sql, type Tx } from '#database';
import {
  CampaignsRefusedV1,
  type Duty,
  type ExportedRows,
  type HeldData,
  PersonalDataSource,
} from '#privacy';
import { Subscriptions } from './subscriptions.service.js';

/** Who was invited by which campaign, who wrote and sent it, who keeps an organisation out. */
@Injectable()
export class OutreachPersonalData extends PersonalDataSource implements OnModuleInit {
  readonly subject = 'outreach';
  readonly holds: readonly HeldData[] = [
    {
      tables: ['campaigns', 'campaign_recipients', 'outreach_exclusions'],
      what: {
        km: 'សារអញ្ជើញណាត្រូវបានផ្ញើទៅអ្នក ឬហេតុអ្វីមិនផ្ញើ និងអ្នកណាបានសរសេរវា',
        en: 'Which campaign invited you, or why it did not, and who wrote it',
      },
      why: {
        km: 'ដើម្បីអញ្ជើញអង្គភាព និងកុំសរសេរទៅអ្នកដែលមិនចង់បាន',
        en: 'To invite organisations, and to write to nobody who does not want it',
      },
      ground: 'PUBLIC_TASK',
      kept: 'FOR_EVER',
      seenBy: { km: 'ក្រុមការងារ និងអ្នកគ្រប់គ្រងប្រព័ន្ធ', en: 'The working group and administrators' },
    },
  ];

  constructor(
    private readonly listeners: EventListeners,
    private readonly subscriptions: Subscriptions,
  ) {
    super();
  }

  /** Whoever refuses campaigns on their own page is written to no more from that moment on. */
  onModuleInit(): void {
    this.listeners.inTransaction(CampaignsRefusedV1, async (tx, { payload }) => {
      await this.subscriptions.withdrawFrom(tx, payload.personId);
    });
  }

  override async exportOf(tx: Tx, personId: string): Promise<ExportedRows[]> {
    const invited = await tx.sql(sql<Record<string, string | Date | null>>`
      select c.subject_en as subject, c.subject_km as "subjectKm", c.started_at as "sentAt", r.status, r.exclusion_reason as "whyNot"
      from campaign_recipients r join campaigns c on c.id = r.campaign_id where r.person_id = ${personId} order by c.started_at, r.id`);
    const written = await tx.sql(sql<Record<string, string | Date | null>>`
      select c.subject_en as subject, c.status, c.created_at as "createdAt" from campaigns c
      where c.created_by = ${personId} or c.started_by = ${personId} order by c.created_at`);
    return [
      { name: 'campaigns', title: { km: 'យុទ្ធនាការ', en: 'Campaigns' }, rows: invited },
      {
        name: 'campaignsWritten',
        title: { km: 'យុទ្ធនាការដែលអ្នកសរសេរ', en: 'Campaigns that you wrote' },
        rows: written,
      },
    ];
  }

  /** Whom it invited is counted in reports. The row stays, and leads to a pseudonym. */
  override async erase(): Promise<void> {}

  override async dutiesOf(tx: Tx, personId: string): Promise<Duty[]> {
    const [row] = await tx.sql(sql<{ count: number }>`
      select count(*)::int as count from campaigns where status = 'SENDING' and started_by = ${personId}`);
    return row && row.count > 0 ? [{ code: 'CAMPAIGNS_UNDER_WAY', count: row.count }] : [];
  }
}
