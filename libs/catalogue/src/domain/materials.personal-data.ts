import { Injectable } from '@nestjs/common';
import { sql, type Tx } from '#database';
import { type ExportedRows, type HeldData, PersonalDataSource } from '#privacy';

/** Who handed in which version of a material. */
@Injectable()
export class MaterialsPersonalData extends PersonalDataSource {
  readonly subject = 'catalogue';
  readonly holds: readonly HeldData[] = [
    {
      tables: ['material_hand_ins'],
      what: {
        km: 'អ្នកណាបានបន្ថែមកំណែណានៃឯកសារមេរៀន',
        en: 'Who handed in which version of a material',
      },
      why: {
        km: 'ដើម្បីឱ្យគ្រូបង្គោលបន្ថែមកំណែថ្មីនៃឯកសារដែលខ្លួនបានបន្ថែម ហើយក្រុមការងារដឹងថាឯកសារមកពីអ្នកណា',
        en: 'So that trainers follow up what they handed in, and the working group knows whom a material comes from',
      },
      ground: 'PUBLIC_TASK',
      kept: 'UNTIL_ERASED',
      seenBy: { km: 'ខ្លួនអ្នក និងក្រុមការងារ', en: 'You, and the working group' },
    },
  ];

  override async exportOf(tx: Tx, personId: string): Promise<ExportedRows[]> {
    const rows = await tx.sql(sql<Record<string, string | Date | number | null>>`
      select m.title_km as "titleKm", m.title_en as title, v.number as version, coalesce(v.file_name, v.url) as source, v.added_at as "handedInAt"
      from material_hand_ins h join material_versions v on v.id = h.version_id join course_materials m on m.id = v.material_id
      where h.person_id = ${personId} order by v.added_at, v.id`);
    return [
      {
        name: 'materialsHandedIn',
        title: { km: 'ឯកសារមេរៀនដែលអ្នកបានបន្ថែម', en: 'Materials that you handed in' },
        rows,
      },
    ];
  }

  override async erase(tx: Tx, personId: string): Promise<void> {
    await tx.sql(sql`delete from material_hand_ins where person_id = ${personId}`);
  }
}
