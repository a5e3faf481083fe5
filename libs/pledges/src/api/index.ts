import { Module } from '@nestjs/common';
import { CatalogueApiModule } from '#catalogue/api';
import { OrganisationsApiModule } from '#organisations/api';
import { SessionsApiModule } from '#sessions/api';
import { PledgesModule } from '../domain/pledges.module.js';
import { CorrectPledgeResolver } from './correct-pledge/correct-pledge.resolver.js';
import { DecidePledgeResolver } from './decide-pledge/decide-pledge.resolver.js';
import { OfferPledgeResolver } from './offer-pledge/offer-pledge.resolver.js';
import { OrganisationPledgesField, PledgeSumUnitField } from './organisation-pledges.field.js';
import { PledgePayloads } from './pledge-payload.js';
import { PledgeLoaders, PledgeNodeSource } from './pledge.loaders.js';
import { PledgeResolver, QuantityResolver } from './pledge.resolver.js';
import { WithdrawPledgeResolver } from './withdraw-pledge/withdraw-pledge.resolver.js';
import { PledgeAuditSubject } from './pledge.audit-subject.js';

@Module({
  imports: [PledgesModule, CatalogueApiModule, OrganisationsApiModule, SessionsApiModule],
  providers: [
    CorrectPledgeResolver,
    DecidePledgeResolver,
    OfferPledgeResolver,
    OrganisationPledgesField,
    PledgeAuditSubject,
    PledgeLoaders,
    PledgeNodeSource,
    PledgePayloads,
    PledgeResolver,
    PledgeSumUnitField,
    QuantityResolver,
    WithdrawPledgeResolver,
  ],
})
export class PledgesApiModule {}
