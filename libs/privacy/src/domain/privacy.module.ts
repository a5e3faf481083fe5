import { Global, Module } from '@nestjs/common';
import { Consents } from './consents.js';
import { PersonalDataSources } from './personal-data-sources.js';
import { PrivacyPersonalData } from './privacy.personal-data.js';
import { SealedValues } from './sealed-values.js';

/** What every lib needs that holds something of people. Global: the audit's seals are wanted on every floor. */
@Global()
@Module({
  providers: [Consents, PersonalDataSources, PrivacyPersonalData, SealedValues],
  exports: [Consents, PersonalDataSources, SealedValues],
})
export class PrivacyModule {}
