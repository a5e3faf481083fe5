import type { MigrationInterface, QueryRunner } from 'typeorm';

const OWN_ORGANISATION = `organisation_id = any((select reader_organisations())::uuid[])`;
const OWN_CITY = `city_id = any((select reader_cities())::uuid[])`;
const SEAT_IN_OWN_CITY = `organisation_id in (select o.id from organisations o where o.${OWN_CITY})`;
const IS_SELF = `person_id = (select reader_person())`;
const COMMITTEE = `(select reader_is_committee())`;
const RUNS = `(select reader_runs_programme())`;

/** Does the reader see the row of `table` that a row belongs to? The table's own policy answers; the limit keeps it a question
 *  to its index for each row. */
const seen = (table: string, key: string): string =>
  `(select x.id from ${table} x where x.id = ${key} limit 1) is not null`;

interface Protection {
  readonly table: string;
  /** Who may read a row; none where no person does. */
  readonly mayRead?: readonly string[];
  /** Columns, where it is not all. */
  readonly readable?: string;
}

const PROTECTED: readonly Protection[] = [
  { table: 'session_trainers', mayRead: [COMMITTEE, IS_SELF] },
  {
    table: 'registrations',
    mayRead: [
      COMMITTEE,
      IS_SELF,
      OWN_ORGANISATION,
      `session_id in (select reader_sessions())`,
      `reference = (select reader_ticket())`,
    ],
  },
  { table: 'attendances', mayRead: [COMMITTEE, seen('registrations', 'registration_id')] },
  { table: 'memberships', mayRead: [COMMITTEE, IS_SELF, OWN_ORGANISATION, SEAT_IN_OWN_CITY] },
  {
    table: 'campaigns',
    mayRead: [COMMITTEE, `id in (select reader_campaigns())`, `id = (select reader_invited_to())`],
  },
  {
    table: 'campaign_recipients',
    mayRead: [
      COMMITTEE,
      IS_SELF,
      `campaign_id in (select reader_campaigns())`,
      `id = (select reader_invitation())`,
    ],
  },
  { table: 'people', mayRead: [COMMITTEE, `id = (select reader_person())`, `reader_sees_person(id)`] },
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
    mayRead: [IS_SELF, `(select reader_has('ADMINISTRATOR'))`],
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
    mayRead: [seen('reports', 'report_id')],
  })),
  { table: 'messages', mayRead: [RUNS, IS_SELF] },
  { table: 'outreach_exclusions', mayRead: [RUNS, SEAT_IN_OWN_CITY] },
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

      -- What belongs to the reader, for policies. They run as their owner, past the policies of what they ask, so that no policy
      -- asks another without end and each statement is planned quickly.
      create function reader_sessions() returns setof uuid language plpgsql stable parallel safe security definer set search_path = public, pg_temp as $$
      begin
        if reader_has('TRAINER') then
          return query select t.session_id from session_trainers t where t.person_id = reader_person();
        end if;
        if cardinality(reader_cities()) > 0 then
          return query select s.id from sessions s where s.city_id = any(reader_cities());
        end if;
      end $$;
      create function reader_campaigns() returns setof uuid language plpgsql stable parallel safe security definer set search_path = public, pg_temp as $$
      begin
        if cardinality(reader_cities()) > 0 then
          return query select c.id from campaigns c join sessions s on s.id = c.session_id where s.city_id = any(reader_cities());
        end if;
      end $$;
      create function reader_invited_to() returns uuid language plpgsql stable parallel safe security definer set search_path = public, pg_temp as $$
      begin
        return (select campaign_id from campaign_recipients where id = reader_invitation());
      end $$;
      -- Somebody of whom the reader sees a registration, a part in an organisation that they coordinate, or an invitation.
      -- Indexes: ix_registrations__person_id, ix_memberships__person_id, ix_campaign_recipients__person_id.
      create function reader_sees_person(person uuid) returns boolean language plpgsql stable parallel safe security definer cost 500 set search_path = public, pg_temp as $$
      declare
        organisations uuid[] := reader_organisations();
        cities uuid[] := reader_cities();
        is_trainer boolean := reader_has('TRAINER');
      begin
        if cardinality(organisations) > 0 and (
          exists (select from memberships m where m.person_id = person and m.organisation_id = any(organisations))
          or exists (select from registrations r where r.person_id = person and r.organisation_id = any(organisations))
          or exists (select from role_grants g where g.person_id = person and g.role = 'COORDINATOR' and g.scope_id = any(organisations))) then return true;
        end if;
        if is_trainer and exists (select from registrations r join session_trainers t on t.session_id = r.session_id
          where r.person_id = person and t.person_id = reader_person()) then return true;
        end if;
        if cardinality(cities) > 0 and (
          exists (select from registrations r join sessions s on s.id = r.session_id where r.person_id = person and s.city_id = any(cities))
          or exists (select from campaign_recipients i join campaigns c on c.id = i.campaign_id join sessions s on s.id = c.session_id
            where i.person_id = person and s.city_id = any(cities))) then return true;
        end if;
        return reader_ticket() is not null
            and exists (select from registrations r where r.person_id = person and r.reference = reader_ticket())
          or reader_invitation() is not null
            and exists (select from campaign_recipients i where i.person_id = person and i.id = reader_invitation());
      end $$;
      -- The name of who did something to a row that the reader sees, by the id that stands in it. Not their contact.
      create function name_of_person(person uuid) returns text language sql stable security definer set search_path = public, pg_temp as $$
        select full_name from people where id = person $$;
      -- Place in line, 1 is next: counts those before, whom the reader need not see. Index: uq_registrations__session_id_waitlist_rank.
      create function place_in_line(session uuid, rank bigint) returns integer language sql stable security definer set search_path = public, pg_temp as $$
        select count(*)::int from registrations where session_id = session and status = 'WAITLISTED' and waitlist_rank <= rank $$;
      -- Whoever reads for everybody asks none of them.
      revoke execute on function reader_sessions(), reader_campaigns(), reader_invited_to(), reader_sees_person(uuid),
        name_of_person(uuid), place_in_line(uuid, bigint) from public;
      grant execute on function reader_sessions(), reader_campaigns(), reader_invited_to(), reader_sees_person(uuid) to samaki_reader;
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
      drop function reader_sees_person(uuid);
      drop function reader_invited_to();
      drop function reader_campaigns();
      drop function reader_sessions();
      revoke select (${PUBLIC_OF_SESSIONS}) on sessions from samaki_reader;
      revoke select on ${PUBLIC} from samaki_reader;`);
  }
}
