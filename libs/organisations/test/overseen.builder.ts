import { matchKeyOf } from '#identity';
import { foldText, newId } from '#kernel';
import type { TestDatabase } from '#testing';
import { aPledge, type PledgeWish } from '../../pledges/test/pledges.builder.js';

/* The organisations of docs/stories/organisations.md, written beside those of the demonstration. */

export interface Overseen {
  readonly weavers: string;
  readonly centre: string;
  readonly cleanWater: string;
}

const ORGANISATIONS = [
  ['community-organisation', 'siem-reap', 'សហគមន៍តម្បាញក្រមា', 'Krama Weavers Cooperative'],
  ['school', 'battambang', 'មជ្ឈមណ្ឌលបណ្ដុះបណ្ដាលទន្លេ ២', 'Tonle Training Centre 2'],
  ['local-ngo', 'phnom-penh', 'ឫស្សីកែវទឹកស្អាត', 'Russey Keo Clean Water'],
] as const;

const PEOPLE = ['ញឹម ឫទ្ធី', 'សារ គន្ធា', 'លី បុប្ផា', 'អ៊ុំ សំ'] as const;
const MEMBERS = 3;

type Mark = readonly [person: number, status: 'CONFIRMED' | 'WAITLISTED' | 'CANCELLED', attended?: boolean];
const SESSIONS: readonly (readonly [city: string, start: string, marks: readonly Mark[]])[] = [
  [
    'siem-reap',
    '2026-11-20T06:30:00Z',
    [
      [0, 'CONFIRMED', true],
      [1, 'CONFIRMED', true],
    ],
  ],
  [
    'siem-reap',
    '2026-12-08T06:30:00Z',
    [
      [0, 'CONFIRMED'],
      [1, 'WAITLISTED'],
      [2, 'CANCELLED'],
    ],
  ],
  ['phnom-penh', '2026-12-10T06:30:00Z', [[3, 'CONFIRMED']]],
];

type Pledge = readonly [city: string, sector: string, unit: string, value: number, PledgeWish['status']];
const PLEDGES: readonly Pledge[] = [
  ['siem-reap', 'heritage', 'USD', 125_050, 'OFFERED'],
  ['battambang', 'waste', 'USD', 74_951, 'OFFERED'],
  ['siem-reap', 'tourism', 'USD', 30_000, 'ACCEPTED'],
  ['phnom-penh', 'waste', 'KHR', 4_000_000, 'ACCEPTED'],
  ['siem-reap', 'tourism', 'person-days', 12_125, 'ACCEPTED'],
  ['siem-reap', 'heritage', 'person-days', 875, 'ACCEPTED'],
  ['siem-reap', 'heritage', 'vehicles', 2_000, 'DECLINED'],
  ['siem-reap', 'tourism', 'KHR', 1, 'WITHDRAWN'],
];
const MOST_RIEL = 9_999_999_999_999_999n;

/** Writes them with their people, registrations, marks and pledges. Answers their ids. */
export async function layOverseen(db: TestDatabase): Promise<Overseen> {
  const ids = await Promise.all(ORGANISATIONS.map((organisation) => anOrganisation(db, organisation)));
  const [weavers, centre, cleanWater] = ids as [string, string, string];
  const people = await layPeople(db, weavers);
  const sessions: string[] = [];
  for (const [city, start, marks] of SESSIONS)
    sessions.push(await aSessionWith(db, weavers, { city, start, marks, people }));
  for (const [at, [city, sector, unit, value, status]] of PLEDGES.entries()) {
    const pledge = await pledgeOf(db, weavers, { city, sector, unit, value, status });
    if (at === 0)
      await db.ownerSql('update pledges set session_id = $2 where id = $1', [pledge, sessions[0]]);
  }
  for (let twice = 0; twice < 2; twice++)
    await pledgeOf(db, centre, { city: 'battambang', sector: 'education', unit: 'KHR', value: MOST_RIEL });
  return { weavers, centre, cleanWater };
}

