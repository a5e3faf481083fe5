import { newId } from '#kernel';
import type { TestDatabase } from '#testing';

/** Keo Sophea, the demonstration's trainer, trains this session of *Open data* alone: Wednesday 4 November 2026, 08:30 to 12:00, as
 *  docs/stories/course-materials.md has it. Answers its global id. */
export async function sopheaTrains(db: TestDatabase): Promise<string> {
  const id = newId();
  await sopheaTrainsNothing(db);
  await db.ownerSql(
    `insert into sessions (id, course_id, mode, languages, starts_at, ends_at, doors_open_at, time_zone)
     select $1, id, 'ONLINE', '{km}', '2026-11-04T01:30:00Z', '2026-11-04T05:00:00Z', '2026-11-04T01:00:00Z', 'Asia/Phnom_Penh'
     from courses where code = 'open-data'`,
    [id],
  );
  await db.ownerSql(
    `insert into session_seats (session_id, capacity, closes_at, schedule_version, state) values ($1, 30, '2026-11-04T01:30:00Z', 1, 'OPEN')`,
    [id],
  );
  await db.ownerSql(
    `insert into session_trainers (session_id, person_id, public_name_km, public_name_en, public_role_km, public_role_en)
     select $1, id, 'កែវ សុភា', 'Keo Sophea', 'អ្នកជំនាញ', 'Specialist' from people where email = 'trainer@samaki.example'`,
    [id],
  );
  return `ses_${id.replaceAll('-', '')}`;
}

/** She is taken off all that she trains. */
export const sopheaTrainsNothing = (db: TestDatabase): Promise<unknown> =>
  db.ownerSql(
    `delete from session_trainers where person_id = (select id from people where email = 'trainer@samaki.example')`,
  );
