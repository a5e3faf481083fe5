import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who has a seat in a session that had no date is asked, once there is one, whether they still come.
 *  Source: docs/stories/session-postponed.md. */
export class RegistrationsAskAgain1764000052100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Until then people who had a seat before the session had no date say whether they still come.
      alter table sessions add column reconfirm_by timestamptz
        constraint ck_sessions__reconfirm_by check (reconfirm_by <= starts_at);
      grant select (reconfirm_by) on sessions to samaki_public, samaki_reader;
      alter table registrations
        -- Asked then whether they still come; null: never.
        add column reconfirm_asked_at timestamptz,
        -- Said then that they do, or the seat was kept for them without an answer.
        add column reconfirmed_at timestamptz,
        add constraint ck_registrations__reconfirmed check (reconfirmed_at >= reconfirm_asked_at),
        drop constraint ck_registrations__ended_because,
        add constraint ck_registrations__ended_because
          check (ended_because in ('OFFER_EXPIRED', 'OFFER_DECLINED', 'ADDRESS_NOT_CONFIRMED', 'NOT_APPROVED', 'TRANSFERRED', 'NOT_RECONFIRMED'));
      create index ix_registrations__unanswered on registrations (session_id, id)
        where status = 'CONFIRMED' and reconfirm_asked_at is not null and reconfirmed_at is null;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index ix_registrations__unanswered;
      update registrations set ended_because = null where ended_because = 'NOT_RECONFIRMED';
      alter table registrations drop constraint ck_registrations__ended_because,
        add constraint ck_registrations__ended_because
          check (ended_because in ('OFFER_EXPIRED', 'OFFER_DECLINED', 'ADDRESS_NOT_CONFIRMED', 'NOT_APPROVED', 'TRANSFERRED')),
        drop constraint ck_registrations__reconfirmed, drop column reconfirmed_at, drop column reconfirm_asked_at;
      alter table sessions drop constraint ck_sessions__reconfirm_by, drop column reconfirm_by;`);
  }
}
