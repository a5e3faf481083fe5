import { Module } from '@nestjs/common';
import { Consents } from './consents.js';
import { PersonalDataSources } from './personal-data-sources.js';
import { PrivacyPersonalData } from './privacy.personal-data.js';
import { SealedValues } from './sealed-values.js';

/** The register of what is held, and consents. `Consents` and `SealedValues` hold nothing: a lib may provide its own. */
@Module({
  providers: [Consents, PersonalDataSources, PrivacyPersonalData, SealedValues],
  exports: [Consents, PersonalDataSources, SealedValues],
})
export class PrivacyModule {}
