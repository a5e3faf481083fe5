import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Policy input: topics that the committee asks, what organisations submit, and how each submission was answered. */
export class ConsultationsCreateTopics1764000013000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table topics (
        id uuid not null constraint pk_topics primary key,
        sector_id uuid not null constraint fk_topics__sector_id references sectors (id),
        title_km text not null,
        title_en text not null,
        question_km text not null,
        question_en text not null,
        opens_at timestamptz not null,
        closes_at timestamptz not null,
        asked_by uuid not null constraint fk_topics__asked_by references people (id),
        created_at timestamptz not null default app_now(),
        published_at timestamptz,
        outcome_km text,
        outcome_en text,
        constraint ck_topics__times check (opens_at < closes_at),
        constraint ck_topics__outcome check ((published_at is null) = (outcome_km is null) and (published_at is null) = (outcome_en is null))
      );
      create index ix_topics__closes_at_id on topics (closes_at desc, id desc);

      create table submissions (
        id uuid not null constraint pk_submissions primary key,
        topic_id uuid not null constraint fk_submissions__topic_id references topics (id),
        organisation_id uuid not null constraint fk_submissions__organisation_id references organisations (id),
        submitted_by uuid not null constraint fk_submissions__submitted_by references people (id),
        body text not null,
        locale text not null constraint ck_submissions__locale check (locale in ('km', 'en')),
        version integer not null default 1,
        submitted_at timestamptz not null default app_now(),
        revised_at timestamptz,
        disposition text constraint ck_submissions__disposition
          check (disposition in ('ACCEPTED', 'PARTLY_ACCEPTED', 'NOTED', 'NOT_ACCEPTED')),
        reason_km text,
        reason_en text,
        answered_by uuid constraint fk_submissions__answered_by references people (id),
        answered_at timestamptz,
        constraint uq_submissions__topic_id_organisation_id unique (topic_id, organisation_id),
        constraint ck_submissions__answer check (
          num_nulls(disposition, reason_km, reason_en, answered_by, answered_at) in (0, 5))
      );
      create index ix_submissions__organisation_id on submissions (organisation_id, id);

      -- The topic as it stands, held still until the transaction ends: shared by those who submit and answer, alone for
      -- who extends or publishes it. So nothing is submitted beneath a publishing that did not see it.
      create function lock_topic(topic uuid, alone boolean) returns setof topics language plpgsql volatile as $$
        begin
          if alone then return query select * from topics where id = topic for no key update;
          else return query select * from topics where id = topic for share;
          end if;
        end $$;

      grant select on topics to samaki_public;
      grant select, insert, update on topics, submissions to samaki_app;
      grant select on topics, submissions to samaki_worker;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function lock_topic(uuid, boolean); drop table submissions; drop table topics;`);
  }
}
