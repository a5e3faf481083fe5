import { ROLES } from '#authz';
import { loadReferenceData as loadCatalogue } from '#catalogue';
import { createDataSource, EventListeners, UnitOfWork } from '#database';
import { matchKeyOf } from '#identity';
import { newId } from '#kernel';
import { loadReferenceData as loadSubKinds, Organisations } from '#organisations';
import { loadReferenceData as loadUnits } from '#pledges';
import type { TestDatabase } from '#testing';

/** Wednesday 23 December 2026, 14:05 in Phnom Penh: everything of the story is over. */
export const NOW = new Date('2026-12-23T07:05:00Z');

type Ids = Readonly<Record<string, string>>;

/** The people, pledges and sessions of docs/stories/overview.md, by the names that they have there. */
export interface OverviewStory {
  readonly cities: Ids;
  readonly sectors: Ids;
  readonly focusAreas: Ids;
  readonly organisations: Ids;
  readonly sessions: Ids;
  readonly people: Ids;
  readonly pledges: Ids;
  /** By person and session: `Chan Sreymom A`. */
  readonly registrations: Ids;
}

const SESSIONS = [
  ['A', 'tourism', 'siem-reap', '2026-12-08T06:30:00Z', 'ភ្ញៀវនៅអង្គរ', 'Visitors at Angkor'],
  ['B', 'transport', 'phnom-penh', '2026-12-10T01:30:00Z', 'រថយន្តក្រុងទៀងទាត់', 'Buses on time'],
  ['C', 'waste', 'battambang', '2026-12-12T01:30:00Z', 'ផ្សារស្អាត', 'Clean markets'],
  ['D', 'open-data', null, '2026-12-15T06:30:00Z', 'ទិន្នន័យសម្រាប់ទាំងអស់គ្នា', 'Data for everybody'],
] as const;

const ORGANISATIONS = [
  ['Tonle Mobility', 'small-company', 'ទន្លេ ម៉ូប៊ីលីធី'],
  ['Angkor Guides', 'local-ngo', 'មគ្គុទ្ទេសក៍អង្គរ'],
  ['Green School', 'local-ngo', 'សាលាបៃតង'],
  ['Sangker City Hall', 'municipal-administration', 'សាលាក្រុងសង្កែ'],
] as const;

/** Person, organisation, then what happened: session, invited, registration, mark. */
const PEOPLE = [
  ['Chan Sreymom', 'Angkor Guides', ['A', true, 'CONFIRMED', 'ATTENDED'], ['D', false, 'CONFIRMED', null]],
  ['Lim Chenda', 'Angkor Guides', ['A', true, 'CANCELLED', null]],
  ['Heng Dara', null, ['A', false, 'CONFIRMED', 'ATTENDED']],
  ['Sun Mara', 'Tonle Mobility', ['B', true, 'CONFIRMED', 'ATTENDED']],
  ['Kim Sovann', 'Tonle Mobility', ['B', true, 'WAITLISTED', null]],
  ['Keo Bopha', 'Green School', ['C', true, 'CONFIRMED', 'ABSENT']],
  ['Nhem Rithy', 'Sangker City Hall', ['C', true, 'CONFIRMED', 'ATTENDED']],
  ['Pov Sreyneang', 'Sangker City Hall', ['C', true, null, null]],
] as const;

const PLEDGES = [
  ['P1', 'Tonle Mobility', 'phnom-penh', 'transport', 'USD', 150_000, 'ACCEPTED'],
  ['P2', 'Tonle Mobility', 'siem-reap', 'tourism', 'KHR', 8_000_000, 'OFFERED'],
  ['P3', 'Angkor Guides', 'siem-reap', 'tourism', 'person-days', 12_000, 'ACCEPTED'],
  ['P4', 'Green School', 'battambang', 'waste', 'USD', 25_050, 'OFFERED'],
  ['P5', 'Green School', 'battambang', 'waste', 'hours', 40_000, 'DECLINED'],
  ['P6', 'Sangker City Hall', 'battambang', 'waste', 'KHR', 2_000_000, 'ACCEPTED'],
  ['P7', 'Angkor Guides', 'siem-reap', 'tourism', 'person-days', 2_500, 'OFFERED'],
  ['P8', 'Tonle Mobility', 'phnom-penh', 'transport', 'USD', 9_999, 'WITHDRAWN'],
] as const;

