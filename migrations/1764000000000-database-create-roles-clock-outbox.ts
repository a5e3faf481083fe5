import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Roles, the clock, the outbox, idempotency keys. */
export class DatabaseCreateRolesClockOutbox1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Roles belong to the whole server: another database of it may have made them, perhaps at this moment.
    for (const role of ['samaki_app', 'samaki_worker', 'samaki_public', 'samaki_seats']) {
      await runner.query(`
        do $$ begin
          if not exists (select from pg_roles where rolname = '${role}') then
            begin
              create role ${role} nologin nobypassrls;
            exception when duplicate_object or unique_violation then null;
            end;
          end if;
          if not (select rolsuper from pg_roles where rolname = current_user) then
            grant ${role} to current_user;
          end if;
        end $$`);
    }
    await runner.query(`
      revoke create on schema public from public;
      grant usage on schema public to samaki_app, samaki_worker, samaki_public, samaki_seats;

      create function app_now() returns timestamptz language sql stable parallel safe as 'select now()';
      comment on function app_now() is 'The only clock of all SQL. Its owner may replace it in tests and demonstrations.';

      create table outbox (
        id uuid not null constraint pk_outbox primary key,
        topic text not null,
        payload jsonb not null,
        created_at timestamptz not null default app_now(),
        dispatched_at timestamptz,
        handled_at timestamptz,
        attempts smallint not null default 0,
        failure text
      );
      create index ix_outbox__waiting on outbox (id) where dispatched_at is null and failure is null;
      create index ix_outbox__unhandled on outbox (dispatched_at) where handled_at is null and dispatched_at is not null and failure is null;
      create index ix_outbox__handled_at on outbox (handled_at) where handled_at is not null;
      grant select, insert on outbox to samaki_app;
      grant insert on outbox to samaki_seats;
      grant select, insert, update, delete on outbox to samaki_worker;

      -- Wakes the relay once per statement, however many rows it wrote.
      create function outbox_wake() returns trigger language plpgsql as $$
        begin perform pg_notify('samaki_outbox', ''); return null; end $$;
      create trigger tr_outbox_wake after insert on outbox for each statement execute function outbox_wake();

      create table idempotency_keys (
        scope text collate "C" not null,
        key text collate "C" not null constraint ck_idempotency_keys__key check (length(key) between 8 and 100),
        body_hash bytea not null,
        answer jsonb not null,
        created_at timestamptz not null default app_now(),
        constraint pk_idempotency_keys primary key (scope, key)
      );
      create index ix_idempotency_keys__created_at on idempotency_keys using brin (created_at);
      grant select, insert on idempotency_keys to samaki_app, samaki_seats;
      grant select, insert, delete on idempotency_keys to samaki_worker;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table idempotency_keys;
      drop table outbox;
      drop function outbox_wake();
      drop function app_now();`);
  }
}
