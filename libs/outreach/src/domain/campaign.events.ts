import { DomainEvent } from '#database';

export interface CampaignId {
  readonly campaignId: string;
}

/** A campaign's recipients are frozen; its messages are to be written. */
export class CampaignStartedV1 extends DomainEvent<CampaignId> {
  static override readonly topic = 'outreach.campaign.started.v1';
}
