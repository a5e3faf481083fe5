import { AttendanceModule } from '#attendance';
import { CatalogueModule } from '#catalogue';
import { ConsultationsModule } from '#consultations';
import { DataRightsModule } from '#data-rights';
import { ExportsModule } from '#exports';
import { IDENTITY_ENTITIES, IdentityModule } from '#identity';
import { OrganisationsModule } from '#organisations';
import { CampaignRow, OutreachModule } from '#outreach';
import { PledgesModule } from '#pledges';
import { RegistrationsModule } from '#registrations';
import { ReportsModule } from '#reports';
import { SessionsModule } from '#sessions';
import { WishesModule } from '#wishes';

/** Whatever holds something of people: an erasure and a retention ask all of them, so a process that runs either has all.
 *  While a table has no holder among them, nobody can be erased (libs/privacy, `unclaimed`). */
export const DATA_HOLDERS = [
  IdentityModule,
  OrganisationsModule,
  CatalogueModule,
  SessionsModule,
  RegistrationsModule,
  WishesModule,
  AttendanceModule,
  PledgesModule,
  ConsultationsModule,
  OutreachModule,
  ReportsModule,
  ExportsModule,
  DataRightsModule,
];

/** The entities that they work with. */
export const DATA_HOLDER_ENTITIES = [...IDENTITY_ENTITIES, CampaignRow];
