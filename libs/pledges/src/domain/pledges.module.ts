import { Module } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { MessagingModule } from '#messaging';
import { ChangePledgeService } from './change-pledge.service.js';
import { OfferPledgeService } from './offer-pledge.service.js';
import { PledgesPersonalData } from './pledges.personal-data.js';
import { PledgesPersonHolding } from './pledges.person-holding.js';
import { PledgeReads } from './pledge-reads.js';
import { PledgeRepository } from './pledge.repository.js';
import { PledgeRollups } from './pledge-rollups.js';
import { PledgesHolding } from './pledges-holding.js';
import { RollupCheck } from './rollup-check.service.js';
import { TellAboutPledge } from './tell-about-pledge.js';

@Module({
  imports: [MessagingModule],
  providers: [
    AuditTrail,
    ChangePledgeService,
    OfferPledgeService,
    PledgeReads,
    PledgeRepository,
    PledgesHolding,
    PledgeRollups,
    PledgesPersonalData,
    PledgesPersonHolding,
    RollupCheck,
    TellAboutPledge,
  ],
  exports: [ChangePledgeService, OfferPledgeService, PledgeReads, PledgeRollups, RollupCheck],
})
export class PledgesModule {}
