import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who wants to be told of the next session of a course that somebody can register for. Source: docs/stories/next-date.md. */
export class WishesCreateDateWishes1764000055200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table date_wishes (
        id uuid not null constraint pk_date_wishes primary key,
        course_id uuid not null constraint fk_date_wishes__course_id references courses (id),
        -- As it was given; of a person with an account, what their record says goes before it.
        email text not null constraint ck_date_wishes__email check (length(email) between 3 and 254),
        person_id uuid constraint fk_date_wishes__person_id references people (id),
        locale text not null constraint ck_date_wishes__locale check (locale in ('km', 'en')),
        -- Null: in any city.
        city_id uuid constraint fk_date_wishes__city_id references cities (id),
        -- By the last that was asked for, which anybody may for any address: it holds once the link of the mail is confirmed.
        asked_city_id uuid constraint fk_date_wishes__asked_city_id references cities (id),
        asked_at timestamptz not null default app_now(),
        -- The address is shown to be whoever’s who asked. Before that nobody is told of anything.
        confirmed_at timestamptz
      );
      create unique index uq_date_wishes__course_id_email on date_wishes (course_id, lower(email));
      create index ix_date_wishes__waiting on date_wishes (course_id, city_id) where confirmed_at is not null;
      create index ix_date_wishes__person_id on date_wishes (person_id) where person_id is not null;
      create index ix_date_wishes__email on date_wishes (lower(email));
      create index ix_date_wishes__asked_at on date_wishes (asked_at) where confirmed_at is null;
      create index ix_date_wishes__confirmed_at on date_wishes (confirmed_at) where confirmed_at is not null;

      -- Of which session a wish was told. The key lets one of two workers tell it.
      create table date_wish_tellings (
        wish_id uuid not null constraint fk_date_wish_tellings__wish_id references date_wishes (id) on delete cascade,
        session_id uuid not null constraint fk_date_wish_tellings__session_id references sessions (id),
        told_at timestamptz not null default app_now(),
        constraint pk_date_wish_tellings primary key (wish_id, session_id)
      );
      create index ix_date_wish_tellings__session_id on date_wish_tellings (session_id);

      -- How often somebody asked from one address of the network, and for one address of mail, within the hour that began then. Unlogged:
      -- after a crash everybody begins anew. The key is a keyed hash: neither an address nor a person stands here.
      create unlogged table wish_tries (
        who bytea not null constraint pk_wish_tries primary key constraint ck_wish_tries__who check (length(who) = 16),
        tries integer not null,
        since timestamptz not null
      );

      grant select, insert, update, delete on date_wishes to samaki_app;
      -- Retention, erasures, and a merging of people that comes later.
      grant select, update, delete on date_wishes to samaki_worker;
      grant select, insert, delete on date_wish_tellings to samaki_worker;
      grant select, insert, update on wish_tries to samaki_app;
      grant select, delete on wish_tries to samaki_worker;`);
    await runner.query(`select protect_rows('date_wishes', $1, $2)`, [
      'person_id = (select reader_person())',
      'id, course_id, person_id, city_id, asked_at, confirmed_at',
    ]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table wish_tries;
      drop table date_wish_tellings;
      select unprotect_rows('date_wishes');
      drop table date_wishes;`);
  }
}
