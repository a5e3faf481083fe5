import { Injectable } from '@nestjs/common';
import { sql, type Tx } from '#database';
import { type ExportedRows, type HeldData, type PassingRows, PersonalDataSource, TURN } from '#privacy';

/** Who waits for a next date. Most of them are no people of the programme: such a wish is found by its address alone. */
@Injectable()
export class WishesPersonalData extends PersonalDataSource {
  readonly subject = 'wishes';
  /** While it is still known whose address that was. */
  override readonly turn = TURN.ADDRESSED;
  readonly holds: readonly HeldData[] = [
    {
      tables: ['date_wishes'],
      what: {
        km: 'អាសយដ្ឋានអ៊ីមែល និងវគ្គបណ្តុះបណ្តាលដែលចង់ទទួលដំណឹងអំពីកាលបរិច្ឆេទបន្ទាប់ និងទីក្រុង',
        en: 'The e-mail address, and the course and city of whose next date somebody wants to be told',
      },
      why: {
        km: 'ដើម្បីជូនដំណឹងនៅពេលអាចចុះឈ្មោះបាន',
        en: 'To tell them when they can register',
      },
      ground: 'CONSENT',
      kept: 'wishes.date-wishes',
      seenBy: {
        km: 'អ្នកម្នាក់គត់ អ្នករៀបចំវគ្គឃើញតែចំនួន',
        en: 'You alone; whoever plans sessions sees the number',
      },
    },
  ];
  override readonly passing: readonly PassingRows[] = [
    {
      subject: 'wishes.unconfirmed',
      table: 'date_wishes',
      isOver: 'confirmed_at is null and asked_at < app_now() - make_interval(days => $1)',
    },
    {
      subject: 'wishes.date-wishes',
      table: 'date_wishes',
      isOver: 'confirmed_at < app_now() - make_interval(days => $1)',
    },
  ];

  override async exportOf(tx: Tx, personId: string): Promise<ExportedRows[]> {
    const rows = await tx.sql(sql<Record<string, string | Date | null>>`
      select c.title_en as course, c.title_km as "courseKm", y.name_en as city, w.email, w.asked_at as "askedAt", w.confirmed_at as "confirmedAt"
      from people p join date_wishes w on w.person_id = p.id or lower(w.email) = lower(p.email)
      join courses c on c.id = w.course_id left join cities y on y.id = w.city_id
      where p.id = ${personId} order by w.asked_at, w.id`);
    return [
      {
        name: 'dateWishes',
        title: { km: 'ដំណឹងអំពីកាលបរិច្ឆេទបន្ទាប់ដែលអ្នករង់ចាំ', en: 'Next dates that you wait for' },
        rows,
      },
    ];
  }

  override async erase(tx: Tx, personId: string): Promise<void> {
    await tx.sql(sql`
      delete from date_wishes w using people p
      where p.id = ${personId} and (w.person_id = p.id or lower(w.email) = lower(p.email))`);
  }
}
