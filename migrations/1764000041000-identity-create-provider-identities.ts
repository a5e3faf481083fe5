import type { MigrationInterface, QueryRunner } from 'typeorm';

const CHANGES = `'PASSKEY_ADDED', 'PASSKEY_REMOVED', 'AUTHENTICATOR_ADDED', 'AUTHENTICATOR_REMOVED', 'RECOVERY_ASKED', 'RECOVERED', 'LET_GO'`;

/** Sign-in through a ministry's own identity provider: whose identity there is whose here, and what is under way. */
export class IdentityCreateProviderIdentities1764000041000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table provider_identities (
        id uuid not null constraint pk_provider_identities primary key,
        person_id uuid not null constraint fk_provider_identities__person_id references people (id) on delete cascade,
        -- Both as the provider's tokens say them, to the letter; together they are the identity.
        issuer text not null,
        subject text not null constraint ck_provider_identities__subject check (length(subject) between 1 and 255),
        created_at timestamptz not null default app_now(),
        last_used_at timestamptz,
        constraint uq_provider_identities__issuer_subject unique (issuer, subject),
        constraint uq_provider_identities__person_id_issuer unique (person_id, issuer)
      );

      -- A person on the way to a provider and back: once, for ten minutes, in one browser.
      create table provider_attempts (
        state_hash bytea not null constraint pk_provider_attempts primary key,
        -- Key of the provider in the settings.
        provider text not null,
        purpose text not null
          constraint ck_provider_attempts__purpose check (purpose in ('SIGN_IN', 'CONFIRM', 'LINK', 'INVITATION')),
        browser_hash bytea not null,
        -- Who was signed in when it began, where that matters.
        person_id uuid constraint fk_provider_attempts__person_id references people (id) on delete cascade,
        sign_in_id uuid,
        invitation_id uuid constraint fk_provider_attempts__invitation_id references invitations (id) on delete cascade,
        expires_at timestamptz not null
      );
      create index ix_provider_attempts__expires_at on provider_attempts (expires_at);
      create index ix_provider_attempts__person_id on provider_attempts (person_id) where person_id is not null;
      create index ix_provider_attempts__invitation_id on provider_attempts (invitation_id) where invitation_id is not null;

      alter table sign_ins
        drop constraint ck_sign_ins__method,
        drop constraint ck_sign_ins__strength,
        add constraint ck_sign_ins__method check (method in ('EMAIL_CODE', 'PASSKEY', 'OIDC', 'ONE_TIME_SECRET', 'DEMO')),
        add constraint ck_sign_ins__strength check (strength in ('NONE', 'EMAIL_CODE', 'TOTP', 'PASSKEY', 'OIDC', 'DEMO')),
        -- Key of the provider through which it was made.
        add column provider text;
      alter table sign_in_changes
        drop constraint ck_sign_in_changes__kind,
        add constraint ck_sign_in_changes__kind check (kind in (${CHANGES}, 'PROVIDER_LINKED', 'PROVIDER_UNLINKED'));

      grant select, insert, update, delete on provider_identities to samaki_app;
      grant select, insert, delete on provider_attempts to samaki_app;
      grant select, delete on provider_identities, provider_attempts to samaki_worker;
      select protect_rows('provider_identities'::regclass, 'person_id = (select reader_person())',
        'id, person_id, issuer, created_at, last_used_at');
      select protect_rows('provider_attempts'::regclass);
      grant select (provider) on sign_ins to samaki_reader;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from sign_ins where method = 'OIDC';
      update sign_ins set strength = 'EMAIL_CODE' where strength = 'OIDC';
      delete from sign_in_changes where kind in ('PROVIDER_LINKED', 'PROVIDER_UNLINKED');
      alter table sign_in_changes
        drop constraint ck_sign_in_changes__kind,
        add constraint ck_sign_in_changes__kind check (kind in (${CHANGES}));
      alter table sign_ins
        drop column provider,
        drop constraint ck_sign_ins__method,
        drop constraint ck_sign_ins__strength,
        add constraint ck_sign_ins__method check (method in ('EMAIL_CODE', 'PASSKEY', 'ONE_TIME_SECRET', 'DEMO')),
        add constraint ck_sign_ins__strength check (strength in ('NONE', 'EMAIL_CODE', 'TOTP', 'PASSKEY', 'DEMO'));
      drop table provider_attempts;
      drop table provider_identities;`);
  }
}
