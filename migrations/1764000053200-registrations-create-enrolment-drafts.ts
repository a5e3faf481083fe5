import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rows of a coordinator's list that were not enrolled wait to be fixed. Source: docs/stories/coordinator-lists.md. */
export class RegistrationsCreateEnrolmentDrafts1764000053200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table enrolment_draft_rows (
        id uuid not null constraint pk_enrolment_draft_rows primary key,
        organisation_id uuid not null constraint fk_enrolment_draft_rows__organisation_id references organisations (id),
        session_id uuid not null constraint fk_enrolment_draft_rows__session_id references session_seats (session_id),
        -- As they were written.
        name text not null constraint ck_enrolment_draft_rows__name check (length(name) <= 300),
        contact text not null constraint ck_enrolment_draft_rows__contact check (length(contact) <= 300),
        -- Whom it names, for an erasure: the name as keys hold it, and the whole key where the row could be read.
        name_key text not null constraint ck_enrolment_draft_rows__name_key check (length(name_key) <= 300),
        match_key text,
        reason text not null constraint ck_enrolment_draft_rows__reason check (reason in
          ('NAME_INVALID', 'CONTACT_MISSING', 'CONTACT_INVALID', 'EMAIL_INVALID', 'PHONE_TOO_SHORT', 'PHONE_TOO_LONG', 'BOOKED_ELSEWHERE')),
        kept_by uuid not null constraint fk_enrolment_draft_rows__kept_by references people (id),
        kept_at timestamptz not null default app_now()
      );
      -- The same row of the same list is kept once. Keys of letters are too long for an index; their sum is not.
      create unique index uq_enrolment_draft_rows__written on enrolment_draft_rows (organisation_id, session_id, md5(name), md5(contact));
      create index ix_enrolment_draft_rows__session_id on enrolment_draft_rows (session_id);
      create index ix_enrolment_draft_rows__kept_at on enrolment_draft_rows (kept_at);
      create index ix_enrolment_draft_rows__name_key on enrolment_draft_rows (name_key);
      create index ix_enrolment_draft_rows__kept_by on enrolment_draft_rows (kept_by);

      grant select, insert, update, delete on enrolment_draft_rows to samaki_app;
      -- Retention and erasures.
      grant select, update, delete on enrolment_draft_rows to samaki_worker;`);
    await runner.query(`select protect_rows('enrolment_draft_rows', $1, $2)`, [
      // Whoever coordinates the organisation, and nobody else: these people have not been enrolled.
      'organisation_id = any((select reader_organisations())::uuid[])',
      'id, organisation_id, session_id, name, contact, reason, kept_by, kept_at',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      select unprotect_rows('enrolment_draft_rows');
      drop table enrolment_draft_rows;`);
  }
}
