import { Module } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { MessagingModule } from '#messaging';
import { Consents } from '#privacy';
import { CampaignRowsHolding, ExclusionHolding } from './outreach-holdings.js';
import { CampaignContents } from './campaign-contents.js';
import { CampaignReads } from './campaign-reads.js';
import { CampaignRepository } from './campaign.repository.js';
import { CancelCampaignService } from './cancel-campaign.service.js';
import { ExcludeOrganisationService } from './exclude-organisation.service.js';
import { ExclusionReads } from './exclusion-reads.js';
import { InvitationReads } from './invitation-reads.js';
import { OutreachPersonalData } from './outreach.personal-data.js';
import { OutreachPersonHolding } from './outreach.person-holding.js';
import { RecipientReads } from './recipient-reads.js';
import { StartCampaignService } from './start-campaign.service.js';
import { Subscriptions } from './subscriptions.service.js';
import { TestMailService } from './test-mail.service.js';
import { WriteCampaignService } from './write-campaign.service.js';

const SERVICES = [
  CampaignContents,
  CampaignReads,
  CancelCampaignService,
  ExcludeOrganisationService,
  ExclusionReads,
  InvitationReads,
  RecipientReads,
  StartCampaignService,
  Subscriptions,
  TestMailService,
  WriteCampaignService,
];

/** Campaigns, for the api. */
@Module({
  imports: [MessagingModule],
  providers: [
    AuditTrail,
    CampaignRepository,
    CampaignRowsHolding,
    Consents,
    ExclusionHolding,
    OutreachPersonalData,
    OutreachPersonHolding,
    ...SERVICES,
  ],
  exports: SERVICES,
})
export class OutreachModule {}
