import { Module } from '@nestjs/common';
import { CatalogueApiModule } from '#catalogue/api';
import { OrganisationsApiModule } from '#organisations/api';
import { SessionsApiModule } from '#sessions/api';
import { OutreachModule } from '../domain/outreach.module.js';
import { CampaignLoaders, CampaignNodeSource } from './campaign.loader.js';
import { CampaignPayloads } from './campaign-payload.js';
import { CampaignRecipientResolver, CampaignResolver, CampaignSegmentResolver } from './campaign.resolver.js';
import { ExcludeOrganisationResolver } from './exclude-organisation/exclude-organisation.resolver.js';
import { SegmentInputs } from './segment.input.js';
import { SegmentReachResolver } from './segment-reach.resolver.js';
import { SendCampaignResolver } from './send-campaign/send-campaign.resolver.js';
import { InvitationResolver } from './subscription/invitation.resolver.js';
import { SubscriptionResolver } from './subscription/subscription.resolver.js';
import { WriteCampaignResolver } from './write-campaign/write-campaign.resolver.js';
import { CampaignAuditSubject } from './campaign.audit-subject.js';
import { RecipientAuditSubject } from './recipient.audit-subject.js';

@Module({
  imports: [OutreachModule, CatalogueApiModule, OrganisationsApiModule, SessionsApiModule],
  providers: [
    CampaignAuditSubject,
    CampaignLoaders,
    CampaignNodeSource,
    CampaignPayloads,
    CampaignRecipientResolver,
    CampaignResolver,
    CampaignSegmentResolver,
    ExcludeOrganisationResolver,
    InvitationResolver,
    RecipientAuditSubject,
    SegmentInputs,
    SegmentReachResolver,
    SendCampaignResolver,
    SubscriptionResolver,
    WriteCampaignResolver,
  ],
})
export class OutreachApiModule {}
