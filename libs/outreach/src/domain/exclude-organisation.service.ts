import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor } from '#authz';
import { sql, type Tx, UnitOfWork } from '#database';
import { accept, hasForbiddenCharacters, refuse, type Refusal, type Result, writtenText } from '#kernel';
import { citiesOf } from './outreach.policy.js';

export type ExcludeOrganisationRefusal = Refusal<'ORGANISATION_NOT_FOUND' | 'EXCLUSION_REASON_MISSING'>;

const MAX_REASON = 500;

/** Keeps an organisation out of campaigns, or lets it in again. Campaigns that already go out ask for each recipient
 *  before its message is written, so an exclusion holds for the rest of them. */
@Injectable()
export class ExcludeOrganisationService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
  ) {}

  /** Answers the organisation's id. Refuses ORGANISATION_NOT_FOUND (also when it is not the officer's city's) and
   *  EXCLUSION_REASON_MISSING (none, or more than 500 characters). Saying it again replaces the reason. */
  async exclude(
    actor: Actor & { personId: string },
    command: { organisationId: string; reason: string },
  ): Promise<Result<string, ExcludeOrganisationRefusal>> {
    const reason = writtenText(command.reason);
    if (!reason || reason.length > MAX_REASON || hasForbiddenCharacters(reason))
      return refuse('EXCLUSION_REASON_MISSING', { path: ['reason'] });
    return this.change(actor, command.organisationId, async (tx, before) => {
      await tx.sql(sql`delete from outreach_exclusions where organisation_id = ${command.organisationId}`);
      await tx.sql(sql`insert into outreach_exclusions (organisation_id, reason, excluded_by)
        values (${command.organisationId}, ${reason}, ${actor.personId})`);
      await this.record(tx, actor, 'outreach.exclude-organisation', command.organisationId, before, reason);
    });
  }

  /** Refuses ORGANISATION_NOT_FOUND. Letting in one that is not kept out changes nothing. */
  async include(
    actor: Actor,
    command: { organisationId: string },
  ): Promise<Result<string, ExcludeOrganisationRefusal>> {
    return this.change(actor, command.organisationId, async (tx, before) => {
      if (before === null) return;
      await tx.sql(sql`delete from outreach_exclusions where organisation_id = ${command.organisationId}`);
      await this.record(tx, actor, 'outreach.include-organisation', command.organisationId, before, null);
    });
  }

  private async change(
    actor: Actor,
    organisationId: string,
    write: (tx: Tx, before: string | null) => Promise<void>,
  ): Promise<Result<string, ExcludeOrganisationRefusal>> {
    const cities = citiesOf(actor);
    return this.unitOfWork.run(async (tx) => {
      const [organisation] = await tx.sql(sql<{ id: string }>`
        select o.id from organisations o where o.id = ${organisationId} and (${cities}::uuid[] is null or o.city_id = any(${cities}::uuid[]))
        for update of o`);
      if (!organisation) return refuse('ORGANISATION_NOT_FOUND', { path: ['organisationId'] });
      // A statement of its own: it must see what the holder of the lock before us committed.
      const [standing] = await tx.sql(sql<{ reason: string }>`
        select reason from outreach_exclusions where organisation_id = ${organisationId}`);
      await write(tx, standing?.reason ?? null);
      return accept(organisationId);
    });
  }

  private async record(
    tx: Tx,
    actor: Actor,
    action: string,
    organisationId: string,
    before: string | null,
    after: string | null,
  ): Promise<void> {
    await this.audit.record(tx, {
      actor,
      action,
      subjectType: 'organisation',
      subjectId: organisationId,
      before: before === null ? null : { exclusion: before },
      after: after === null ? null : { exclusion: after },
      reason: after,
    });
  }
}
