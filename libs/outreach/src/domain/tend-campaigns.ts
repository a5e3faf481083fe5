import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { SYSTEM } from '#authz';
import { sql, type Tx, UnitOfWork } from '#database';
import type { CampaignRow } from './campaign.entity.js';
import { CampaignRepository } from './campaign.repository.js';
import { moveOf } from './campaign.rules.js';
import { exclusionOf } from './exclusion.rules.js';
import { CAMPAIGN_MAIL } from './message-facts.js';
import { excludeRecipients, recipientsNow } from './recipients.sql.js';

/** Is any message of campaign `c` still to leave? Index: ix_messages__subject. */
const IS_WAITING = `exists (select from messages m where m.subject_type = 'campaign' and m.subject_id = c.id
  and (m.status in ('DUE', 'RETRY', 'CLAIMED') or m.status = 'UNKNOWN' and m.lease_until is not null))`;
const IS_UNWRITTEN = `exists (select from campaign_recipients r
  where r.campaign_id = c.id and r.status = 'INVITED' and r.queued_at is null)`;

/** Looks after campaigns that are going out, every few seconds. */
@Injectable()
export class TendCampaigns {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly campaigns: CampaignRepository,
    private readonly audit: AuditTrail,
  ) {}

  /** Campaigns with messages still to be written: their job may have been lost. Index: ix_campaigns__sending. */
  async unwritten(): Promise<string[]> {
    const rows = await this.unitOfWork.read<{ id: string }>({
      text: `select c.id from campaigns c where c.status = 'SENDING' and ${IS_UNWRITTEN} order by c.id`,
      values: [],
    });
    return rows.map((row) => row.id);
  }

  /** Marks as SENT what has nothing left to send. Index: ix_campaigns__sending. */
  async finish(): Promise<void> {
    const done = await this.unitOfWork.read<{ id: string }>({
      text: `select c.id from campaigns c where c.status = 'SENDING' and not ${IS_UNWRITTEN} and not ${IS_WAITING} order by c.id`,
      values: [],
    });
    for (const { id } of done) await this.finishOne(id);
    const stopped = await this.unitOfWork.read(sql<{ id: string }>`
      select c.id from campaigns c where c.status = 'CANCELLED' and c.cancelled_at > app_now() - interval '1 hour'
        and exists (select from campaign_recipients r where r.campaign_id = c.id and r.status = 'INVITED') order by c.id`);
    for (const { id } of stopped) await this.unitOfWork.run((tx) => this.excludeWithdrawn(tx, id));
  }

  private async finishOne(id: string): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const campaign = await this.excludeWithdrawn(tx, id);
      const status = campaign && moveOf('finish', campaign.status);
      if (!campaign || !status) return;
      await this.campaigns.save(tx, id, { status, finishedAt: await this.campaigns.now(tx) });
      await this.record(tx, 'outreach.finish-campaign', id, { status: campaign.status }, { status });
    });
  }

  /** Whose message was withdrawn in the worker's hand, because they unsubscribed or registered while it went out, were
   *  not invited after all. Answers the campaign, locked. Index: ix_messages__cause. */
  private async excludeWithdrawn(tx: Tx, id: string): Promise<CampaignRow | null> {
    const campaign = await this.campaigns.lockById(tx, id);
    if (!campaign) return null;
    const withdrawn = await tx.sql(sql<{ id: string }>`
      select r.id from campaign_recipients r where r.campaign_id = ${id} and r.status = 'INVITED' and exists (
        select from messages m where m.cause_id = r.id and m.kind = ${CAMPAIGN_MAIL} and m.status = 'CANCELLED')`);
    if (withdrawn.length === 0) return campaign;
    const ids = withdrawn.map((row) => row.id);
    const now = await tx.sql(recipientsNow(campaign.sessionId, ids));
    const excluded = now.map((recipient) => ({
      id: recipient.id,
      reason: exclusionOf(recipient) ?? ('CAMPAIGN_CANCELLED' as const),
    }));
    await tx.sql(excludeRecipients(excluded));
    await this.record(tx, 'outreach.exclude-recipients', id, null, { excluded });
    return campaign;
  }

  private async record(
    tx: Tx,
    action: string,
    id: string,
    before: object | null,
    after: object,
  ): Promise<void> {
    await this.audit.record(tx, {
      actor: SYSTEM,
      action,
      subjectType: 'campaign',
      subjectId: id,
      before,
      after,
    });
  }
}