/** Writes the story straight into the tables, at its own time. */
export async function layOverviewStory(db: TestDatabase): Promise<OverviewStory> {
  await db.travelTo(NOW);
  const organisations = await layReferenceData(db);
  const idsOf = async (table: string): Promise<Ids> => {
    const rows = await db.ownerSql<{ code: string; id: string }>(`select code, id from ${table}`);
    return Object.fromEntries(rows.map(({ code, id }) => [code, id]));
  };
  const [cities, sectors, focusAreas] = [
    await idsOf('cities'),
    await idsOf('sectors'),
    await idsOf('focus_areas'),
  ];
  const sessions = await laySessions(db, cities, sectors);
  const { people, registrations } = await layPeople(db, organisations, sessions);
  const pledges = await layPledges(db, organisations, cities, sectors);
  return { cities, sectors, focusAreas, organisations, sessions, people, pledges, registrations };
}

async function layReferenceData(db: TestDatabase): Promise<Ids> {
  const dataSource = await createDataSource(db.url, 'samaki_app', { poolSize: 1 }).initialize();
  const ids: Record<string, string> = {};
  await new UnitOfWork(dataSource, new EventListeners()).run(async (tx) => {
    await loadCatalogue(tx);
    await loadSubKinds(tx);
    await loadUnits(tx);
    for (const [en, subKindCode, km] of ORGANISATIONS)
      ids[en] = await new Organisations().add(tx, {
        subKindCode,
        cityCode: 'phnom-penh',
        name: { km, en },
      });
  });
  await dataSource.destroy();
  return ids;
}

async function laySessions(db: TestDatabase, cities: Ids, sectors: Ids): Promise<Ids> {
  const ids: Record<string, string> = {};
  for (const [name, sector, city, startsAt, km, en] of SESSIONS) {
    const [id, courseId] = [newId(), newId()];
    ids[name] = id;
    await db.ownerSql(
      `insert into courses (id, code, sector_id, title_km, title_en, lead_km, lead_en, description_km, description_en, audience_km, audience_en)
       values ($1, $2, $3, $4, $5, 'ក', 'x', 'ក', 'x', 'ក', 'x')`,
      [courseId, `course-${sector}`, sectors[sector], km, en],
    );
    await db.ownerSql(
      `insert into sessions (id, course_id, mode, city_id, venue_km, venue_en, languages, starts_at, ends_at, doors_open_at, time_zone)
       values ($1, $2, case when $3::uuid is null then 'ONLINE' else 'IN_PERSON' end, $3, case when $3::uuid is not null then 'សាល' end,
         case when $3::uuid is not null then 'Hall' end, '{km}', $4, $4::timestamptz + interval '3 hours', $4, 'Asia/Phnom_Penh')`,
      [id, courseId, city ? cities[city] : null, startsAt],
    );
    await db.ownerSql(
      `insert into session_seats (session_id, capacity, closes_at, schedule_version) values ($1, 30, $2, 1)`,
      [id, startsAt],
    );
  }
  return ids;
}

async function layPeople(
  db: TestDatabase,
  organisations: Ids,
  sessions: Ids,
): Promise<{ people: Ids; registrations: Ids }> {
  const people: Record<string, string> = {};
  const registrations: Record<string, string> = {};
  for (const [fullName] of PEOPLE) people[fullName] = await aPerson(db, fullName);
  const campaigns = await layCampaigns(db, sessions, people['Chan Sreymom']!);
  for (const [fullName, organisation, ...happenings] of PEOPLE) {
    const organisationId = organisation ? organisations[organisation]! : null;
    for (const [session, isInvited, status, mark] of happenings) {
      if (isInvited) await aRecipient(db, campaigns[session]!, organisationId!, people[fullName]!, 'INVITED');
      if (!status) continue;
      const id = await aRegistration(db, {
        sessionId: sessions[session]!,
        personId: people[fullName]!,
        organisationId,
        organisationName: organisation ?? 'Dara and friends',
        status,
      });
      registrations[`${fullName} ${session}`] = id;
      if (mark)
        await db.ownerSql(
          `insert into attendances (registration_id, status, marked_by) values ($1, $2, $3)`,
          [id, mark, people['Chan Sreymom']],
        );
    }
  }
  const [guides, mobility] = [organisations['Angkor Guides']!, organisations['Tonle Mobility']!];
  await aRecipient(db, campaigns['none']!, guides, people['Chan Sreymom']!, 'INVITED');
  await aRecipient(db, campaigns['none']!, mobility, people['Sun Mara']!, 'INVITED');
  await aRecipient(db, campaigns['A']!, mobility, people['Kim Sovann']!, 'EXCLUDED');
  return { people, registrations };
}

export interface PersonWish {
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly locale?: 'km' | 'en';
}

