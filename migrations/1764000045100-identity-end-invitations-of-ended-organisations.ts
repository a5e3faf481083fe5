import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Invitations to coordinate an organisation that was declined, or is part of another, are withdrawn, and so are those of a
 *  hand-over that was put aside. */
export class IdentityEndInvitationsOfEndedOrganisations1764000045100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update invitations i set withdrawn_at = app_now() from organisations o
      where i.role = 'COORDINATOR' and i.scope_id = o.id and o.state in ('DECLINED', 'MERGED')
        and i.accepted_at is null and i.withdrawn_at is null`);
    await runner.query(`
      update invitations i set withdrawn_at = app_now()
      where i.accepted_at is null and i.withdrawn_at is null
        and exists (select from organisation_hand_overs h where h.invitation_id = i.id and h.outcome = 'REPLACED')
        and not exists (select from organisation_hand_overs h where h.invitation_id = i.id and h.ended_at is null)`);
  }

  /** What was open is not told from what was withdrawn any more. */
  async down(): Promise<void> {
    await Promise.resolve();
  }
}
