import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rows of sessions in the cities of a city officer. Asked once for a statement, as a hashed list. */
const IN_OWN_CITY = `(select s.id from sessions s where s.city_id = any((select reader_cities())::uuid[]))`;
const OWN_ORGANISATION = `organisation_id = any((select reader_organisations())::uuid[])`;
const OWN_CITY = `city_id = any((select reader_cities())::uuid[])`;
const SEAT_IN_OWN_CITY = `organisation_id in (select o.id from organisations o where o.${OWN_CITY})`;
const IS_SELF = `person_id = (select reader_person())`;
const COMMITTEE = `(select reader_is_committee())`;
const RUNS = `(select reader_runs_programme())`;

/** Is there a row of \`table\` for this row that the reader sees? The limit keeps it a question to the index for each row;
 *  the table's own policy answers. */
const seen = (table: string, column: string, key: string, more = 'true'): string =>
  `(select x.${column} from ${table} x where x.${column} = ${key} and ${more} limit 1) is not null`;

interface Protection {
  readonly table: string;
  /** Who may read a row; none where no person does. */
  readonly mayRead?: readonly string[];
  /** Columns, where it is not all. */
  readonly readable?: string;
}

/** In an order in which policies refer only to tables above them. */
const PROTECTED: readonly Protection[] = [
  { table: 'session_trainers', mayRead: [COMMITTEE, IS_SELF] },
  {
    table: 'registrations',
    mayRead: [
      COMMITTEE,
      IS_SELF,
      OWN_ORGANISATION,
      `(select reader_has('TRAINER')) and session_id in
        (select t.session_id from session_trainers t where t.person_id = (select reader_person()))`,
      `session_id in ${IN_OWN_CITY}`,
      `reference = (select reader_ticket())`,
    ],
  },
  {
    table: 'attendances',
    mayRead: [COMMITTEE, seen('registrations', 'id', 'registration_id')],
  },
  { table: 'memberships', mayRead: [COMMITTEE, IS_SELF, OWN_ORGANISATION, SEAT_IN_OWN_CITY] },
  {
    table: 'campaigns',
    mayRead: [COMMITTEE, `session_id in ${IN_OWN_CITY}`, `id = (select reader_campaign())`],
  },
  {
    table: 'campaign_recipients',
    mayRead: [
      COMMITTEE,
      IS_SELF,
      `campaign_id in (select c.id from campaigns c where c.session_id in ${IN_OWN_CITY})`,
      `id = (select reader_invitation())`,
    ],
  },
  {
    table: 'people',
    mayRead: [
      COMMITTEE,
      `id = (select reader_person())`,
      seen('registrations', 'person_id', 'people.id'),
      seen('memberships', 'person_id', 'people.id', `x.${OWN_ORGANISATION}`),
      seen('campaign_recipients', 'person_id', 'people.id'),
    ],
  },
  {
    table: 'role_grants',
    mayRead: [
      RUNS,
      IS_SELF,
      `role = 'COORDINATOR' and scope_id = any((select reader_organisations())::uuid[])`,
    ],
  },
  {
    table: 'sign_ins',
    mayRead: [IS_SELF],
    readable: 'id, person_id, method, created_at, last_seen_at, idle_minutes, expires_at, ended_at',
  },
  { table: 'pledges', mayRead: [COMMITTEE, OWN_ORGANISATION, OWN_CITY] },
  {
    table: 'submissions',
    mayRead: [
      COMMITTEE,
      OWN_ORGANISATION,
      `topic_id in (select t.id from topics t where t.published_at is not null)`,
    ],
  },
  {
    table: 'reports',
    mayRead: [
      `(select reader_has('WORKING_GROUP'))`,
      `version > 0 and (select reader_has('CHAIR', 'HEAD_OF_GOVERNMENT_OFFICE'))`,
    ],
  },
  ...['report_authors', 'report_steps', 'report_versions', 'report_figures'].map((table) => ({
    table,
    mayRead: [seen('reports', 'id', 'report_id')],
  })),
  { table: 'messages', mayRead: [RUNS, IS_SELF] },
  { table: 'outreach_exclusions', mayRead: [RUNS, SEAT_IN_OWN_CITY] },
  { table: 'outreach_unsubscribes', mayRead: [RUNS] },
  { table: 'audit_rows', mayRead: [`(select reader_has('ADMINISTRATOR'))`] },
  { table: 'caught_mails' },
  { table: 'idempotency_keys' },
  { table: 'sign_in_codes' },
];

/** What everybody may read, a reader may read too. */
const PUBLIC = `cities, focus_areas, sectors, courses, course_outline_items, organisation_sub_kinds, organisations, session_seats,
  pledge_units, topics, overview_people`;
const PUBLIC_OF_SESSIONS = `id, course_id, mode, city_id, venue_km, venue_en, access_note_km, access_note_en, languages, starts_at,
  ends_at, doors_open_at, time_zone, status, schedule_version, moved_from, moved_at, cancelled_at, cancel_reason_km,
  cancel_reason_en, created_at`;

/** Every table that holds people's data, and who may read its rows (ADR 0012). */
export class DatabaseProtectPeople1764000039100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      grant select on ${PUBLIC} to samaki_reader;
      grant select (${PUBLIC_OF_SESSIONS}) on sessions to samaki_reader;

      -- The campaign of the invitation whose link the reader holds. Runs as its owner: the policies of campaigns and of
      -- their recipients would ask each other without end.
      create function reader_campaign() returns uuid language sql stable security definer set search_path = public as $$
        select campaign_id from campaign_recipients where id = reader_invitation() $$;
      -- The name of who did something to a row that the reader sees, by the id that stands in it. Not their contact.
      create function name_of_person(person uuid) returns text language sql stable security definer set search_path = public as $$
        select full_name from people where id = person $$;
      -- Place in line, 1 is next: counts those before, whom the reader need not see. Index: uq_registrations__session_id_waitlist_rank.
      create function place_in_line(session uuid, rank bigint) returns integer language sql stable security definer set search_path = public as $$
        select count(*)::int from registrations where session_id = session and status = 'WAITLISTED' and waitlist_rank <= rank $$;
      -- Whoever reads for everybody asks none of them.
      revoke execute on function reader_campaign(), name_of_person(uuid), place_in_line(uuid, bigint) from public;
      grant execute on function reader_campaign() to samaki_reader;
      grant execute on function name_of_person(uuid), place_in_line(uuid, bigint) to samaki_reader, samaki_app, samaki_worker;`);
    for (const { table, mayRead, readable } of PROTECTED)
      await runner.query(`select protect_rows($1::text::regclass, $2, $3)`, [
        table,
        mayRead?.map((way) => `(${way})`).join(' or ') ?? null,
        readable ?? null,
      ]);
    // What is public of a trainer is granted by column.
    await runner.query(
      `create policy everybody on session_trainers for select to samaki_public using (true)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop policy everybody on session_trainers`);
    for (const { table } of PROTECTED.toReversed())
      await runner.query(`select unprotect_rows($1::text::regclass)`, [table]);
    await runner.query(`
      drop function place_in_line(uuid, bigint);
      drop function name_of_person(uuid);
      drop function reader_campaign();
      revoke select (${PUBLIC_OF_SESSIONS}) on sessions from samaki_reader;
      revoke select on ${PUBLIC} from samaki_reader;`);
  }
}
