import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People, their roles, their sign-ins. */
export class IdentityCreatePeopleAndSignIns1764000003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table people (
        id uuid not null constraint pk_people primary key,
        full_name text not null constraint ck_people__full_name check (length(full_name) between 1 and 200),
        email text,
        phone text,
        locale text not null constraint ck_people__locale check (locale in ('km', 'en')),
        -- Folded name and contact: the same person registering again is found by it. Several colleagues may share an address.
        match_key text collate "C" not null constraint uq_people__match_key unique,
        created_at timestamptz not null default app_now()
      );
      create index ix_people__email on people (lower(email)) where email is not null;

      create table role_grants (
        id uuid not null constraint pk_role_grants primary key,
        person_id uuid not null constraint fk_role_grants__person_id references people (id) on delete cascade,
        role text not null constraint ck_role_grants__role check (role in
          ('PARTICIPANT', 'COORDINATOR', 'TRAINER', 'CITY_OFFICER', 'WORKING_GROUP', 'CHAIR', 'HEAD_OF_GOVERNMENT_OFFICE', 'ADMINISTRATOR')),
        -- What the role is limited to: an organisation, a city; null where the role has no scope.
        scope_id uuid,
        granted_at timestamptz not null default app_now(),
        constraint uq_role_grants__person_id_role_scope_id unique nulls not distinct (person_id, role, scope_id)
      );

      create table sign_in_codes (
        id uuid not null constraint pk_sign_in_codes primary key,
        -- Whose it is, if anybody's, is looked up when the mail is written and when the code is used: so asking
        -- costs and looks the same for an address that nobody has.
        email text not null,
        locale text not null constraint ck_sign_in_codes__locale check (locale in ('km', 'en')),
        code_hash bytea not null,
        -- The browser that asked; a code works there only.
        browser_hash bytea not null,
        created_at timestamptz not null default app_now(),
        expires_at timestamptz not null,
        attempts smallint not null default 0,
        used_at timestamptz,
        voided_at timestamptz
      );
      create index ix_sign_in_codes__email on sign_in_codes (lower(email), created_at);
      create index ix_sign_in_codes__expires_at on sign_in_codes (expires_at);

      create table sign_ins (
        id uuid not null constraint pk_sign_ins primary key,
        person_id uuid not null constraint fk_sign_ins__person_id references people (id) on delete cascade,
        token_hash bytea not null constraint uq_sign_ins__token_hash unique,
        method text not null constraint ck_sign_ins__method check (method in ('EMAIL_CODE', 'DEMO')),
        created_at timestamptz not null default app_now(),
        last_seen_at timestamptz not null default app_now(),
        idle_minutes integer not null,
        expires_at timestamptz not null,
        ended_at timestamptz
      );
      create index ix_sign_ins__person_id on sign_ins (person_id) where ended_at is null;

      grant select, insert, update on people to samaki_app;
      grant select, insert, update, delete on role_grants, sign_in_codes, sign_ins to samaki_app;
      grant select, insert on people to samaki_seats;
      grant select on sign_ins to samaki_seats;
      grant select on people, role_grants to samaki_worker;
      grant select, delete on sign_in_codes, sign_ins to samaki_worker;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `drop table sign_ins; drop table sign_in_codes; drop table role_grants; drop table people;`,
    );
  }
}
