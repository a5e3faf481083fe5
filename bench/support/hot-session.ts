import { randomUUID } from 'node:crypto';
import { foldText } from '#kernel';
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

/** What people of a load type as their organisation, by turns. None of them is known. */
export const UNKNOWN_ORGANISATIONS = [
  'ក្រុមហ៊ុនទន្លេស្អាត',
  'Battambang Municipality',
  'Green Mekong Network',
  'សាលាក្រុងសៀមរាប',
];

const KNOWN = [
  { name: 'Tonle Sap Watch', kind: 'NGO' },
  { name: 'Sangkat Svay Por', kind: 'INSTITUTION' },
] as const;

/** The same where some are known: of four people one is of a known NGO and one of a known institution. */
export const SOME_KNOWN_ORGANISATIONS = [
  KNOWN[0].name,
  'ក្រុមហ៊ុនទន្លេស្អាត',
  KNOWN[1].name,
  'Green Mekong Network',
];

/** The organisations that a database of a load knows. Once for each database. */
export async function insertOrganisations(client: pg.Client): Promise<void> {
  for (const { name, kind } of KNOWN) {
    const subKind = randomUUID();
    await client.query(
      `insert into organisation_sub_kinds (id, code, kind, name_km, name_en) values ($1, $1::uuid::text, $2, 'ក', 'A')`,
      [subKind, kind],
    );
    await client.query(
      `insert into organisations (id, kind, sub_kind_id, name_km, name_en, folded_km, folded_en)
       values ($1, $2, $3, $4, $4, $5, $5)`,
      [randomUUID(), kind, subKind, name, foldText(name)],
    );
  }
}

/** So many on-line sessions that begin in ten days, each with `capacity` seats (at most 100,000), of which `ngoSeats` are
 *  kept for NGOs by a quota; without a quota for 0. Answers their ids. */
export async function insertSessions(
  client: pg.Client,
  courseId: string,
  count: number,
  capacity: number,
  ngoSeats: number,
): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID());
  await client.query(
    `insert into sessions (id, course_id, mode, languages, starts_at, ends_at, doors_open_at, time_zone)
     select id, $2, 'ONLINE', '{km}', now() + interval '10 days', now() + interval '10 days 3 hours', now() + interval '10 days',
       'Asia/Phnom_Penh' from unnest($1::uuid[]) as u(id)`,
    [ids, courseId],
  );
  await client.query(
    `insert into session_seats (session_id, capacity, closes_at, schedule_version, quotas)
     select id, $2, now() + interval '10 days', 1, $3 from unnest($1::uuid[]) as u(id)`,
    [ids, capacity, ngoSeats > 0 ? 1 : 0],
  );
  if (ngoSeats > 0)
    await client.query(
      `insert into seat_quotas (id, session_id, organisation_kind, seats)
       select gen_random_uuid(), id, 'NGO', $2 from unnest($1::uuid[]) as u(id)`,
      [ids, ngoSeats],
    );
  return ids;
}

/** One such session. Answers its id. */
export const insertSession = async (
  client: pg.Client,
  courseId: string,
  capacity: number,
  ngoSeats = 0,
): Promise<string> => (await insertSessions(client, courseId, 1, capacity, ngoSeats))[0]!;

export const globalSessionId = (id: string): string => `ses_${id.replaceAll('-', '')}`;
