import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tries by an e-mail address are counted as those by telephone alone. Source: docs/stories/address-hold.md. */
export class RegistrationsCountTriesOfGuests1764000065000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table phone_tries rename to guest_tries;
      alter table guest_tries rename constraint pk_phone_tries to pk_guest_tries;
      alter table guest_tries rename constraint ck_phone_tries__who to ck_guest_tries__who;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table guest_tries rename constraint ck_guest_tries__who to ck_phone_tries__who;
      alter table guest_tries rename constraint pk_guest_tries to pk_phone_tries;
      alter table guest_tries rename to phone_tries;`);
  }
}
