import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is written of a session when it is planned: where the map is, and which version somebody saw.
 *  Source: docs/stories/plan-a-session.md. */
export class SessionsPlanSessions1764000053000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table sessions
        add column map_url text constraint ck_sessions__map_url check (map_url like 'https://%' and length(map_url) <= 500),
        -- Grows by one whenever its row is written, so that nobody writes over what they have not seen.
        add column version integer not null default 1;
      grant select (map_url, version) on sessions to samaki_public, samaki_reader;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table sessions drop column version, drop column map_url;`);
  }
}
