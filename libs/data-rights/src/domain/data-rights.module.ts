import { Module } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { IdentityModule } from '#identity';
import { MessagingModule } from '#messaging';
import { PrivacyModule } from '#privacy';
import { AskErasureService } from './ask-erasure.service.js';
import { ChangeConsentService } from './change-consent.service.js';
import { ChangeContactService } from './change-contact.service.js';
import { CorrectDetailsService } from './correct-details.service.js';
import { DataRightsPersonalData } from './data-rights.personal-data.js';
import { DataRightsPersonHolding } from './data-rights.person-holding.js';
import { Duties } from './duties.js';
import { ErasePersonService } from './erase-person.service.js';
import { ErasureReads } from './erasure-reads.js';
import { ExportDataService } from './export-data.service.js';
import { InactivePeople } from './inactive-people.js';
import { OneByOne } from './one-by-one.js';
import { OwnDataReads } from './own-data.reads.js';
import { RetainService } from './retain.service.js';
import { RetentionRecord } from './retention-record.js';
import { RetentionReads } from './retention.reads.js';

const SERVICES = [
  AskErasureService,
  ChangeConsentService,
  ChangeContactService,
  CorrectDetailsService,
  ErasePersonService,
  ErasureReads,
  ExportDataService,
  OwnDataReads,
  RetainService,
  RetentionReads,
];

/** What people may do with what is held of them. Needs the domain modules of every lib that holds something. */
@Module({
  imports: [IdentityModule, MessagingModule, PrivacyModule],
  providers: [
    AuditTrail,
    DataRightsPersonalData,
    DataRightsPersonHolding,
    Duties,
    InactivePeople,
    OneByOne,
    RetentionRecord,
    ...SERVICES,
  ],
  exports: [PrivacyModule, ...SERVICES],
})
export class DataRightsModule {}
