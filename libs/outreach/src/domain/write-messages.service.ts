import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { SYSTEM } from '#authz';
import { type Tx, UnitOfWork } from '#database';
import { MessageLedger, type NewMessage } from '#messaging';
import type { CampaignRow } from './campaign.entity.js';
import { CampaignRepository } from './campaign.repository.js';
import { minuteOf } from './campaign.rules.js';
import { exclusionOf } from './exclusion.rules.js';
import {
  CAMPAIGN_MAIL,
  CAMPAIGN_SUBJECT,
  CAMPAIGN_SUBJECT_VERSION,
  RECIPIENT_CAUSE,
} from './message-facts.js';
import { OutreachSettings } from './outreach-settings.js';
import {
  excludeRecipients,
  lockWaiting,
  markQueued,
  type RecipientNow,
  recipientsNow,
  type WaitingRecipient,
} from './recipients.sql.js';

/** Writes the messages of a campaign into the ledger, a batch at a time. */
@Injectable()
export class WriteMessagesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly campaigns: CampaignRepository,
    private readonly ledger: MessageLedger,
    private readonly audit: AuditTrail,
    private readonly settings: OutreachSettings,
  ) {}

  /** One batch in one transaction; true when there may be more. The campaign's row is locked, so that it is not
   *  cancelled in the middle; each recipient's row is, so that nobody unsubscribes unseen. Whoever is found to be
   *  excluded since the freezing is excluded now. Running it twice writes nothing twice: the ledger's key admits one. */
  async writeBatch(campaignId: string): Promise<boolean> {
    return this.unitOfWork.run(async (tx) => {
      const campaign = await this.campaigns.lockById(tx, campaignId);
      if (campaign?.status !== 'SENDING') return false;
      const waiting = await tx.sql(lockWaiting(campaignId, this.settings.perBatch));
      if (waiting.length > 0) await this.write(tx, campaign, waiting);
      return waiting.length === this.settings.perBatch;
    });
  }

  private async write(tx: Tx, campaign: CampaignRow, waiting: readonly WaitingRecipient[]): Promise<void> {
    const ids = waiting.map(({ id }) => id);
    const now = await tx.sql(recipientsNow(campaign.sessionId, ids));
    const excluded = now.flatMap((recipient) => {
      const reason = exclusionOf(recipient);
      return reason ? [{ id: recipient.id, reason }] : [];
    });
    if (excluded.length > 0) {
      await tx.sql(excludeRecipients(excluded));
      await this.audit.record(tx, {
        actor: SYSTEM,
        action: 'outreach.exclude-recipients',
        subjectType: 'campaign',
        subjectId: campaign.id,
        before: null,
        after: { excluded },
      });
    }
    const known = new Map(now.map((recipient) => [recipient.id, recipient]));
    const left = new Set(excluded.map(({ id }) => id));
    const messages = waiting
      .filter(({ id }) => !left.has(id))
      .flatMap(({ id, position }) => this.messageTo(campaign, position, known.get(id)) ?? []);
    await this.ledger.queue(tx, messages);
    await tx.sql(markQueued(ids.filter((id) => !left.has(id))));
  }

  private messageTo(
    campaign: CampaignRow,
    position: number,
    recipient: RecipientNow | undefined,
  ): NewMessage | null {
    if (!recipient?.email || !campaign.startedAt) return null;
    const minutes = minuteOf(position, this.settings.perMinute);
    return {
      kind: CAMPAIGN_MAIL,
      personId: recipient.personId,
      toAddress: recipient.email,
      locale: recipient.locale,
      subject: { type: CAMPAIGN_SUBJECT, id: campaign.id, version: CAMPAIGN_SUBJECT_VERSION },
      cause: { type: RECIPIENT_CAUSE, id: recipient.id },
      dueAt: new Date(campaign.startedAt.getTime() + minutes * 60_000),
      dedupeKey: `${CAMPAIGN_MAIL}~${recipient.id}`,
    };
  }
}
