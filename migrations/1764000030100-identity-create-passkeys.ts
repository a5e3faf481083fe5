import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Passkeys, authenticators, what was changed of them, what was lost, and the secret of the first administrator. */
export class IdentityCreatePasskeys1764000030100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table passkeys (
        id uuid not null constraint pk_passkeys primary key,
        person_id uuid not null constraint fk_passkeys__person_id references people (id) on delete cascade,
        credential_id bytea not null constraint uq_passkeys__credential_id unique,
        public_key bytea not null,
        -- Only grows; one that does not is a copy.
        counter bigint not null,
        transports text[] not null default '{}',
        name text not null constraint ck_passkeys__name check (length(name) between 1 and 60),
        created_at timestamptz not null default app_now(),
        last_used_at timestamptz
      );
      create index ix_passkeys__person_id on passkeys (person_id);

      create table passkey_challenges (
        id uuid not null constraint pk_passkey_challenges primary key,
        purpose text not null constraint ck_passkey_challenges__purpose check (purpose in ('SIGN_IN', 'CONFIRM', 'ADD')),
        challenge text not null,
        -- The browser that asked; the answer works there only.
        browser_hash bytea not null,
        person_id uuid constraint fk_passkey_challenges__person_id references people (id) on delete cascade,
        expires_at timestamptz not null
      );
      create index ix_passkey_challenges__expires_at on passkey_challenges (expires_at);
      create index ix_passkey_challenges__person_id on passkey_challenges (person_id) where person_id is not null;

      create table authenticators (
        person_id uuid not null constraint pk_authenticators primary key
          constraint fk_authenticators__person_id references people (id) on delete cascade,
        -- AES-256-GCM under a key that is derived from the secret of the settings.
        sealed_secret bytea not null,
        created_at timestamptz not null default app_now(),
        -- Counts from its first code on.
        confirmed_at timestamptz,
        -- The step of the last code that was used: none of it or before is accepted again.
        last_step bigint,
        tries smallint not null default 0,
        tries_since timestamptz
      );

      create table recovery_codes (
        id uuid not null constraint pk_recovery_codes primary key,
        person_id uuid not null constraint fk_recovery_codes__person_id references people (id) on delete cascade,
        code_hash bytea not null,
        used_at timestamptz,
        constraint uq_recovery_codes__person_id_code_hash unique (person_id, code_hash)
      );

      -- What the person is told by mail.
      create table sign_in_changes (
        id uuid not null constraint pk_sign_in_changes primary key,
        person_id uuid not null constraint fk_sign_in_changes__person_id references people (id) on delete cascade,
        kind text not null constraint ck_sign_in_changes__kind check (kind in
          ('PASSKEY_ADDED', 'PASSKEY_REMOVED', 'AUTHENTICATOR_ADDED', 'AUTHENTICATOR_REMOVED', 'RECOVERY_ASKED', 'RECOVERED', 'LET_GO')),
        -- The name of the passkey.
        detail text,
        created_at timestamptz not null default app_now()
      );
      create index ix_sign_in_changes__person_id on sign_in_changes (person_id);

      -- Two administrators let somebody of the programme begin anew.
      create table sign_in_recoveries (
        id uuid not null constraint pk_sign_in_recoveries primary key,
        person_id uuid not null constraint fk_sign_in_recoveries__person_id references people (id) on delete cascade,
        reason text not null constraint ck_sign_in_recoveries__reason check (length(reason) between 1 and 500),
        -- Null: an operator at the server, who needs no second.
        asked_by uuid constraint fk_sign_in_recoveries__asked_by references people (id) on delete set null,
        asked_at timestamptz not null default app_now(),
        approved_by uuid constraint fk_sign_in_recoveries__approved_by references people (id) on delete set null,
        approved_at timestamptz,
        declined_at timestamptz,
        constraint ck_sign_in_recoveries__decided_once check (approved_at is null or declined_at is null),
        constraint ck_sign_in_recoveries__two_people check (asked_by <> approved_by)
      );
      create index ix_sign_in_recoveries__person_id on sign_in_recoveries (person_id);
      create index ix_sign_in_recoveries__asked_by on sign_in_recoveries (asked_by);
      create index ix_sign_in_recoveries__approved_by on sign_in_recoveries (approved_by);

      create table first_administrator_secrets (
        id uuid not null constraint pk_first_administrator_secrets primary key,
        secret_hash bytea not null,
        created_at timestamptz not null default app_now(),
        expires_at timestamptz not null,
        used_at timestamptz
      );

      grant select, insert, update, delete on passkeys, passkey_challenges, authenticators, recovery_codes to samaki_app;
      grant select, insert on sign_in_changes to samaki_app;
      grant select, insert, update on sign_in_recoveries to samaki_app;
      grant select, insert, update, delete on first_administrator_secrets to samaki_app;
      grant select on sign_in_changes to samaki_worker;
      grant select, delete on passkey_challenges to samaki_worker;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table first_administrator_secrets; drop table sign_in_recoveries; drop table sign_in_changes;
      drop table recovery_codes; drop table authenticators; drop table passkey_challenges; drop table passkeys;`);
  }
}
