import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The ledger of mail: one row for one mail to one person, and the mailbox that catches mail in a demonstration. */
export class MessagingCreateMessages1764000002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table messages (
        id uuid not null,
        created_at timestamptz not null default app_now(),
        kind text not null,
        person_id uuid,
        to_address text not null,
        locale text not null constraint ck_messages__locale check (locale in ('km', 'en')),
        -- What the mail speaks of: a session and its schedule version, so that a move can withdraw and correct.
        subject_type text,
        subject_id uuid,
        subject_version integer,
        -- The row it was sent for, for example a registration.
        cause_type text,
        cause_id uuid,
        status text not null default 'DUE' constraint ck_messages__status
          check (status in ('DUE', 'CLAIMED', 'SENT', 'RETRY', 'FAILED', 'UNKNOWN', 'CANCELLED')),
        due_at timestamptz not null default app_now(),
        queued_at timestamptz,
        lease_until timestamptz,
        worker text,
        fence integer not null default 0,
        attempts smallint not null default 0,
        -- Tries that may have reached the person although no answer came.
        unknowns smallint not null default 0,
        data_entered_at timestamptz,
        sent_at timestamptz,
        outcome text,
        message_id text,
        constraint pk_messages primary key (id, created_at)
      ) partition by range (created_at);
      create table messages_default partition of messages default;

      create index ix_messages__due on messages (due_at, kind) where status in ('DUE', 'RETRY') and queued_at is null;
      create index ix_messages__queued on messages (queued_at) where status in ('DUE', 'RETRY') and queued_at is not null;
      create index ix_messages__lease on messages (lease_until) where status in ('CLAIMED', 'UNKNOWN');
      create index ix_messages__subject on messages (subject_id, subject_version);
      create index ix_messages__cause on messages (cause_id);

      create table message_dedupe_keys (
        key text collate "C" not null constraint pk_message_dedupe_keys primary key,
        message_id uuid not null,
        created_at timestamptz not null default app_now()
      );

      -- Makes the partitions of this month and of the two after it. The worker calls it once a day.
      create function messages_make_partitions() returns void language plpgsql security definer set search_path = public as $$
        declare month date := date_trunc('month', app_now() at time zone 'UTC'); name text;
        begin
          for i in 0..2 loop
            name := 'messages_' || to_char(month, 'YYYY_MM');
            if to_regclass(name) is null then
              begin
                execute format('create table %I partition of messages for values from (%L) to (%L)',
                  name, month::text || ' 00:00+00', (month + interval '1 month')::date::text || ' 00:00+00');
              exception
                when duplicate_table then null;
                -- Rows of that month already lie in the default partition, for example after the clock was moved.
                when check_violation then null;
              end;
            end if;
            month := month + interval '1 month';
          end loop;
        end $$;
      revoke execute on function messages_make_partitions() from public;
      grant execute on function messages_make_partitions() to samaki_worker;
      select messages_make_partitions();

      grant select, insert, update on messages to samaki_app;
      grant select, insert on message_dedupe_keys to samaki_app;
      grant insert on messages, message_dedupe_keys to samaki_seats;
      grant select, insert, update, delete on messages, message_dedupe_keys to samaki_worker;

      create function messages_wake() returns trigger language plpgsql as $$
        begin perform pg_notify('samaki_messages', ''); return null; end $$;
      create trigger tr_messages_wake after insert on messages for each statement execute function messages_wake();

      create table caught_mails (
        id uuid not null constraint pk_caught_mails primary key,
        caught_at timestamptz not null default app_now(),
        message_id text not null,
        to_address text not null,
        subject text not null,
        raw bytea not null
      );
      grant select on caught_mails to samaki_app;
      grant select, insert, delete on caught_mails to samaki_worker;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table caught_mails;
      drop table message_dedupe_keys;
      drop table messages;
      drop function messages_wake();
      drop function messages_make_partitions();`);
  }
}
