import { Injectable } from '@nestjs/common';
import { sql, type Tx } from '#database';
import { type ExportedRows, type HeldData, PersonalDataSource } from '#privacy';

/** Who asked a topic, who submitted for an organisation, who answered. The words are the organisation's and the committee's. */
@Injectable()
export class ConsultationsPersonalData extends PersonalDataSource {
  readonly subject = 'consultations';
  readonly holds: readonly HeldData[] = [
    {
      tables: ['topics', 'submissions'],
      what: {
        km: 'អ្នកណាបានសួរប្រធានបទ ដាក់ជូនមតិយោបល់ក្នុងនាមអង្គភាព ឬឆ្លើយ',
        en: 'Who asked a topic, submitted input for an organisation, or answered it',
      },
      why: {
        km: 'ដើម្បីដឹងថាអ្នកណាបាននិយាយជំនួសអង្គភាព និងគណៈកម្មាធិការ',
        en: 'To know who spoke for the organisation and for the committee',
      },
      ground: 'ACCOUNTABILITY',
      kept: 'FOR_EVER',
      seenBy: { km: 'អង្គភាព និងក្រុមការងារ', en: 'The organisation and the working group' },
    },
  ];

  override async exportOf(tx: Tx, personId: string): Promise<ExportedRows[]> {
    const rows = await tx.sql(sql<Record<string, string | Date | null>>`
      select t.title_en as topic, t.title_km as "topicKm", s.body, s.submitted_at as "submittedAt", s.revised_at as "revisedAt"
      from submissions s join topics t on t.id = s.topic_id where s.submitted_by = ${personId} order by s.submitted_at, s.id`);
    const work = await tx.sql(sql<Record<string, string | Date | null>>`
      select 'asked' as part, title_en as topic, created_at as at from topics where asked_by = ${personId}
      union all
      select 'answered', t.title_en, s.answered_at from submissions s join topics t on t.id = s.topic_id where s.answered_by = ${personId}
      order by at`);
    return [
      { name: 'submissions', title: { km: 'មតិយោបល់ដែលអ្នកបានដាក់ជូន', en: 'Input that you submitted' }, rows },
      {
        name: 'topics',
        title: { km: 'ប្រធានបទដែលអ្នកសួរ ឬឆ្លើយ', en: 'Topics that you asked or answered' },
        rows: work,
      },
    ];
  }

  /** What was submitted is the organisation's; who wrote it bears a pseudonym from now on. */
  override async erase(): Promise<void> {}
}
