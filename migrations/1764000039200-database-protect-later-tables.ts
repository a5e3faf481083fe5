import type { MigrationInterface, QueryRunner } from 'typeorm';

const OWN_ORGANISATION = `organisation_id = any((select reader_organisations())::uuid[])`;
const SEAT_IN_OWN_CITY = `organisation_id in (select o.id from organisations o where o.city_id = any((select reader_cities())::uuid[]))`;
const IS_SELF = `person_id = (select reader_person())`;
const COMMITTEE = `(select reader_is_committee())`;
const RUNS = `(select reader_runs_programme())`;
const ADMINISTERS = `(select reader_has('ADMINISTRATOR'))`;
const OWN_COORDINATORS = `role = 'COORDINATOR' and scope_id = any((select reader_organisations())::uuid[])`;

interface Protection {
  readonly table: string;
  /** Who may read a row; none where no person does. */
  readonly mayRead?: readonly string[];
  /** Columns, where it is not all. */
  readonly readable?: string;
}

const PROTECTED: readonly Protection[] = [
  // Sign-in.
  {
    table: 'passkeys',
    mayRead: [IS_SELF],
    readable: 'id, person_id, transports, name, created_at, last_used_at',
  },
  { table: 'authenticators', mayRead: [IS_SELF], readable: 'person_id, created_at, confirmed_at' },
  { table: 'recovery_codes', mayRead: [IS_SELF], readable: 'id, person_id, used_at' },
  { table: 'sign_in_changes', mayRead: [IS_SELF] },
  { table: 'sign_in_recoveries', mayRead: [IS_SELF, ADMINISTERS] },
  { table: 'passkey_challenges' },
  { table: 'first_administrator_secrets' },
  // Users and roles.
  {
    table: 'invitations',
    mayRead: [
      RUNS,
      OWN_COORDINATORS,
      `invited_by = (select reader_person())`,
      `accepted_by = (select reader_person())`,
    ],
    readable:
      'id, email, full_name, role, scope_id, locale, invited_by, sendings, created_at, sent_at, expires_at, accepted_at, accepted_by, withdrawn_at',
  },
  { table: 'role_changes', mayRead: [RUNS, IS_SELF, OWN_COORDINATORS] },
  // Privacy.
  { table: 'consents', mayRead: [RUNS, IS_SELF] },
  { table: 'contact_changes', mayRead: [IS_SELF] },
  { table: 'erasures', mayRead: [RUNS, IS_SELF] },
  { table: 'sealed_values' },
  // Organisations.
  {
    table: 'organisation_proposals',
    mayRead: [COMMITTEE, `proposed_by = (select reader_person())`, OWN_ORGANISATION, SEAT_IN_OWN_CITY],
  },
  { table: 'organisation_join_links', mayRead: [RUNS, OWN_ORGANISATION] },
  { table: 'organisation_join_requests', mayRead: [RUNS, IS_SELF, OWN_ORGANISATION] },
  {
    table: 'organisation_domains',
    mayRead: [
      COMMITTEE,
      OWN_ORGANISATION,
      SEAT_IN_OWN_CITY,
      `state = 'APPROVED' and domain = (select reader_domain())`,
    ],
  },
  {
    table: 'organisation_hand_overs',
    mayRead: [RUNS, `from_person_id = (select reader_person())`, OWN_ORGANISATION],
  },
  { table: 'told_apart', mayRead: [COMMITTEE] },
  // The audit's proofs.
  { table: 'audit_seals', mayRead: [ADMINISTERS] },
  { table: 'audit_heads', mayRead: [ADMINISTERS] },
  // Exports, limits.
  { table: 'export_tokens' },
];

/** Policies of the tables that sign-in, roles, privacy and organisations brought (ADR 0012). */
export class DatabaseProtectLaterTables1764000039200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The domain of the reader's own address: whoever has an approved one may join.
      create function reader_domain() returns text language sql stable parallel safe security definer set search_path = public, pg_temp as $$
        select nullif(lower(substring(email from '@([^@]*)$')), '') from people where id = reader_person() $$;
      revoke execute on function reader_domain() from public;
      grant execute on function reader_domain() to samaki_reader;`);
    for (const { table, mayRead, readable } of PROTECTED)
      await runner.query(`select protect_rows($1::text::regclass, $2, $3)`, [
        table,
        mayRead?.map((way) => `(${way})`).join(' or ') ?? null,
        readable ?? null,
      ]);
    await runner.query(`
      grant select (strength, proven_at, browser, system) on sign_ins to samaki_reader;
      -- Reads with the rights of whoever asks: the policy of consents holds behind it.
      alter view outreach_unsubscribes set (security_invoker = true);
      grant select on outreach_unsubscribes to samaki_reader;
      -- Who asks to join is seen by the coordinators who decide; who proposed an organisation by its coordinators, and by the
      -- officer of its seat, who decides. Indexes: ix_organisation_join_requests__person_id, ix_organisation_proposals__proposed_by.
      create function reader_sees_applicant(person uuid) returns boolean language sql stable parallel safe security definer cost 500
        set search_path = public, pg_temp as $$
        select exists (select from organisation_join_requests r where r.person_id = person and r.organisation_id = any(reader_organisations()))
          or exists (select from organisation_proposals p join organisations o on o.id = p.organisation_id where p.proposed_by = person
            and (o.id = any(reader_organisations()) or o.city_id = any(reader_cities()))) $$;
      create policy applicants on people for select to samaki_reader
        using ((cardinality((select reader_organisations())) > 0 or cardinality((select reader_cities())) > 0)
          and reader_sees_applicant(id));
      -- The newest word on pictures, without its history, of whom the reader sees: trainers ask for each of their roster.
      create function may_be_photographed(person uuid) returns boolean language plpgsql stable parallel safe security definer cost 500
        set search_path = public, pg_temp as $$
      begin
        return (reader_is_committee() or person = reader_person() or reader_sees_person(person)) is true
          and coalesce((select c.is_given from consents c where c.person_id = person and c.purpose = 'PHOTOGRAPHS'
            order by c.serial desc limit 1), false);
      end $$;
      revoke execute on function reader_sees_applicant(uuid), may_be_photographed(uuid) from public;
      grant execute on function reader_sees_applicant(uuid), may_be_photographed(uuid) to samaki_reader;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function may_be_photographed(uuid);
      drop policy applicants on people;
      drop function reader_sees_applicant(uuid);
      revoke select on outreach_unsubscribes from samaki_reader;
      alter view outreach_unsubscribes reset (security_invoker);
      revoke select (strength, proven_at, browser, system) on sign_ins from samaki_reader;`);
    for (const { table } of PROTECTED.toReversed())
      await runner.query(`select unprotect_rows($1::text::regclass)`, [table]);
    await runner.query(`drop function reader_domain()`);
  }
}
