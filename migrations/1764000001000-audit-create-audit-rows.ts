import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Audit rows, each with its own hash, and the seals over them (design, section 2, rule 7). */
export class AuditCreateAuditRows1764000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function audit_hash(
        id uuid, xid xid8, at timestamptz, actor text, action text, subject_type text, subject_id text,
        before jsonb, after jsonb, reason text
      ) returns bytea language sql stable parallel safe as $$
        -- Each text is quoted, so that nothing can be moved from one column to the next under the same hash.
        select sha256(convert_to(id::text || ' ' || xid::text || ' ' || (extract(epoch from at) * 1000000)::bigint::text || ' '
          || quote_nullable(actor) || quote_nullable(action) || quote_nullable(subject_type) || quote_nullable(subject_id)
          || quote_nullable(before::text) || quote_nullable(after::text) || quote_nullable(reason), 'UTF8'))
      $$;

      create table audit_rows (
        id uuid not null constraint pk_audit_rows primary key,
        xid xid8 not null default pg_current_xact_id(),
        at timestamptz not null default app_now(),
        actor text not null,
        action text not null,
        subject_type text not null,
        subject_id text not null,
        before jsonb,
        after jsonb,
        reason text,
        hash bytea not null
      );
      create index ix_audit_rows__xid_id on audit_rows (xid, id);
      create index ix_audit_rows__subject on audit_rows (subject_type, subject_id, id);

      -- Whoever writes a row cannot choose its transaction nor its hash.
      create function audit_rows_stamp() returns trigger language plpgsql as $$
        begin
          new.xid := pg_current_xact_id();
          new.hash := audit_hash(new.id, new.xid, new.at, new.actor, new.action, new.subject_type, new.subject_id, new.before, new.after, new.reason);
          return new;
        end $$;
      create trigger tr_audit_rows_stamp before insert on audit_rows for each row execute function audit_rows_stamp();

      create table audit_seals (
        number bigint not null constraint pk_audit_seals primary key,
        -- Rows with from_xid <= xid < to_xid, in (xid, id) order.
        from_xid xid8 not null,
        to_xid xid8 not null,
        row_count bigint not null,
        rows_hash bytea not null,
        previous_hash bytea not null,
        hash bytea not null,
        sealed_at timestamptz not null default app_now()
      );
      -- The newest seal, kept a second time: seals that are cut off the end are missed.
      create table audit_head (
        is_only boolean not null default true constraint pk_audit_head primary key constraint ck_audit_head__is_only check (is_only),
        number bigint not null,
        hash bytea not null
      );
      grant select, insert on audit_rows to samaki_app, samaki_worker;
      grant insert on audit_rows to samaki_seats;
      grant select, insert on audit_seals to samaki_worker;
      grant select, insert, update on audit_head to samaki_worker;
      grant select on audit_seals, audit_head to samaki_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table audit_head;
      drop table audit_seals;
      drop table audit_rows;
      drop function audit_rows_stamp();
      drop function audit_hash(uuid, xid8, timestamptz, text, text, text, text, jsonb, jsonb, text);`);
  }
}
