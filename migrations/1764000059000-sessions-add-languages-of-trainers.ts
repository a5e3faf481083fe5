import type { MigrationInterface, QueryRunner } from 'typeorm';

/** In which languages whoever trains a session does so. Source: docs/stories/plan-a-session.md. */
export class SessionsAddLanguagesOfTrainers1764000059000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table session_trainers
        -- Null: nobody said. Not granted to samaki_public: whoever plans sessions reads it.
        add column languages text[] constraint ck_session_trainers__languages
          check (languages <@ array['km', 'en'] and cardinality(languages) > 0);
      -- As the last session that they trained and that says so; null where none does.
      create function languages_of_trainer(trainer uuid) returns text[] language sql stable as $$
        select t.languages from session_trainers t join sessions s on s.id = t.session_id
        where t.person_id = trainer and t.languages is not null order by s.starts_at desc, s.id limit 1 $$;
      revoke execute on function languages_of_trainer(uuid) from public;
      grant execute on function languages_of_trainer(uuid) to samaki_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function languages_of_trainer(uuid);
      alter table session_trainers drop column languages;`);
  }
}
