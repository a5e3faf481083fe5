import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pledges: support that an organisation offers for a city and a sector, in money or in kind. */
export class PledgesCreatePledges1764000012000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Units of pledges in kind, as data. Lower case, so that none is taken for a currency.
      create table pledge_units (
        code text not null constraint pk_pledge_units primary key constraint ck_pledge_units__code check (code ~ '^[a-z]+(-[a-z]+)*$'),
        name_km text not null,
        name_en text not null,
        -- English has a form of its own for exactly one.
        one_en text not null,
        rank smallint not null
      );
      -- Two facts that rollups group by stand in the pledge itself. These keys let the database keep them true: a
      -- change of an organisation's kind or of a sector's focus area runs on into the pledges, or waits for them.
      alter table organisations add constraint uq_organisations__id_kind unique (id, kind);
      alter table sectors add constraint uq_sectors__id_focus_area_id unique (id, focus_area_id);
      create table pledges (
        id uuid not null constraint pk_pledges primary key,
        organisation_id uuid not null,
        organisation_kind text not null,
        city_id uuid not null constraint fk_pledges__city_id references cities (id),
        sector_id uuid not null,
        focus_area_id uuid not null,
        -- The session that it is credited to.
        session_id uuid constraint fk_pledges__session_id references sessions (id),
        kind text not null constraint ck_pledges__kind check (kind in ('MONEY', 'IN_KIND')),
        currency text constraint ck_pledges__currency check (currency in ('USD', 'KHR')),
        -- Cents of a dollar; whole riel.
        amount_minor bigint,
        unit_code text constraint fk_pledges__unit_code references pledge_units (code),
        quantity_thousandths bigint,
        description text,
        status text not null default 'OFFERED'
          constraint ck_pledges__status check (status in ('OFFERED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN')),
        -- Grows by one with every change; who decides or corrects names the one they saw.
        version integer not null default 1,
        offered_by uuid constraint fk_pledges__offered_by references people (id),
        offered_at timestamptz not null default app_now(),
        corrected_at timestamptz,
        -- Accepted, declined or withdrawn.
        decided_by uuid constraint fk_pledges__decided_by references people (id),
        decided_at timestamptz,
        decision_reason text,
        constraint fk_pledges__organisation_id_organisation_kind foreign key (organisation_id, organisation_kind)
          references organisations (id, kind) on update cascade,
        constraint fk_pledges__sector_id_focus_area_id foreign key (sector_id, focus_area_id)
          references sectors (id, focus_area_id) on update cascade,
        constraint ck_pledges__value check (
          (kind = 'MONEY' and currency is not null and unit_code is null and quantity_thousandths is null
            and amount_minor is not null and amount_minor between 1 and 9999999999999999)
          or (kind = 'IN_KIND' and unit_code is not null and currency is null and amount_minor is null
            and quantity_thousandths is not null and quantity_thousandths between 1 and 9999999999999999)),
        constraint ck_pledges__decided check ((status = 'OFFERED') = (decided_at is null)),
        constraint ck_pledges__reason check (status <> 'DECLINED' or decision_reason is not null)
      );
      create index ix_pledges__organisation_id_id on pledges (organisation_id, id);
      create index ix_pledges__city_id_sector_id_id on pledges (city_id, sector_id, id);
      create index ix_pledges__sector_id_id on pledges (sector_id, id);
      create index ix_pledges__session_id_id on pledges (session_id, id) where session_id is not null;
      create index ix_pledges__undecided on pledges (id) where status = 'OFFERED';
      grant select on pledge_units to samaki_app, samaki_worker, samaki_public;
      grant insert, update on pledge_units to samaki_app;
      grant select, insert, update on pledges to samaki_app;
      grant select on pledges to samaki_worker;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table pledges;
      alter table sectors drop constraint uq_sectors__id_focus_area_id;
      alter table organisations drop constraint uq_organisations__id_kind;
      drop table pledge_units;`);
  }
}
