import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who came: one mark for a registration, its newest state; the audit has what it was before. */
export class AttendanceCreateAttendances1764000011000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table attendances (
        registration_id uuid not null constraint pk_attendances primary key
          constraint fk_attendances__registration_id references registrations (id),
        status text not null constraint ck_attendances__status check (status in ('ATTENDED', 'ABSENT')),
        -- Grows by one with every correction; whoever corrects names the one they saw.
        version integer not null default 1 constraint ck_attendances__version check (version >= 1),
        marked_by uuid not null constraint fk_attendances__marked_by references people (id),
        marked_at timestamptz not null default app_now(),
        -- Why it was corrected; the first mark needs none.
        reason text constraint ck_attendances__reason check ((version = 1) = (reason is null))
      );
      create index ix_attendances__marked_by on attendances (marked_by);

      -- These registrations of a session with their marks, locked in key order until the transaction ends: nobody
      -- else marks or cancels them meanwhile.
      create function lock_attendances(session uuid, ids uuid[])
      returns table (registration_id uuid, full_name text, registration_status text, status text, version integer)
      language plpgsql volatile as $$
      begin
        perform from registrations r where r.session_id = session and r.id = any(ids) order by r.id for no key update;
        -- A statement of its own: it must see what the holders of the lock before us committed.
        return query select r.id, p.full_name, r.status, a.status, coalesce(a.version, 0)
          from registrations r join people p on p.id = r.person_id left join attendances a on a.registration_id = r.id
          where r.session_id = session and r.id = any(ids) order by r.id;
      end $$;

      grant select, insert, update on attendances to samaki_app;
      grant select on attendances to samaki_worker;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function lock_attendances(uuid, uuid[]); drop table attendances;`);
  }
}
