import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The role that people's reads run under, who is reading, and what protects a table (ADR 0012). */
export class DatabaseAddRowLevelSecurity1764000039000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Roles belong to the whole server: another database of it may have made it, perhaps at this moment.
    await runner.query(`
      do $$ begin
        if not exists (select from pg_roles where rolname = 'samaki_reader') then
          begin
            create role samaki_reader nologin nobypassrls;
          exception when duplicate_object or unique_violation then null;
          end;
        end if;
        if not (select rolsuper from pg_roles where rolname = current_user) then
          grant samaki_reader to current_user;
        end if;
      end $$`);
    await runner.query(`
      grant usage on schema public to samaki_reader;

      -- Who reads. After a local setting the value is the empty text, before it there is none: both mean nobody.
      create function reader_person() returns uuid language sql stable parallel safe as $$
        select nullif(current_setting('app.person_id', true), '')::uuid $$;
      create function reader_organisations() returns uuid[] language sql stable parallel safe as $$
        select coalesce(nullif(current_setting('app.organisation_ids', true), ''), '{}')::uuid[] $$;
      create function reader_cities() returns uuid[] language sql stable parallel safe as $$
        select coalesce(nullif(current_setting('app.city_ids', true), ''), '{}')::uuid[] $$;
      create function reader_has(variadic roles text[]) returns boolean language sql stable parallel safe as $$
        select coalesce(nullif(current_setting('app.roles', true), ''), '{}')::text[] && roles $$;
      create function reader_is_committee() returns boolean language sql stable parallel safe as $$
        select reader_has('WORKING_GROUP', 'CHAIR', 'HEAD_OF_GOVERNMENT_OFFICE', 'ADMINISTRATOR') $$;
      create function reader_runs_programme() returns boolean language sql stable parallel safe as $$
        select reader_has('WORKING_GROUP', 'ADMINISTRATOR') $$;
      -- Keys of who need not be signed in.
      create function reader_ticket() returns text language sql stable parallel safe as $$
        select nullif(current_setting('app.ticket', true), '') $$;
      create function reader_invitation() returns uuid language sql stable parallel safe as $$
        select nullif(current_setting('app.invitation', true), '')::uuid $$;

      -- Protects a table. The roles of the processes pass: the first wall decides there. may_read is a condition over a row;
      -- without it no person reads the table at all. readable names columns, without it all of them. Ask reader_…() as
      -- (select reader_…()), so that it is asked once for a statement.
      create function protect_rows(target regclass, may_read text default null, readable text default null) returns void language plpgsql as $$
      begin
        execute format('alter table %s enable row level security', target);
        execute format('create policy processes on %s to samaki_app, samaki_worker, samaki_seats using (true) with check (true)', target);
        if may_read is not null then
          execute format('grant select %s on %s to samaki_reader', '(' || readable || ')', target);
          execute format('create policy readers on %s for select to samaki_reader using (%s)', target, may_read);
        end if;
      end $$;
      create function unprotect_rows(target regclass) returns void language plpgsql as $$
      begin
        execute format('drop policy if exists readers on %s', target);
        execute format('drop policy processes on %s', target);
        execute format('alter table %s disable row level security', target);
        execute format('revoke all on %s from samaki_reader', target);
      end $$;
      revoke execute on function protect_rows(regclass, text, text), unprotect_rows(regclass) from public;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function unprotect_rows(regclass);
      drop function protect_rows(regclass, text, text);
      drop function reader_invitation();
      drop function reader_ticket();
      drop function reader_runs_programme();
      drop function reader_is_committee();
      drop function reader_has(text[]);
      drop function reader_cities();
      drop function reader_organisations();
      drop function reader_person();
      revoke usage on schema public from samaki_reader;`);
  }
}
