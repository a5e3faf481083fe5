import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { AttendanceModule } from '#attendance';
import { AuditWorkerModule } from '#audit/worker';
import { CatalogueModule } from '#catalogue';
import { type Config, ConfigModule } from '#config';
import { ConsultationsModule } from '#consultations';
import { ConsultationsWorkerModule } from '#consultations/worker';
import { DataRightsWorkerModule } from '#data-rights/worker';
import { DatabaseModule } from '#database';
import { HealthModule } from '#health';
import { IDENTITY_ENTITIES } from '#identity';
import { IdentityWorkerModule } from '#identity/worker';
import { type Log, LoggingModule } from '#logging';
import { MailerModule } from '#mailer';
import { type Claims, type DeliverySettings, MessagingWorkerModule } from '#messaging/worker';
import { OrganisationsModule } from '#organisations';
import { OrganisationsWorkerModule } from '#organisations/worker';
import { PledgesModule } from '#pledges';
import { PledgesWorkerModule } from '#pledges/worker';
import { CampaignRow, OutreachModule } from '#outreach';
import { OutreachWorkerModule } from '#outreach/worker';
import { OverviewWorkerModule } from '#overview/worker';
import { QueueModule, type QueueSettings } from '#queue';
import { RegistrationsModule } from '#registrations';
import { RegistrationsWorkerModule } from '#registrations/worker';
import { SessionsModule } from '#sessions';
import { RemindersWorkerModule } from '#reminders/worker';
import { ReportsModule } from '#reports';
import { ReportsWorkerModule } from '#reports/worker';
import { WorkerTasks } from './worker-tasks.js';

export interface WorkerOptions {
  readonly queue?: Partial<QueueSettings>;
  readonly delivery?: Partial<DeliverySettings>;
  readonly claims?: Type<Claims>;
}

/** Connections of the worker beside those of the queues: events and mail under way, the loops, and one to spare. */
const POOL_SIZE = 6;

/** Whatever holds something of people: an erasure asks all of them. */
const HOLDERS = [
  OrganisationsModule,
  SessionsModule,
  RegistrationsModule,
  AttendanceModule,
  PledgesModule,
  ConsultationsModule,
  OutreachModule,
  ReportsModule,
];

/** The whole worker process: outbox, mail, reminders, campaigns, the audit's seals. */
@Module({})
export class WorkerModule {
  static with(config: Config, log: Log, options: WorkerOptions = {}): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        ConfigModule.with(config),
        LoggingModule.with(log),
        DatabaseModule.forProcess('samaki_worker', [...IDENTITY_ENTITIES, CampaignRow], POOL_SIZE),
        HealthModule,
        MailerModule,
        QueueModule.forWorker(options.queue),
        MessagingWorkerModule.with(options.delivery, options.claims),
        AuditWorkerModule,
        IdentityWorkerModule,
        OrganisationsWorkerModule,
        CatalogueModule,
        OrganisationsModule,
        RegistrationsWorkerModule,
        PledgesWorkerModule,
        RemindersWorkerModule,
        ReportsWorkerModule,
        ConsultationsWorkerModule,
        OutreachWorkerModule.with(),
        OverviewWorkerModule,
        DataRightsWorkerModule,
        ...HOLDERS,
      ],
      providers: [WorkerTasks],
    };
  }
}