/** Somebody as the programme knows them: with the same name and contact they are found again. Answers the id. */
export async function aPerson(db: TestDatabase, fullName: string, wish: PersonWish = {}): Promise<string> {
  const id = newId();
  const { phone = null, locale = 'km' } = wish;
  const email =
    wish.email === undefined ? `${fullName.toLowerCase().replace(' ', '.')}@example.org` : wish.email;
  const contact = email
    ? { kind: 'EMAIL' as const, value: email }
    : { kind: 'PHONE' as const, value: phone! };
  await db.ownerSql(
    `insert into people (id, full_name, email, phone, locale, match_key) values ($1, $2, $3, $4, $5, $6)`,
    [id, fullName, email, phone, locale, matchKeyOf(fullName, contact)],
  );
  return id;
}

async function layCampaigns(db: TestDatabase, sessions: Ids, author: string): Promise<Ids> {
  const ids: Record<string, string> = {};
  for (const name of ['A', 'B', 'C', 'none']) {
    ids[name] = newId();
    await db.ownerSql(
      `insert into campaigns (id, session_id, subject_km, subject_en, body_km, body_en, status, created_by, started_at, finished_at)
       values ($1, $2, 'ក', 'x', 'ក', 'x', 'SENT', $3, app_now(), app_now())`,
      [ids[name], sessions[name] ?? null, author],
    );
  }
  return ids;
}

async function aRecipient(
  db: TestDatabase,
  campaignId: string,
  organisationId: string,
  personId: string,
  status: 'INVITED' | 'EXCLUDED',
): Promise<void> {
  await db.ownerSql(
    `insert into campaign_recipients (id, campaign_id, organisation_id, person_id, status, exclusion_reason)
     values ($1, $2, $3, $4, $5, case when $5 = 'EXCLUDED' then 'NO_ADDRESS' end)`,
    [newId(), campaignId, organisationId, personId, status],
  );
}

export interface RegistrationWish {
  readonly sessionId: string;
  readonly personId: string;
  readonly organisationId: string | null;
  readonly organisationName: string;
  readonly status: string;
}

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A registration written straight into the table. Answers its id. */
export async function aRegistration(db: TestDatabase, wish: RegistrationWish): Promise<string> {
  const id = newId();
  const reference = Array.from(
    id.replaceAll('-', '').slice(-12),
    (digit) => ALPHABET[parseInt(digit, 16)],
  ).join('');
  await db.ownerSql(
    `insert into registrations (id, session_id, person_id, organisation_id, organisation_name, status, waitlist_rank, reference, locale)
     values ($1, $2, $3, $4, $5, $6, case when $6 = 'WAITLISTED' then 1 end, $7, 'km')`,
    [id, wish.sessionId, wish.personId, wish.organisationId, wish.organisationName, wish.status, reference],
  );
  return id;
}

async function layPledges(db: TestDatabase, organisations: Ids, cities: Ids, sectors: Ids): Promise<Ids> {
  const ids: Record<string, string> = {};
  for (const [name, organisation, city, sector, unit, value, status] of PLEDGES) {
    ids[name] = newId();
    const isMoney = unit === 'USD' || unit === 'KHR';
    await db.ownerSql(
      `insert into pledges (id, organisation_id, organisation_kind, city_id, sector_id, focus_area_id, kind, currency, amount_minor,
         unit_code, quantity_thousandths, status, decided_at, decision_reason)
       select $1, o.id, o.kind, $3, s.id, s.focus_area_id, $5, $6, $7, $8, $9, $10,
         case when $10 <> 'OFFERED' then app_now() end, case when $10 = 'DECLINED' then 'No use for it' end
       from organisations o, sectors s where o.id = $2 and s.id = $4`,
      [
        ids[name],
        organisations[organisation],
        cities[city],
        sectors[sector],
        isMoney ? 'MONEY' : 'IN_KIND',
        isMoney ? unit : null,
        isMoney ? value : null,
        isMoney ? null : unit,
        isMoney ? null : value,
        status,
      ],
    );
  }
  return ids;
}

const OFFICIALS = [
  'Sok Pisey',
  'Nget Dany',
  'Keo Sophea',
  'Prak Vannak',
  'Mao Sovannary',
  'Ouk Sambath',
  'Im Sereyvuth',
  'Chhim Rotha',
];

/** One person for each role, for the one-click sign-in; the city officer's city is Siem Reap. */
export async function giveRoles(db: TestDatabase, story: OverviewStory): Promise<void> {
  for (const [at, role] of ROLES.entries()) {
    const personId = await aPerson(db, OFFICIALS[at]!);
    const scopeId = role === 'CITY_OFFICER' ? story.cities['siem-reap'] : null;
    await db.ownerSql(`insert into role_grants (id, person_id, role, scope_id) values ($1, $2, $3, $4)`, [
      newId(),
      personId,
      role,
      role === 'COORDINATOR' ? story.organisations['Tonle Mobility'] : scopeId,
    ]);
  }
}
