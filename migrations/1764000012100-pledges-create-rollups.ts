import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rollups of pledges: deltas written by each statement that changes pledges, levels folded from them, and what
 *  the nightly check found. Whoever reads adds both, in one statement. */
export class PledgesCreateRollups1764000012100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Only ever appended to by writers, so that none of them waits for another.
      create table pledge_rollup_deltas (
        city_id uuid not null,
        focus_area_id uuid not null,
        sector_id uuid not null,
        organisation_kind text not null,
        -- A currency, or the code of a unit: figures are never added across units.
        unit text not null,
        pledged_count bigint not null,
        pledged_sum numeric not null,
        accepted_count bigint not null,
        accepted_sum numeric not null
      ) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

      create table pledge_rollups (
        level text not null,
        -- Null where the level does not tell apart.
        city_id uuid,
        focus_area_id uuid,
        sector_id uuid,
        organisation_kind text,
        unit text not null,
        pledged_count bigint not null,
        pledged_sum numeric not null,
        accepted_count bigint not null,
        accepted_sum numeric not null,
        constraint uq_pledge_rollups__key unique nulls not distinct
          (level, city_id, sector_id, organisation_kind, focus_area_id, unit)
      ) with (fillfactor = 70);
      create index ix_pledge_rollups__level_sector_id on pledge_rollups (level, sector_id, organisation_kind);
      create index ix_pledge_rollups__level_focus_area_id on pledge_rollups (level, focus_area_id, organisation_kind);
      create index ix_pledge_rollups__level_organisation_kind on pledge_rollups (level, organisation_kind);

      create table pledge_rollup_checks (
        id uuid not null constraint pk_pledge_rollup_checks primary key,
        checked_at timestamptz not null default app_now(),
        -- How many figures were compared, and how many were wrong.
        compared integer not null,
        wrong integer not null,
        -- The first of them: level, key, what stands and what the plain sum says.
        examples jsonb not null,
        constraint ck_pledge_rollup_checks__wrong check (wrong between 0 and compared)
      );
      create index ix_pledge_rollup_checks__checked_at on pledge_rollup_checks (checked_at);

      -- PLEDGED counts what is offered and what is accepted; ACCEPTED what is accepted.
      create function note_pledges() returns trigger language plpgsql as $$
      begin
        if tg_op = 'INSERT' then
          insert into pledge_rollup_deltas
          select city_id, focus_area_id, sector_id, organisation_kind, coalesce(currency, unit_code),
            count(*), sum(coalesce(amount_minor, quantity_thousandths)),
            count(*) filter (where status = 'ACCEPTED'),
            coalesce(sum(coalesce(amount_minor, quantity_thousandths)) filter (where status = 'ACCEPTED'), 0)
          from new_rows where status in ('OFFERED', 'ACCEPTED') group by 1, 2, 3, 4, 5;
        elsif tg_op = 'DELETE' then
          insert into pledge_rollup_deltas
          select city_id, focus_area_id, sector_id, organisation_kind, coalesce(currency, unit_code),
            -count(*), -sum(coalesce(amount_minor, quantity_thousandths)),
            -count(*) filter (where status = 'ACCEPTED'),
            -coalesce(sum(coalesce(amount_minor, quantity_thousandths)) filter (where status = 'ACCEPTED'), 0)
          from old_rows where status in ('OFFERED', 'ACCEPTED') group by 1, 2, 3, 4, 5;
        else
          insert into pledge_rollup_deltas
          select city_id, focus_area_id, sector_id, organisation_kind, unit,
            sum(sign), sum(sign * value), sum(sign * accepted), sum(sign * accepted * value)
          from (
            select 1 as sign, city_id, focus_area_id, sector_id, organisation_kind, coalesce(currency, unit_code) as unit,
              coalesce(amount_minor, quantity_thousandths)::numeric as value, (status = 'ACCEPTED')::int as accepted
            from new_rows where status in ('OFFERED', 'ACCEPTED')
            union all
            select -1, city_id, focus_area_id, sector_id, organisation_kind, coalesce(currency, unit_code),
              coalesce(amount_minor, quantity_thousandths)::numeric, (status = 'ACCEPTED')::int
            from old_rows where status in ('OFFERED', 'ACCEPTED')
          ) as moved group by 1, 2, 3, 4, 5
          having sum(sign) <> 0 or sum(sign * value) <> 0 or sum(sign * accepted) <> 0 or sum(sign * accepted * value) <> 0;
        end if;
        return null;
      end $$;
      create trigger tr_pledges__insert after insert on pledges
        referencing new table as new_rows for each statement execute function note_pledges();
      create trigger tr_pledges__update after update on pledges
        referencing old table as old_rows new table as new_rows for each statement execute function note_pledges();
      create trigger tr_pledges__delete after delete on pledges
        referencing old table as old_rows for each statement execute function note_pledges();

      grant select, insert on pledge_rollup_deltas to samaki_app;
      grant select, insert, delete on pledge_rollup_deltas to samaki_worker;
      grant select on pledge_rollups, pledge_rollup_checks to samaki_app;
      grant select, insert, update, delete on pledge_rollups to samaki_worker;
      grant select, insert, delete on pledge_rollup_checks to samaki_worker;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger tr_pledges__delete on pledges;
      drop trigger tr_pledges__update on pledges;
      drop trigger tr_pledges__insert on pledges;
      drop function note_pledges();
      drop table pledge_rollup_checks;
      drop table pledge_rollups;
      drop table pledge_rollup_deltas;`);
  }
}
