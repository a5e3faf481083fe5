import { newId } from '#kernel';
import type { TestDatabase } from '#testing';
import { at } from './main-story/data.js';

/** The session of docs/stories/coordinator.md and ticket-sheet.md, written straight into the tables: Siem Reap City Hall,
 *  8 December 2026, 13:30 to 17:00, trained by Keo Sophea. Answers its id. */
export async function scheduleHotelSession(db: TestDatabase, capacity: number): Promise<string> {
  const id = newId();
  await db.ownerSql(
    `insert into sessions (id, course_id, mode, city_id, venue_km, venue_en, languages, starts_at, ends_at, doors_open_at, time_zone)
     select $1, (select id from courses where code = 'tourism-heritage'), 'IN_PERSON', (select id from cities where code = 'siem-reap'),
       'សាលាក្រុងសៀមរាប', 'Siem Reap City Hall', '{km}', $2, $2::timestamptz + interval '3.5 hours', $2::timestamptz - interval '30 minutes', 'Asia/Phnom_Penh'`,
    [id, at('2026-12-08 13:30')],
  );
  await db.ownerSql(
    `insert into session_seats (session_id, capacity, closes_at, schedule_version) values ($1, $3, $2, 1)`,
    [id, at('2026-12-08 13:30'), capacity],
  );
  await db.ownerSql(
    `insert into session_trainers (session_id, person_id, public_name_km, public_name_en, public_role_km, public_role_en)
     select $1, id, 'កែវ សុភា', 'Keo Sophea', 'អ្នកជំនាញ', 'Specialist' from people where email = 'trainer@samaki.example'`,
    [id],
  );
  return id;
}
