import { type DynamicModule, Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { SYSTEM } from '#authz';
import { People } from '#identity';
import { MessageComposers, MessagingModule } from '#messaging';
import { AfterCommit, defineJob, JobRegistry, QueueHost } from '#queue';
import { SessionCancelledV1 } from '#sessions';
import { CampaignContents } from '../domain/campaign-contents.js';
import { CampaignStartedV1 } from '../domain/campaign.events.js';
import { CampaignRepository } from '../domain/campaign.repository.js';
import { CancelCampaignService } from '../domain/cancel-campaign.service.js';
import { OutreachSettings } from '../domain/outreach-settings.js';
import { TendCampaigns } from '../domain/tend-campaigns.js';
import { WriteMessagesService } from '../domain/write-messages.service.js';
import { CampaignComposer } from './campaign.composer.js';
import { SEND_CAMPAIGN, SendCampaign } from './send-campaign.job.js';
import { TestMailComposer } from './test-mail.composer.js';

/** Takes up campaigns whose job was lost, and closes those that are done. */
const TEND_CAMPAIGNS = defineJob<object>('outreach.tend-campaigns', { queue: 'schedule', everyMs: 5_000 });

@Injectable()
class OutreachWorker implements OnModuleInit {
  constructor(
    private readonly composers: MessageComposers,
    private readonly campaignMails: CampaignComposer,
    private readonly testMails: TestMailComposer,
    private readonly registry: JobRegistry,
    private readonly afterCommit: AfterCommit,
    private readonly host: QueueHost,
    private readonly sending: SendCampaign,
    private readonly tending: TendCampaigns,
    private readonly cancelling: CancelCampaignService,
  ) {}

  onModuleInit(): void {
    this.composers.register(this.campaignMails);
    this.composers.register(this.testMails);
    this.registry.handle(SEND_CAMPAIGN, (data, context) => this.sending.send(data, context));
    this.registry.handle(TEND_CAMPAIGNS, async () => {
      await this.addJobs(await this.tending.unwritten());
      await this.tending.finish();
    });
    this.afterCommit.on(CampaignStartedV1, 'outreach.begin-campaign', (started) =>
      this.addJobs(started.map(({ campaignId }) => campaignId)),
    );
    this.afterCommit.on(SessionCancelledV1, 'outreach.stop-campaigns', async (sessions, tx) => {
      for (const { sessionId } of sessions) await this.cancelling.cancelOfSession(tx, SYSTEM, sessionId);
    });
  }

  /** Twice is harmless: a job finds nothing to do. */
  private async addJobs(campaignIds: readonly string[]): Promise<void> {
    await this.host.add(
      SEND_CAMPAIGN,
      campaignIds.map((campaignId) => ({ campaignId })),
    );
  }
}

/** Sends campaigns. Needs the worker modules of queue and messaging. */
@Module({})
export class OutreachWorkerModule {
  static with(settings: Partial<OutreachSettings> = {}): DynamicModule {
    return {
      module: OutreachWorkerModule,
      imports: [MessagingModule],
      providers: [
        AuditTrail,
        CampaignComposer,
        CampaignContents,
        CampaignRepository,
        CancelCampaignService,
        { provide: OutreachSettings, useValue: OutreachSettings.with(settings) },
        OutreachWorker,
        People,
        SendCampaign,
        TendCampaigns,
        TestMailComposer,
        WriteMessagesService,
      ],
    };
  }
}
