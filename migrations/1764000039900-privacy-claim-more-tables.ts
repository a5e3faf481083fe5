import type { MigrationInterface, QueryRunner } from 'typeorm';

const DELETED = `passkeys, passkey_challenges, authenticators, recovery_codes, sign_in_changes, sign_in_recoveries, invitations,
  organisation_join_requests, organisation_hand_overs, export_tokens`;

/** An erasure reaches what proofs, invitations, joining and exports hold. */
export class PrivacyClaimMoreTables1764000039900 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      grant select, delete on ${DELETED} to samaki_worker;
      grant update on role_changes to samaki_worker;
      grant select on organisation_proposals, told_apart to samaki_worker`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      revoke update on role_changes from samaki_worker;
      revoke select on organisation_proposals, told_apart from samaki_worker`);
  }
}
