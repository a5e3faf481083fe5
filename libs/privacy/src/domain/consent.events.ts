import { DomainEvent } from '#database';

/** Somebody refused campaigns on their own page. Heard in the transaction by outreach, which takes back what has not left. */
export class CampaignsRefusedV1 extends DomainEvent<{ readonly personId: string }> {
  static override readonly topic = 'privacy.campaigns.refused.v1';
}
