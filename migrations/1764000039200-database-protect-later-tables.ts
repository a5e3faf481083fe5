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
  // Exports, limits.
];

/** Policies of the tables that sign-in, roles, privacy and organisations brought (ADR 0012). */
export class DatabaseProtectLaterTables1764000039200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const { table, mayRead, readable } of PROTECTED)
      await runner.query(`select protect_rows($1::text::regclass, $2, $3)`, [
        table,
        mayRead?.map((way) => `(${way})`).join(' or ') ?? null,
        readable ?? null,
      ]);
    await runner.query(`
      -- Reads with the rights of whoever asks: the policy of consents holds behind it.
      alter view outreach_unsubscribes set (security_invoker = true);
      grant select on outreach_unsubscribes to samaki_reader;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      revoke select on outreach_unsubscribes from samaki_reader;
      alter view outreach_unsubscribes reset (security_invoker);
`);
    for (const { table } of PROTECTED.toReversed())
      await runner.query(`select unprotect_rows($1::text::regclass)`, [table]);
  }
}
