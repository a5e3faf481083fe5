import { Injectable } from '@nestjs/common';
import { sql, type Tx } from '#database';
import { type ExportedRows, type HeldData, PersonalDataSource } from '#privacy';

/** Who came to what. The mark stays, for figures that were reported; why it was corrected does not. */
@Injectable()
export class AttendancePersonalData extends PersonalDataSource {
  readonly subject = 'attendance';
  readonly holds: readonly HeldData[] = [
    {
      tables: ['attendances'],
      what: {
        km: 'តើអ្នកបានមកវគ្គឬទេ និងអ្នកណាបានកត់ត្រា',
        en: 'Whether you came to a session, and who wrote it down',
      },
      why: {
        km: 'ដើម្បីដឹងថាអ្នកណាបានរៀនអ្វី និងរាយការណ៍តួលេខ',
        en: 'To know who was trained in what, and to report the figures',
      },
      ground: 'PUBLIC_TASK',
      kept: 'FOR_EVER',
      seenBy: {
        km: 'អ្នក គ្រូបង្គោលនៃវគ្គ ក្រុមការងារ និងអ្នកសម្របសម្រួលនៃអង្គភាព',
        en: 'You, the trainers of the session, the working group and the coordinator of the organisation',
      },
    },
  ];

  override async exportOf(tx: Tx, personId: string): Promise<ExportedRows[]> {
    const rows = await tx.sql(sql<Record<string, string | Date | null>>`
      select c.title_en as course, c.title_km as "courseKm", s.starts_at as "startsAt", a.status, a.marked_at as "markedAt", a.reason
      from attendances a join registrations r on r.id = a.registration_id join sessions s on s.id = r.session_id
      join courses c on c.id = s.course_id where r.person_id = ${personId} order by s.starts_at, r.id`);
    return [{ name: 'attendance', title: { km: 'វត្តមាន', en: 'Attendance' }, rows }];
  }

  override async erase(tx: Tx, personId: string): Promise<void> {
    await tx.sql(sql`
      update attendances a set reason = '-' from registrations r
      where r.id = a.registration_id and r.person_id = ${personId} and a.reason is not null`);
  }
}
