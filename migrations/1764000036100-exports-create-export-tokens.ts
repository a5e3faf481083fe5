import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One row for each file that somebody was promised: for one sign-in, once, for two minutes (story: exports). */
export class ExportsCreateExportTokens1764000036100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table export_tokens (
        token_hash bytea not null constraint pk_export_tokens primary key,
        person_id uuid not null constraint fk_export_tokens__person_id references people (id) on delete cascade,
        sign_in_id uuid not null,
        list text not null,
        filters jsonb not null,
        format text not null constraint ck_export_tokens__format check (format in ('CSV', 'XLSX')),
        created_at timestamptz not null default app_now(),
        expires_at timestamptz not null,
        used_at timestamptz
      );
      create index ix_export_tokens__person_id_created_at on export_tokens (person_id, created_at);
      create index ix_export_tokens__created_at on export_tokens (created_at);
      grant select, insert, update, delete on export_tokens to samaki_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table export_tokens;`);
  }
}
