import { randomUUID } from 'node:crypto';
import type pg from 'pg';

/** Rows that a session needs below it: a sector, a course. Once for each database. Answers the course's id. */
export async function insertCourse(client: pg.Client): Promise<string> {
  const [area, sector, course] = [randomUUID(), randomUUID(), randomUUID()];
  await client.query(
    `insert into focus_areas (id, code, name_km, name_en, rank) values ($1, $1::uuid::text, 'ក', 'A', 1)`,
    [area],
  );
  await client.query(
    `insert into sectors (id, code, focus_area_id, name_km, name_en) values ($1, $1::uuid::text, $2, 'ក', 'A')`,
    [sector, area],
  );
  await client.query(
    `insert into courses (id, code, sector_id, title_km, title_en, lead_km, lead_en, description_km, description_en, audience_km, audience_en)
     values ($1, $1::uuid::text, $2, 'ក', 'A', 'ក', 'A', 'ក', 'A', 'ក', 'A')`,
    [course, sector],
  );
  return course;
}

/** An on-line session that begins in ten days and has `capacity` seats (at most 100,000). Answers its id. */
export async function insertSession(client: pg.Client, courseId: string, capacity: number): Promise<string> {
  const id = randomUUID();
  await client.query(
    `insert into sessions (id, course_id, mode, languages, starts_at, ends_at, doors_open_at, time_zone)
     values ($1, $2, 'ONLINE', '{km}', now() + interval '10 days', now() + interval '10 days 3 hours', now() + interval '10 days',
       'Asia/Phnom_Penh')`,
    [id, courseId],
  );
  await client.query(
    `insert into session_seats (session_id, capacity, closes_at, schedule_version)
     values ($1, $2, now() + interval '10 days', 1)`,
    [id, capacity],
  );
  return id;
}

export const globalSessionId = (id: string): string => `ses_${id.replaceAll('-', '')}`;