async function anOrganisation(
  db: TestDatabase,
  [subKind, city, km, en]: (typeof ORGANISATIONS)[number],
): Promise<string> {
  const id = newId();
  await db.ownerSql(
    `insert into organisations (id, kind, sub_kind_id, city_id, name_km, name_en, folded_km, folded_en)
     select $1, k.kind, k.id, c.id, $4, $5, $6, $7 from organisation_sub_kinds k, cities c where k.code = $2 and c.code = $3`,
    [id, subKind, city, km, en, foldText(km), foldText(en)],
  );
  return id;
}

async function layPeople(db: TestDatabase, organisationId: string): Promise<string[]> {
  const people: string[] = [];
  for (const [at, fullName] of PEOPLE.entries()) {
    const id = newId();
    const email = `weaver${at}@krama-weavers.example`;
    await db.ownerSql(
      `insert into people (id, full_name, email, locale, match_key) values ($1, $2, $3, 'km', $4)`,
      [id, fullName, email, matchKeyOf(fullName, { kind: 'EMAIL', value: email })],
    );
    if (at < MEMBERS)
      await db.ownerSql('insert into memberships (organisation_id, person_id) values ($1, $2)', [
        organisationId,
        id,
      ]);
    people.push(id);
  }
  return people;
}

interface SessionWish {
  readonly city: string;
  readonly start: string;
  readonly marks: readonly Mark[];
  readonly people: readonly string[];
}

async function aSessionWith(
  db: TestDatabase,
  organisationId: string,
  { city, start, marks, people }: SessionWish,
): Promise<string> {
  const id = newId();
  await db.ownerSql(
    `insert into sessions (id, course_id, mode, city_id, venue_km, venue_en, languages, starts_at, ends_at, doors_open_at, time_zone)
     select $1, k.id, 'IN_PERSON', c.id, 'សាលាក្រុង', 'City Hall', '{km}', $3, $3::timestamptz + interval '3 hours', $3, 'Asia/Phnom_Penh'
     from courses k, cities c where k.code = 'tourism-heritage' and c.code = $2`,
    [id, city, start],
  );
  const count = (status: string): number => marks.filter((mark) => mark[1] === status).length;
  await db.ownerSql(
    `insert into session_seats (session_id, capacity, taken, waiting, next_rank, closes_at, schedule_version)
     values ($1, greatest($2::int, 1), $2, $3, $3 + 1, $4, 1)`,
    [id, count('CONFIRMED'), count('WAITLISTED'), start],
  );
  for (const [person, status, attended] of marks) {
    const registration = newId();
    await db.ownerSql(
      `insert into registrations (id, session_id, person_id, organisation_id, organisation_name, status, waitlist_rank, reference, locale, created_at)
       values ($1, $2, $3, $4, 'Krama Weavers Cooperative', $5, case when $5 = 'WAITLISTED' then 1 end, $6, 'km', $7::timestamptz - interval '7 days')`,
      [registration, id, people[person], organisationId, status, referenceOf(registration), start],
    );
    if (attended)
      await db.ownerSql(
        `insert into attendances (registration_id, status, marked_by) values ($1, 'ATTENDED', $2)`,
        [registration, people[person]],
      );
  }
  return id;
}

/** Twelve characters of the ticket's alphabet, of the end of an id. */
const referenceOf = (id: string): string => id.replaceAll('-', '').slice(-12).toUpperCase();

async function pledgeOf(
  db: TestDatabase,
  organisationId: string,
  wish: { city: string; sector: string; unit: string; value: number | bigint; status?: PledgeWish['status'] },
): Promise<string> {
  const [ids] = await db.ownerSql<{ cityId: string; sectorId: string }>(
    `select (select id from cities where code = $1) as "cityId", (select id from sectors where code = $2) as "sectorId"`,
    [wish.city, wish.sector],
  );
  return aPledge(db, {
    ...ids!,
    organisationId,
    unit: wish.unit,
    value: wish.value,
    status: wish.status ?? 'OFFERED',
  });
}
