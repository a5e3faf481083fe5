import { Injectable } from '@nestjs/common';
import { sql, type Tx } from '#database';
import { type Duty, type ExportedRows, type HeldData, PersonalDataSource } from '#privacy';

/** Trainers and what the public reads of them; observers and as which they watched. */
@Injectable()
export class SessionsPersonalData extends PersonalDataSource {
  readonly subject = 'sessions';
  readonly holds: readonly HeldData[] = [
    {
      tables: ['session_trainers'],
      what: {
        km: 'វគ្គដែលគ្រូបង្គោលបង្រៀន ឈ្មោះ និងមុខងារដែលសាធារណជនឃើញ និងភាសាដែលប្រើបង្រៀន',
        en: 'The sessions that a trainer holds, with the name and position that the public reads, and the languages they train in',
      },
      why: {
        km: 'ដើម្បីប្រាប់ថាអ្នកណាបង្រៀន និងរកអ្នកបង្រៀនតាមភាសានៃវគ្គ',
        en: 'To say who holds a session, and to find who can in its languages',
      },
      ground: 'PUBLIC_TASK',
      kept: 'UNTIL_ERASED',
      seenBy: { km: 'គ្រប់គ្នា ភាសា៖ អ្នករៀបចំវគ្គ', en: 'Everybody; the languages: whoever plans sessions' },
    },
    {
      tables: ['session_observers'],
      what: {
        km: 'វគ្គដែលអ្នកសង្កេតការណ៍ចូលរួមតាមដាន និងក្នុងនាមអ្វី',
        en: 'The sessions that an observer watches, and as which',
      },
      why: {
        km: 'ដើម្បីឱ្យអ្នករៀបចំវគ្គស្គាល់ពួកគេនៅមាត់ទ្វារ និងបើកផ្លូវចូលអនឡាញ',
        en: 'So that those who run the session know them at the door, and to let them in on-line',
      },
      ground: 'PUBLIC_TASK',
      kept: 'UNTIL_ERASED',
      seenBy: {
        km: 'អ្នក គ្រូបង្គោលនៃវគ្គ និងអ្នករៀបចំវគ្គ',
        en: 'You, the trainers of the session, those who plan it',
      },
    },
  ];

  override async exportOf(tx: Tx, personId: string): Promise<ExportedRows[]> {
    const rows = await tx.sql(sql<Record<string, string | Date | null>>`
      select coalesce(s.postponed_starts_at, s.starts_at) as "startsAt", coalesce(s.postponed_ends_at, s.ends_at) as "endsAt", t.public_name_en as "publicName", t.public_name_km as "publicNameKm",
        t.public_role_en as "publicRole", t.public_role_km as "publicRoleKm", array_to_string(t.languages, ', ') as languages
      from session_trainers t join sessions s on s.id = t.session_id where t.person_id = ${personId} order by s.starts_at, s.id`);
    const observed = await tx.sql(sql<Record<string, string | Date | null>>`
      select coalesce(s.postponed_starts_at, s.starts_at) as "startsAt", coalesce(s.postponed_ends_at, s.ends_at) as "endsAt", b.role_en as role, b.role_km as "roleKm"
      from session_observers b join sessions s on s.id = b.session_id where b.person_id = ${personId} order by s.starts_at, s.id`);
    return [
      { name: 'sessionsHeld', title: { km: 'វគ្គដែលអ្នកបង្រៀន', en: 'Sessions that you hold' }, rows },
      {
        name: 'sessionsObserved',
        title: { km: 'វគ្គដែលអ្នកសង្កេតការណ៍', en: 'Sessions that you observe' },
        rows: observed,
      },
    ];
  }

  override async erase(tx: Tx, personId: string, pseudonym: string): Promise<void> {
    await tx.sql(sql`
      update session_trainers set public_name_km = ${pseudonym}, public_name_en = ${pseudonym}, public_role_km = '-', public_role_en = '-', languages = null
      where person_id = ${personId}`);
    await tx.sql(
      sql`update session_observers set role_km = '-', role_en = '-' where person_id = ${personId}`,
    );
  }

  override async activeSince(tx: Tx, personIds: readonly string[], since: Date): Promise<string[]> {
    const rows = await tx.sql(sql<{ id: string }>`
      select t.person_id as id from session_trainers t join sessions s on s.id = t.session_id
      where t.person_id = any(${personIds}::uuid[]) and s.ends_at >= ${since}
      union select b.person_id from session_observers b join sessions s on s.id = b.session_id
      where b.person_id = any(${personIds}::uuid[]) and s.ends_at >= ${since}`);
    return rows.map(({ id }) => id);
  }

  override async dutiesOf(tx: Tx, personId: string): Promise<Duty[]> {
    const [row] = await tx.sql(sql<{ count: number }>`
      select count(*)::int as count from session_trainers t join sessions s on s.id = t.session_id
      where t.person_id = ${personId} and s.status in ('DRAFT', 'OPEN', 'POSTPONED') and s.ends_at > app_now()`);
    return row && row.count > 0 ? [{ code: 'SESSIONS_TO_HOLD', count: row.count }] : [];
  }
}
