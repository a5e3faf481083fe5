import { Injectable } from '@nestjs/common';
import { Config } from '#config';
import { UnitOfWork } from '#database';
import { type ComposedMail, type LedgerRow, MessageComposer } from '#messaging';
import { CampaignContents, type CampaignNow } from '../domain/campaign-contents.js';
import { campaignMail } from '../domain/campaign-mail.js';
import { exclusionOf } from '../domain/exclusion.rules.js';
import { CAMPAIGN_MAIL } from '../domain/message-facts.js';
import { linkToken } from '../domain/personal-link.js';
import { type RecipientNow, recipientsNow } from '../domain/recipients.sql.js';

/** Writes the mails of campaigns, each to one person with their own links. */
@Injectable()
export class CampaignComposer extends MessageComposer {
  readonly kinds = [CAMPAIGN_MAIL];

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly contents: CampaignContents,
    private readonly config: Config,
  ) {
    super();
  }

  /** Null when the campaign was cancelled, the session begun or called off, or the person unsubscribed, registered or
   *  lost their address meanwhile: this is the last question before a mail leaves. */
  override async compose(rows: LedgerRow[]): Promise<Map<string, ComposedMail | null>> {
    const campaigns = await this.contents.byIds([...new Set(rows.flatMap((row) => row.subjectId ?? []))]);
    const recipients = await this.recipientsOf(rows, campaigns);
    const organisations = await this.contents.organisationsOf([...recipients.keys()]);
    return new Map(
      rows.map((row) => {
        const campaign = campaigns.get(row.subjectId ?? '');
        const recipient = recipients.get(row.causeId ?? '');
        if (!campaign || !recipient || !isWanted(campaign, recipient)) return [row.id, null];
        const copy = {
          locale: row.locale,
          fullName: recipient.fullName,
          organisation: organisations.get(recipient.id) ?? null,
          tokens: {
            invitation: linkToken(this.config.secret, 'invitation', recipient.id),
            unsubscribe: linkToken(this.config.secret, 'unsubscribe', recipient.id),
          },
        };
        return [row.id, campaignMail(campaign, copy, this.config.publicUrl)];
      }),
    );
  }

  private async recipientsOf(
    rows: readonly LedgerRow[],
    campaigns: ReadonlyMap<string, CampaignNow>,
  ): Promise<Map<string, RecipientNow>> {
    const found = new Map<string, RecipientNow>();
    for (const campaign of campaigns.values()) {
      const ids = rows.flatMap((row) => (row.subjectId === campaign.id && row.causeId ? [row.causeId] : []));
      for (const recipient of await this.unitOfWork.read(recipientsNow(campaign.sessionId, ids)))
        found.set(recipient.id, recipient);
    }
    return found;
  }
}

const isWanted = (campaign: CampaignNow, recipient: RecipientNow): boolean =>
  campaign.status !== 'CANCELLED' && campaign.isTimely && exclusionOf(recipient) === null;
