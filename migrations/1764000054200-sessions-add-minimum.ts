import type { MigrationInterface, QueryRunner } from 'typeorm';

const PUBLIC = `min_participants, decide_by, minimum_settled_at`;

/** A session that takes place from so many people on, and the instant by which that is decided.
 *  Source: docs/stories/minimum-participants.md. */
export class SessionsAddMinimum1764000054200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table sessions
        -- It takes place from so many confirmed on; null: whatever their number.
        add column min_participants integer constraint ck_sessions__min_participants check (min_participants between 1 and 100000),
        add column decide_by timestamptz,
        -- Since then the working group has the question; null: it was not asked.
        add column minimum_asked_at timestamptz,
        -- Since then it takes place: enough had a seat at the date, or somebody decided so.
        add column minimum_settled_at timestamptz,
        add constraint ck_sessions__minimum check ((min_participants is null) = (decide_by is null) and decide_by < starts_at
          and (min_participants is not null or minimum_asked_at is null and minimum_settled_at is null));
      create index ix_sessions__to_decide on sessions (decide_by)
        where status = 'OPEN' and minimum_asked_at is null and minimum_settled_at is null;
      grant select (${PUBLIC}) on sessions to samaki_public, samaki_reader;
      grant update (minimum_asked_at, minimum_settled_at) on sessions to samaki_worker;
      -- How many have a seat, of sessions that need some: a figure, and nobody of them. Index: ix_registrations__session_id_id.
      create function confirmed_in(sessions_asked uuid[]) returns table (session_id uuid, confirmed integer)
        language sql stable security definer set search_path = public, pg_temp as $$
        select r.session_id, count(*)::int from registrations r join sessions s on s.id = r.session_id
        where r.session_id = any(sessions_asked) and r.status = 'CONFIRMED' and s.min_participants is not null group by r.session_id $$;
      revoke execute on function confirmed_in(uuid[]) from public;
      grant execute on function confirmed_in(uuid[]) to samaki_reader, samaki_app, samaki_worker;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function confirmed_in(uuid[]);
      revoke update (minimum_asked_at, minimum_settled_at) on sessions from samaki_worker;
      drop index ix_sessions__to_decide;
      alter table sessions drop constraint ck_sessions__minimum, drop column minimum_settled_at, drop column minimum_asked_at,
        drop column decide_by, drop column min_participants;`);
  }
}
