import type { MigrationInterface, QueryRunner } from 'typeorm';

const PUBLIC = `registration_opens_at, registration_closes_at, registration_closed_at, postponed_at, postponed_starts_at, postponed_ends_at, postponed_doors_open_at,
  postpone_reason_km, postpone_reason_en, held_at`;

/** Sessions that are prepared, whose registration is closed by hand, that have no date for now, and that were held.
 *  Sources: docs/stories/session-planning.md, docs/stories/session-postponed.md. */
export class SessionsAddStates1764000052000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table sessions
        drop constraint ck_sessions__status,
        add constraint ck_sessions__status check (status in ('DRAFT', 'OPEN', 'POSTPONED', 'CANCELLED')),
        -- The window of registration; null: at once, and until the start.
        add column registration_opens_at timestamptz,
        add column registration_closes_at timestamptz,
        -- Closed by hand since then; null: it is not.
        add column registration_closed_at timestamptz,
        add column postponed_at timestamptz,
        -- The times that no longer hold. Meanwhile starts_at, ends_at and doors_open_at lie in the year 9999: whoever asks whether
        -- the session has begun, is over, or comes next need not know that it has no date.
        add column postponed_starts_at timestamptz,
        add column postponed_ends_at timestamptz,
        add column postponed_doors_open_at timestamptz,
        add column postpone_reason_km text,
        add column postpone_reason_en text,
        add column held_at timestamptz,
        add constraint ck_sessions__registration_window check (registration_opens_at < registration_closes_at),
        add constraint ck_sessions__postponed check ((status = 'POSTPONED') = (postponed_starts_at is not null and postponed_ends_at is not null
          and postpone_reason_km is not null and postpone_reason_en is not null and starts_at >= '9999-01-01')),
        add constraint ck_sessions__held check (held_at is null or status = 'OPEN' and held_at >= ends_at);
      update sessions set held_at = ends_at + interval '1 day' where status = 'OPEN' and ends_at <= app_now() - interval '1 day';
      create index ix_sessions__to_hold on sessions (ends_at) where status = 'OPEN' and held_at is null;
      grant select (${PUBLIC}) on sessions to samaki_public, samaki_reader;
      grant update (held_at) on sessions to samaki_worker;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    // What has no state of that time ends in one: nobody is told anew.
    await runner.query(`
      revoke update (held_at) on sessions from samaki_worker;
      alter table sessions drop constraint ck_sessions__held, drop constraint ck_sessions__postponed, drop constraint ck_sessions__registration_window,
        drop constraint ck_sessions__status;
      update sessions set starts_at = postponed_starts_at, ends_at = postponed_ends_at, doors_open_at = coalesce(postponed_doors_open_at, postponed_starts_at),
        cancelled_at = postponed_at, cancel_reason_km = postpone_reason_km, cancel_reason_en = postpone_reason_en, status = 'CANCELLED'
        where status = 'POSTPONED';
      update sessions set status = 'CANCELLED' where status = 'DRAFT';
      drop index ix_sessions__to_hold;
      alter table sessions drop column held_at, drop column postpone_reason_en, drop column postpone_reason_km, drop column postponed_doors_open_at, drop column postponed_ends_at,
        drop column postponed_starts_at, drop column postponed_at, drop column registration_closed_at, drop column registration_closes_at,
        drop column registration_opens_at,
        add constraint ck_sessions__status check (status in ('OPEN', 'CANCELLED'));`);
  }
}
