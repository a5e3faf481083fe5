import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Days on which nobody works, by country. Source: docs/stories/approvals.md. */
export class CatalogueCreatePublicHolidays1764000055300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table public_holidays (
        country_code text not null constraint ck_public_holidays__country_code check (country_code ~ '^[A-Z]{2}$'),
        held_on date not null,
        name_km text not null constraint ck_public_holidays__name_km check (length(name_km) between 1 and 120),
        name_en text not null constraint ck_public_holidays__name_en check (length(name_en) between 1 and 120),
        constraint pk_public_holidays primary key (country_code, held_on));
      -- Operators write it, by the command line.
      grant select on public_holidays to samaki_app, samaki_worker, samaki_public, samaki_reader;
      grant insert on public_holidays to samaki_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table public_holidays');
  }
}
