import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The head of each day, to be kept elsewhere, and the indexes by which people read the audit (story: audit-page). */
export class AuditCreateAuditHeads1764000036000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table audit_heads (
        id uuid not null constraint pk_audit_heads primary key,
        -- A day of the programme's time zone.
        day date not null constraint uq_audit_heads__day unique,
        -- The newest seal when the day was looked at.
        number bigint not null,
        hash bytea not null,
        -- What verifying the whole audit found on that day: rows under seals that are in order, and the first fault.
        row_count bigint not null,
        fault_kind text constraint ck_audit_heads__fault_kind check (fault_kind in ('ROW', 'SEAL', 'HEAD')),
        fault_at text,
        verified_at timestamptz not null default app_now()
      );
      grant select on audit_heads to samaki_app;
      grant select, insert on audit_heads to samaki_worker;

      -- The newest first, and between two days.
      create index ix_audit_rows__at_id on audit_rows (at, id);
      -- Of one actor. Visitors are most of the rows: they are found by walking, and cost no entry here.
      create index ix_audit_rows__actor_at_id on audit_rows (actor, at, id) where actor <> 'anonymous';
      -- Of one action. Registering is most of the rows.
      create index ix_audit_rows__action_at_id on audit_rows (action, at, id) where action <> 'registrations.register';
      -- The seal over a row.
      create index ix_audit_seals__to_xid on audit_seals (to_xid);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index ix_audit_seals__to_xid;
      drop index ix_audit_rows__action_at_id;
      drop index ix_audit_rows__actor_at_id;
      drop index ix_audit_rows__at_id;
      drop table audit_heads;`);
  }
}
