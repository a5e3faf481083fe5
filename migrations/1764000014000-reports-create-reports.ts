import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Progress reports: the draft, its authors, its path, and what was frozen at each submission. */
export class ReportsCreateReports1764000014000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table reports (
        id uuid not null constraint pk_reports primary key,
        -- Makes the number in the letter's heading; gaps mean nothing.
        serial integer not null generated always as identity constraint uq_reports__serial unique,
        status text not null default 'DRAFT' constraint ck_reports__status
          check (status in ('DRAFT', 'SUBMITTED', 'REVIEWED', 'RETURNED', 'APPROVED')),
        -- The text as it is being written: title, period, sections. What was submitted is in report_versions.
        content jsonb not null,
        -- Grows by one with every change of the draft: who changes it says which one they saw.
        revision integer not null default 1,
        -- The newest submitted version; 0 before the first.
        version integer not null default 0 constraint ck_reports__version check (version >= 0),
        created_by uuid not null constraint fk_reports__created_by references people (id),
        creation_key text collate "C",
        created_at timestamptz not null default app_now(),
        updated_at timestamptz not null default app_now(),
        constraint uq_reports__created_by_creation_key unique (created_by, creation_key)
      );
      create index ix_reports__updated_at_id on reports (updated_at desc, id desc);

      create table report_authors (
        report_id uuid not null constraint fk_report_authors__report_id references reports (id),
        person_id uuid not null constraint fk_report_authors__person_id references people (id),
        since timestamptz not null default app_now(),
        constraint pk_report_authors primary key (report_id, person_id)
      );

      -- What was submitted. No role may change or delete a row: a submitted version is what it was.
      create table report_versions (
        report_id uuid not null constraint fk_report_versions__report_id references reports (id),
        number integer not null constraint ck_report_versions__number check (number >= 1),
        content jsonb not null,
        -- Rows of its table by city.
        city_codes text[] not null,
        -- The moment at which its figures were read.
        as_of timestamptz not null,
        submitted_by uuid not null constraint fk_report_versions__submitted_by references people (id),
        constraint pk_report_versions primary key (report_id, number)
      );

      create table report_figures (
        report_id uuid not null,
        version integer not null,
        -- The citation as it stands in the text, for example accepted.usd@siem-reap.
        key text collate "C" not null,
        measure text not null constraint ck_report_figures__measure
          check (measure in ('INVITED', 'REGISTERED', 'ATTENDED', 'PLEDGED', 'ACCEPTED')),
        unit text not null,
        -- Ids of city, focus area and sector, and the kind of organisation: what was counted.
        filter jsonb not null,
        -- People and pledges are counted, money is in minor units, support in kind in its unit.
        value bigint not null,
        constraint pk_report_figures primary key (report_id, version, key),
        constraint fk_report_figures__report_id_version foreign key (report_id, version) references report_versions (report_id, number)
      );

      create table report_steps (
        id uuid not null constraint pk_report_steps primary key,
        report_id uuid not null constraint fk_report_steps__report_id references reports (id),
        version integer not null,
        act text not null constraint ck_report_steps__act check (act in ('CREATE', 'SUBMIT', 'FORWARD', 'RETURN', 'APPROVE')),
        person_id uuid not null constraint fk_report_steps__person_id references people (id),
        -- The role in which the person acted.
        role text not null,
        comment text,
        at timestamptz not null default app_now(),
        constraint ck_report_steps__comment check (act <> 'RETURN' or length(comment) between 1 and 2000)
      );
      -- A version is submitted, forwarded, returned and approved once each.
      create unique index uq_report_steps__report_id_version_act on report_steps (report_id, version, act) where act <> 'CREATE';
      create index ix_report_steps__report_id_id on report_steps (report_id, id);

      grant select, insert on reports, report_authors, report_versions, report_figures, report_steps to samaki_app;
      grant update on reports to samaki_app;
      grant select on reports, report_authors, report_versions, report_figures, report_steps to samaki_worker;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `drop table report_steps; drop table report_figures; drop table report_versions; drop table report_authors; drop table reports;`,
    );
  }
}
