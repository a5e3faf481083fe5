import { Injectable } from '@nestjs/common';
import { type AuditSubjectFacts, AuditSubjectSource } from '#audit';
import type { Actor } from '#authz';
import { sql, UnitOfWork } from '#database';
import { toGlobalId } from '#graphql';
import type { LocalizedText } from '#kernel';
import { CAMPAIGN_PREFIX } from './campaign.types.js';

/** Campaigns in the audit, by their subject. */
@Injectable()
export class CampaignAuditSubject extends AuditSubjectSource {
  readonly type = 'campaign';
  readonly prefix = CAMPAIGN_PREFIX;

  constructor(private readonly unitOfWork: UnitOfWork) {
    super();
  }

  async describe(actor: Actor, uuids: readonly string[]): Promise<Map<string, AuditSubjectFacts>> {
    const rows = await this.unitOfWork.readAs(
      actor,
      sql<{ id: string; name: LocalizedText }>`
      select id, jsonb_build_object('km', subject_km, 'en', subject_en) as name from campaigns where id = any(${uuids}::uuid[])`,
    );
    return new Map(
      rows.map(({ id, name }) => [id, { name, page: `/campaigns/${toGlobalId(CAMPAIGN_PREFIX, id)}` }]),
    );
  }
}
