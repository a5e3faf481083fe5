import { Injectable } from '@nestjs/common';
import { type AuditSubjectFacts, AuditSubjectSource } from '#audit';
import type { Actor } from '#authz';
import { sql, UnitOfWork } from '#database';
import type { LocalizedText } from '#kernel';

/** Recipients in the audit, by the organisation for which they were written to: whoever unsubscribes is not named. */
@Injectable()
export class RecipientAuditSubject extends AuditSubjectSource {
  readonly type = 'campaign-recipient';
  readonly prefix = null;

  constructor(private readonly unitOfWork: UnitOfWork) {
    super();
  }

  async describe(actor: Actor, uuids: readonly string[]): Promise<Map<string, AuditSubjectFacts>> {
    const rows = await this.unitOfWork.readAs(
      actor,
      sql<{ id: string; name: LocalizedText }>`
      select r.id, jsonb_build_object('km', o.name_km, 'en', o.name_en) as name
      from campaign_recipients r join organisations o on o.id = r.organisation_id where r.id = any(${uuids}::uuid[])`,
    );
    return new Map(rows.map(({ id, name }) => [id, { name, page: null }]));
  }
}
