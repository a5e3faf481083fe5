import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a session asks, and what people answered. A question never changes its meaning: another one takes its place.
 *  Source: docs/stories/questions.md. */
export class RegistrationsCreateQuestions1764000054100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Grows with every change of the questions; 0 for a session that never had any, which nobody asks for them.
      alter table session_seats add column questions_version integer not null default 0;

      create table session_questions (
        id uuid not null constraint pk_session_questions primary key,
        session_id uuid not null constraint fk_session_questions__session_id references session_seats (session_id) on delete cascade,
        form text not null constraint ck_session_questions__form check (form in ('REGISTRATION', 'AFTER_CONFIRMATION')),
        position integer not null,
        kind text not null constraint ck_session_questions__kind check (kind in
          ('SHORT_TEXT', 'LONG_TEXT', 'YES_NO', 'ONE_OF', 'MANY_OF', 'NUMBER', 'DATE')),
        text_km text not null,
        text_en text not null,
        hint_km text,
        hint_en text,
        is_required boolean not null,
        -- [{id, text: {km, en}}] of ONE_OF and MANY_OF; the id is the question's own.
        options jsonb not null default '[]',
        minimum integer,
        maximum integer,
        -- Shown only where this earlier question of the form has one of these answers.
        shown_if_question_id uuid constraint fk_session_questions__shown_if_question_id references session_questions (id) on delete set null,
        shown_if_answers text[] not null default '{}',
        created_at timestamptz not null default app_now(),
        -- No longer asked, and kept for what was answered.
        retired_at timestamptz,
        constraint ck_session_questions__hint check ((hint_km is null) = (hint_en is null))
      );
      create index ix_session_questions__session_id on session_questions (session_id, form, position);
      create index ix_session_questions__shown_if_question_id on session_questions (shown_if_question_id);
      grant select on session_questions to samaki_app, samaki_worker, samaki_public, samaki_reader, samaki_seats;
      grant insert, update, delete on session_questions to samaki_app;

      create table registration_answers (
        registration_id uuid not null constraint fk_registration_answers__registration_id references registrations (id) on delete cascade,
        question_id uuid not null constraint fk_registration_answers__question_id references session_questions (id),
        -- One text, or the ids of the choices. Only of questions that were shown.
        answer text[] not null constraint ck_registration_answers__answer check (cardinality(answer) > 0),
        answered_at timestamptz not null default app_now(),
        constraint pk_registration_answers primary key (registration_id, question_id)
      );
      create index ix_registration_answers__question_id on registration_answers (question_id);
      grant select, insert, update, delete on registration_answers to samaki_app;
      -- Erasures.
      grant select, update, delete on registration_answers to samaki_worker;
      grant insert on registration_answers to samaki_seats;

      -- How many questions that must be answered are not: of those that are asked of a registration and shown. Whoever sees the
      -- registration may know; what was answered stays behind the wall.
      create function open_questions(registration uuid) returns integer language sql stable security definer set search_path = public, pg_temp as $$
        select count(*)::int from registrations r join session_questions q on q.session_id = r.session_id
        where r.id = registration and q.retired_at is null and q.is_required
          and case q.form when 'REGISTRATION' then r.status in ('PENDING', 'CONFIRMED', 'WAITLISTED', 'OFFERED') else r.status = 'CONFIRMED' end
          and not exists (select from registration_answers a where a.registration_id = r.id and a.question_id = q.id)
          and (q.shown_if_question_id is null or exists (select from registration_answers c
            where c.registration_id = r.id and c.question_id = q.shown_if_question_id and c.answer && q.shown_if_answers)) $$;
      revoke execute on function open_questions(uuid) from public;
      grant execute on function open_questions(uuid) to samaki_reader, samaki_app, samaki_worker;`);
    await runner.query(`select protect_rows('registration_answers', $1, null)`, [
      // Not whoever sees the registration: neither the coordinator nor the rest of the committee has a reason to.
      `(select reader_runs_programme()) or (select r.id from registrations r where r.id = registration_id and (r.person_id = (select reader_person())
        or r.session_id in (select reader_sessions()) or r.reference = (select reader_ticket())) limit 1) is not null`,
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      select unprotect_rows('registration_answers');
      drop function open_questions(uuid);
      drop table registration_answers;
      drop table session_questions;
      alter table session_seats drop column questions_version;`);
  }
}
