import { Module } from '@nestjs/common';
import { Consents } from './consents.js';
import { PersonalDataSources } from './personal-data-sources.js';
import { PrivacyPersonHolding } from './privacy.person-holding.js';
import { PersonHoldings } from './person-holding.js';
import { PrivacyPersonalData } from './privacy.personal-data.js';
import { SealedValueReads } from './sealed-value-reads.js';
import { SealedValues } from './sealed-values.js';

/** The register of what is held, and consents. `Consents` and `SealedValues` hold nothing: a lib may provide its own. */
@Module({
  providers: [
    Consents,
    PersonalDataSources,
    PersonHoldings,
    PrivacyPersonalData,
    PrivacyPersonHolding,
    SealedValueReads,
    SealedValues,
  ],
  exports: [Consents, PersonalDataSources, PersonHoldings, SealedValues],
})
export class PrivacyModule {}
