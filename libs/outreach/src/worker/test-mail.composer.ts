import { Injectable } from '@nestjs/common';
import { Config } from '#config';
import { People } from '#identity';
import { type ComposedMail, type LedgerRow, MessageComposer } from '#messaging';
import { CampaignContents } from '../domain/campaign-contents.js';
import { campaignMail } from '../domain/campaign-mail.js';
import { TEST_MAIL } from '../domain/message-facts.js';

/** Writes test mails: the campaign as it stands, to its writer, with links that open nothing personal. */
@Injectable()
export class TestMailComposer extends MessageComposer {
  readonly kinds = [TEST_MAIL];

  constructor(
    private readonly contents: CampaignContents,
    private readonly people: People,
    private readonly config: Config,
  ) {
    super();
  }

  override async compose(rows: LedgerRow[]): Promise<Map<string, ComposedMail | null>> {
    const campaigns = await this.contents.byIds(rows.flatMap((row) => row.subjectId ?? []));
    const people = await this.people.byIds(rows.flatMap((row) => row.personId ?? []));
    return new Map(
      rows.map((row) => {
        const campaign = campaigns.get(row.subjectId ?? '');
        if (!campaign) return [row.id, null];
        const fullName = people.get(row.personId ?? '')?.fullName ?? '';
        const copy = { locale: row.locale, fullName, organisation: null, tokens: null, isTest: true };
        return [row.id, campaignMail(campaign, copy, this.config.publicUrl)];
      }),
    );
  }
}
