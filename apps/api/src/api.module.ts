import { type DynamicModule, Module, type ModuleMetadata } from '@nestjs/common';
import { AttendanceRow } from '#attendance';
import { AttendanceApiModule } from '#attendance/api';
import { AuditApiModule } from '#audit/api';
import { CityRow, CourseOutlineItemRow, CourseRow, FocusAreaRow, SectorRow } from '#catalogue';
import { CatalogueApiModule } from '#catalogue/api';
import { type Config, ConfigModule } from '#config';
import { ConsultationsApiModule } from '#consultations/api';
import { DataRightsApiModule } from '#data-rights/api';
import { DatabaseModule, OutboxRow } from '#database';
import { ExportsApiModule } from '#exports/api';
import { GraphqlServerModule, type GraphqlServerOptions } from '#graphql';
import { HealthModule } from '#health';
import { IDENTITY_ENTITIES } from '#identity';
import { IdentityApiModule } from '#identity/api';
import { type Log, LoggingModule } from '#logging';
import { MembershipRow, OrganisationRow, OrganisationSubKindRow } from '#organisations';
import { OrganisationsApiModule } from '#organisations/api';
import { PledgesApiModule } from '#pledges/api';
import { CampaignRow } from '#outreach';
import { OutreachApiModule } from '#outreach/api';
import { OverviewApiModule } from '#overview/api';
import { RegistrationRow, SessionSeatsRow } from '#registrations';
import { RegistrationsApiModule } from '#registrations/api';
import { RemindersApiModule } from '#reminders/api';
import { ReportsApiModule } from '#reports/api';
import { SessionRow, SessionTrainerRow } from '#sessions';
import { SessionsApiModule } from '#sessions/api';
import { VirtualRoomsApiModule } from '#virtual-rooms/api';
import { WishesApiModule } from '#wishes/api';
import { MailboxModule } from './mailbox/mailbox.module.js';

/** What the api answers: one module for each subject. */
export const SUBJECTS = [
  AuditApiModule,
  CatalogueApiModule,
  IdentityApiModule,
  DataRightsApiModule,
  OrganisationsApiModule,
  SessionsApiModule,
  RegistrationsApiModule,
  VirtualRoomsApiModule,
  AttendanceApiModule,
  PledgesApiModule,
  RemindersApiModule,
  WishesApiModule,
  ConsultationsApiModule,
  OutreachApiModule,
  OverviewApiModule,
  ReportsApiModule,
  ExportsApiModule,
  MailboxModule,
] as const;

const ENTITIES = [
  OutboxRow,
  CityRow,
  FocusAreaRow,
  SectorRow,
  CourseRow,
  CourseOutlineItemRow,
  ...IDENTITY_ENTITIES,
  OrganisationSubKindRow,
  OrganisationRow,
  MembershipRow,
  SessionRow,
  SessionTrainerRow,
  RegistrationRow,
  SessionSeatsRow,
  AttendanceRow,
  CampaignRow,
];

/** What the public pages read: the programme itself, and nothing about anybody. */
const KEPT_LOOKS = [
  'sessions',
  'session',
  'courses',
  'course',
  'learningPaths',
  'learningPath',
  'experiences',
  'experience',
  'focusAreas',
  'cities',
  'countries',
] as const;

export interface ApiOptions extends GraphqlServerOptions {
  /** Modules beside those of the subjects; for tests. */
  readonly more?: ModuleMetadata['imports'];
}

/** The whole api process. */
@Module({})
export class ApiModule {
  static with(config: Config, log: Log, options: ApiOptions = {}): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        ConfigModule.with(config),
        LoggingModule.with(log),
        DatabaseModule.forProcess('samaki_app', ENTITIES),
        HealthModule,
        ...SUBJECTS,
        ...(options.more ?? []),
        GraphqlServerModule.forProcess({ keptLooks: KEPT_LOOKS, ...options }),
      ],
    };
  }
}
