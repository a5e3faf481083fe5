import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A session trains, or it is a consultation meeting that names its topics. Source: docs/stories/consultation-meetings.md. */
export class SessionsNameTopics1764000054210 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table sessions add column kind text not null default 'TRAINING'
        constraint ck_sessions__kind check (kind in ('TRAINING', 'CONSULTATION'));
      create table session_topics (
        session_id uuid not null constraint fk_session_topics__session_id references sessions (id) on delete cascade,
        topic_id uuid not null constraint fk_session_topics__topic_id references topics (id),
        rank smallint not null,
        constraint pk_session_topics primary key (session_id, topic_id)
      );
      create index ix_session_topics__topic_id on session_topics (topic_id);
      grant select (kind) on sessions to samaki_public, samaki_reader;
      grant select on session_topics to samaki_public, samaki_reader, samaki_app, samaki_worker;
      grant insert, delete on session_topics to samaki_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table session_topics; alter table sessions drop column kind;`);
  }
}
