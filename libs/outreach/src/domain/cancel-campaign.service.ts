import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor } from '#authz';
import { sql, type Tx, UnitOfWork } from '#database';
import { accept, refuse, type Refusal, type Result } from '#kernel';
import { MessageLedger } from '#messaging';
import { CampaignRepository } from './campaign.repository.js';
import { moveOf } from './campaign.rules.js';
import { CAMPAIGN_SUBJECT, CAMPAIGN_SUBJECT_VERSION } from './message-facts.js';
import { excludeRecipients, excludeUnqueued } from './recipients.sql.js';

export type CancelCampaignRefusal = Refusal<'CAMPAIGN_NOT_FOUND' | 'CAMPAIGN_OVER'>;

/** Gives a campaign up: a draft for good, one that goes out for whatever has not left yet. */
@Injectable()
export class CancelCampaignService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly campaigns: CampaignRepository,
    private readonly ledger: MessageLedger,
    private readonly audit: AuditTrail,
  ) {}

  /** Answers the campaign's id. Refuses CAMPAIGN_NOT_FOUND, and CAMPAIGN_OVER (sent, or cancelled before). */
  async cancelCampaign(actor: Actor, campaignId: string): Promise<Result<string, CancelCampaignRefusal>> {
    return this.unitOfWork.run((tx) => this.cancelIn(tx, actor, campaignId, null));
  }

  /** Cancels the campaigns that go out for a session that will not be held. */
  async cancelOfSession(tx: Tx, actor: Actor, sessionId: string): Promise<void> {
    const sending = await tx.sql(sql<{ id: string }>`
      select id from campaigns where session_id = ${sessionId} and status = 'SENDING' order by id`);
    for (const { id } of sending) await this.cancelIn(tx, actor, id, 'the session was cancelled');
  }

  private async cancelIn(
    tx: Tx,
    actor: Actor,
    campaignId: string,
    reason: string | null,
  ): Promise<Result<string, CancelCampaignRefusal>> {
    const campaign = await this.campaigns.lockById(tx, campaignId);
    if (!campaign) return refuse('CAMPAIGN_NOT_FOUND', { path: ['campaignId'] });
    if (moveOf('cancel', campaign.status) === null) return refuse('CAMPAIGN_OVER');
    await this.campaigns.save(tx, campaignId, {
      status: 'CANCELLED',
      cancelledAt: await this.campaigns.now(tx),
    });
    const unwritten = await tx.sql(excludeUnqueued(campaignId, 'CAMPAIGN_CANCELLED'));
    const withdrawn = await this.ledger.withdrawUnsent(tx, {
      subjectType: CAMPAIGN_SUBJECT,
      subjectId: campaignId,
      belowVersion: CAMPAIGN_SUBJECT_VERSION + 1,
    });
    const stopped = withdrawn.flatMap(({ causeId }) =>
      causeId ? [{ id: causeId, reason: 'CAMPAIGN_CANCELLED' as const }] : [],
    );
    await tx.sql(excludeRecipients(stopped));
    await this.audit.record(tx, {
      actor,
      action: 'outreach.cancel-campaign',
      subjectType: 'campaign',
      subjectId: campaignId,
      before: { status: campaign.status },
      after: { status: 'CANCELLED', withdrawn: unwritten.length + stopped.length },
      reason,
    });
    return accept(campaignId);
  }
}
