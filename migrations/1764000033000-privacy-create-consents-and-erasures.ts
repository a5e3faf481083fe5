import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Consents with their history, values sealed beside the audit, changes of address under way, erasures asked for. */
export class PrivacyCreateConsentsAndErasures1764000033000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table people add column erased_at timestamptz;
      create index ix_messages__person_id on messages (person_id) where person_id is not null;
      create index ix_messages__addressed on messages (created_at) where to_address <> '-';

      -- Appended to, never changed: what somebody agreed to, or took back. A refusal of campaigns holds for an address and
      -- everybody who shares it, and outlives the person's record: so it has the address's hash.
      create table consents (
        serial bigint not null generated always as identity constraint pk_consents primary key,
        purpose text not null constraint ck_consents__purpose check (purpose in ('CAMPAIGNS', 'PHOTOGRAPHS')),
        is_given boolean not null,
        person_id uuid constraint fk_consents__person_id references people (id),
        address_hash bytea,
        at timestamptz not null default app_now(),
        source text not null constraint ck_consents__source check (source in ('ACCOUNT', 'MAIL_LINK', 'EARLIER')),
        -- Which words were read.
        wording text not null,
        constraint ck_consents__subject check (case purpose when 'CAMPAIGNS' then address_hash is not null else person_id is not null end)
      );
      create index ix_consents__person_id on consents (person_id, purpose, serial) where person_id is not null;
      create index ix_consents__address_hash on consents (address_hash, serial) where purpose = 'CAMPAIGNS';

      -- Who wants no campaigns: the newest word for an address. It was a table of its own before.
      insert into consents (purpose, is_given, address_hash, at, source, wording)
      select 'CAMPAIGNS', false, address_hash, created_at, 'EARLIER', '1' from outreach_unsubscribes order by created_at;
      drop table outreach_unsubscribes;
      create view outreach_unsubscribes as
        select c.address_hash, c.at as created_at from (
          select distinct on (address_hash) address_hash, at, is_given from consents
          where purpose = 'CAMPAIGNS' order by address_hash, serial desc) c
        where not c.is_given;

      -- What the audit must not hold, beside it: the audit has the digest, which with the salt proves the value. Deleting
      -- the row leaves a digest that nothing can be guessed from (ADR 0016).
      create table sealed_values (
        digest bytea not null constraint pk_sealed_values primary key,
        person_id uuid not null constraint fk_sealed_values__person_id references people (id),
        salt bytea not null,
        value text not null,
        created_at timestamptz not null default app_now()
      );
      create index ix_sealed_values__person_id on sealed_values (person_id);

      create table contact_changes (
        id uuid not null constraint pk_contact_changes primary key,
        person_id uuid not null constraint fk_contact_changes__person_id references people (id),
        email text not null,
        attempts smallint not null default 0,
        created_at timestamptz not null default app_now(),
        expires_at timestamptz not null,
        ended_at timestamptz
      );
      create index ix_contact_changes__person_id on contact_changes (person_id, created_at);
      create index ix_contact_changes__expires_at on contact_changes (expires_at);

      create table erasures (
        id uuid not null constraint pk_erasures primary key,
        person_id uuid not null constraint fk_erasures__person_id references people (id),
        -- Whoever asked: the person, or somebody of the working group on their behalf.
        asked_by uuid constraint fk_erasures__asked_by references people (id),
        reason text constraint ck_erasures__reason check (reason is null or length(reason) between 1 and 500),
        asked_at timestamptz not null default app_now(),
        due_at timestamptz not null,
        cancelled_at timestamptz,
        done_at timestamptz,
        constraint ck_erasures__end check (cancelled_at is null or done_at is null)
      );
      create unique index uq_erasures__person_id on erasures (person_id) where cancelled_at is null and done_at is null;
      create index ix_erasures__due_at on erasures (due_at) where cancelled_at is null and done_at is null;

      grant select, insert on consents to samaki_app;
      -- An erasure parts a refusal from the person; nobody else changes a word that was said.
      grant select, update (person_id), delete on consents to samaki_worker;
      grant select on outreach_unsubscribes to samaki_app, samaki_worker;
      grant select, insert on sealed_values to samaki_app;
      grant select, insert, delete on sealed_values to samaki_worker;
      grant select, insert, update on contact_changes, erasures to samaki_app;
      grant select, delete on contact_changes to samaki_worker;
      grant select, insert, update on erasures to samaki_worker;

      -- Erasing is the worker's: it writes a pseudonym where people are named, and gives seats back.
      grant update on people, registrations, session_seats, session_trainers, attendances to samaki_worker;
      grant delete on role_grants, memberships, attendances to samaki_worker;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      revoke delete on role_grants, memberships, attendances from samaki_worker;
      revoke update on people, registrations, session_seats, session_trainers, attendances from samaki_worker;
      drop index ix_messages__addressed;
      drop index ix_messages__person_id;
      drop table erasures;
      drop table contact_changes;
      drop table sealed_values;
      create table outreach_unsubscribes_before (
        address_hash bytea not null constraint pk_outreach_unsubscribes primary key,
        created_at timestamptz not null default app_now()
      );
      insert into outreach_unsubscribes_before (address_hash, created_at) select address_hash, created_at from outreach_unsubscribes;
      drop view outreach_unsubscribes;
      alter table outreach_unsubscribes_before rename to outreach_unsubscribes;
      grant select, insert, delete on outreach_unsubscribes to samaki_app;
      grant select on outreach_unsubscribes to samaki_worker;
      drop table consents;
      alter table people drop column erased_at;`);
  }
}
