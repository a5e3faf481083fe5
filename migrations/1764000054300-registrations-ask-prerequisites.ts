import type { MigrationInterface, QueryRunner } from 'typeorm';
import { BATCH_WITH_ANSWERS } from './1764000054110-registrations-answer-in-batch.js';

/** A session knows whether its course comes after others; what they are is asked under the lock of its seats, one request after the
 *  other. Source: docs/stories/prerequisites.md. */
export class RegistrationsAskPrerequisites1764000054300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ASKS_PREREQUISITES);
    await runner.query(BATCH_WITH_PREREQUISITES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(BATCH_WITH_ANSWERS);
    await runner.query(`
      drop trigger tr_course_prerequisites__tell_sessions_of_new on course_prerequisites;
      drop trigger tr_course_prerequisites__tell_sessions_of_old on course_prerequisites;
      drop trigger tr_sessions__ask_prerequisites on sessions;
      drop trigger tr_session_seats__ask_prerequisites on session_seats;
      drop function tell_sessions_of_prerequisites();
      drop function follow_course_of_session();
      drop function ask_prerequisites_of_session();
      alter table session_seats drop column asks_prerequisites;`);
  }
}

const ASKS_PREREQUISITES = `
      alter table session_seats add column asks_prerequisites boolean not null default false;
      update session_seats t set asks_prerequisites = true from sessions s
        where s.id = t.session_id and s.kind = 'TRAINING' and exists (select from course_prerequisites p where p.course_id = s.course_id);

      create function ask_prerequisites_of_session() returns trigger language plpgsql set search_path = public, pg_temp as $$
      begin
        new.asks_prerequisites := exists (
          select from sessions s join course_prerequisites p on p.course_id = s.course_id where s.id = new.session_id and s.kind = 'TRAINING');
        return new;
      end $$;
      create trigger tr_session_seats__ask_prerequisites before insert on session_seats for each row execute function ask_prerequisites_of_session();

      create function follow_course_of_session() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        perform lock_seats(array[new.id]);
        update session_seats set version = version + 1,
          asks_prerequisites = new.kind = 'TRAINING' and exists (select from course_prerequisites p where p.course_id = new.course_id)
        where session_id = new.id;
        return null;
      end $$;
      create trigger tr_sessions__ask_prerequisites after update of course_id, kind on sessions for each row
        when (old.course_id is distinct from new.course_id or old.kind is distinct from new.kind) execute function follow_course_of_session();

      -- Takes the locks of all sessions that it changes in the order of their keys, as every path does.
      create function tell_sessions_of_prerequisites() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        perform lock_seats(array(select s.id from sessions s where s.course_id in (select c.course_id from changed c)));
        update session_seats t set asks_prerequisites = now.asks, version = t.version + 1
        from (select s.id, s.kind = 'TRAINING' and exists (select from course_prerequisites p where p.course_id = s.course_id) as asks
          from sessions s where s.course_id in (select c.course_id from changed c)) now
        where t.session_id = now.id and t.asks_prerequisites is distinct from now.asks;
        return null;
      end $$;
      create trigger tr_course_prerequisites__tell_sessions_of_new after insert on course_prerequisites
        referencing new table as changed for each statement execute function tell_sessions_of_prerequisites();
      create trigger tr_course_prerequisites__tell_sessions_of_old after delete on course_prerequisites
        referencing old table as changed for each statement execute function tell_sessions_of_prerequisites();`;

const BATCH_WITH_PREREQUISITES = BATCH_WITH_ANSWERS.replace(
  's.needs_approval or s.online_capacity',
  's.needs_approval or s.asks_prerequisites or s.online_capacity',
);
