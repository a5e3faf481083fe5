import { Injectable } from '@nestjs/common';
import { defineJob, type JobContext } from '#queue';
import { WriteMessagesService } from '../domain/write-messages.service.js';

/** Writes a campaign's messages into the ledger, which sends them in their minutes. */
export const SEND_CAMPAIGN = defineJob<{ campaignId: string }>('outreach.send-campaign', { queue: 'bulk' });

@Injectable()
export class SendCampaign {
  constructor(private readonly messages: WriteMessagesService) {}

  /** Batch by batch until none is left. A process that is to stop leaves the rest to the next job. */
  async send({ campaignId }: { campaignId: string }, { signal }: Pick<JobContext, 'signal'>): Promise<void> {
    while (!signal.aborted) if (!(await this.messages.writeBatch(campaignId))) return;
  }
}
