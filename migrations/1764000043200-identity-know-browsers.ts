import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Browsers in which somebody was signed in have counters of their own, so that no stranger uses up theirs.
 *  Source: docs/stories/sign-in.md. */
export class IdentityKnowBrowsers1764000043200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The browser that it was opened in, by the hash of its own cookie.
      alter table sign_ins add column browser_hash bytea;
      create index ix_sign_ins__browser_hash on sign_ins (browser_hash) where browser_hash is not null;
      alter table sign_in_codes
        -- Had somebody of the address been signed in in the browser that asked?
        add column is_known boolean not null default false,
        -- Where it was asked from: a keyed hash of the network.
        add column network_hash bytea;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table sign_in_codes drop column is_known, drop column network_hash;
      drop index ix_sign_ins__browser_hash;
      alter table sign_ins drop column browser_hash;`);
  }
}
