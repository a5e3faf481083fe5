import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A seat that was changed for one on another date ended otherwise than one that was given to somebody else: its ticket says which.
 *  Source: docs/stories/transfer.md. */
export class RegistrationsTellDateChanges1764000053100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table registrations drop constraint ck_registrations__ended_because,
        add constraint ck_registrations__ended_because
          check (ended_because in ('OFFER_EXPIRED', 'OFFER_DECLINED', 'ADDRESS_NOT_CONFIRMED', 'NOT_APPROVED', 'TRANSFERRED', 'NOT_RECONFIRMED',
            'DATE_CHANGED'));`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update registrations set ended_because = 'TRANSFERRED' where ended_because = 'DATE_CHANGED';
      alter table registrations drop constraint ck_registrations__ended_because,
        add constraint ck_registrations__ended_because
          check (ended_because in ('OFFER_EXPIRED', 'OFFER_DECLINED', 'ADDRESS_NOT_CONFIRMED', 'NOT_APPROVED', 'TRANSFERRED', 'NOT_RECONFIRMED'));`);
  }
}
