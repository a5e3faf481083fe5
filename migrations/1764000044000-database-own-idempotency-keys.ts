import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A kept answer says whose it is: the person in whose name it was asked, the registration that it tells of. Reckoned from what
 *  the row holds, so that no statement writes more than before and rows of earlier days have it too. */
export class DatabaseOwnIdempotencyKeys1764000044000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table idempotency_keys
        add column person_id uuid generated always as (substring(scope from 'person:([0-9a-f-]{36})$')::uuid) stored,
        add column registration_id uuid
          generated always as (substring(answer ->> 'registrationId' from '^[0-9a-f-]{36}$')::uuid) stored;
      create index ix_idempotency_keys__person_id on idempotency_keys (person_id) where person_id is not null;
      create index ix_idempotency_keys__registration_id on idempotency_keys (registration_id) where registration_id is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table idempotency_keys drop column registration_id, drop column person_id`);
  }
}
