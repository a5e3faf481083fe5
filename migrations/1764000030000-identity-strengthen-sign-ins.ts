import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A sign-in says how strong its proof was and when it was given last. Those of before keep what they were. */
export class IdentityStrengthenSignIns1764000030000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table sign_ins
        drop constraint ck_sign_ins__method,
        add constraint ck_sign_ins__method check (method in ('EMAIL_CODE', 'PASSKEY', 'ONE_TIME_SECRET', 'DEMO')),
        -- The strongest proof given in it. A code by e-mail alone never counts as a fresh proof.
        add column strength text not null default 'NONE'
          constraint ck_sign_ins__strength check (strength in ('NONE', 'EMAIL_CODE', 'TOTP', 'PASSKEY', 'DEMO')),
        add column proven_at timestamptz,
        -- Two words of what the browser said it was; the rest is not kept.
        add column browser text not null default 'OTHER',
        add column system text not null default 'OTHER';
      update sign_ins set strength = method;
      alter table sign_ins alter column strength drop default;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from sign_ins where method not in ('EMAIL_CODE', 'DEMO');
      alter table sign_ins
        drop constraint ck_sign_ins__method,
        drop column strength, drop column proven_at, drop column browser, drop column system,
        add constraint ck_sign_ins__method check (method in ('EMAIL_CODE', 'DEMO'));`);
  }
}
