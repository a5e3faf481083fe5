import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { AuditWorkerModule } from '#audit/worker';
import { CatalogueWorkerModule } from '#catalogue/worker';
import { type Config, ConfigModule } from '#config';
import { ConsultationsWorkerModule } from '#consultations/worker';
import { DataRightsWorkerModule } from '#data-rights/worker';
import { DATA_HOLDER_ENTITIES, DATA_HOLDERS } from '#data-holders';
import { DatabaseModule } from '#database';
import { ExportsWorkerModule } from '#exports/worker';
import { HealthModule } from '#health';
import { IdentityWorkerModule } from '#identity/worker';
import { type Log, LoggingModule } from '#logging';
import { MailerModule } from '#mailer';
import { type Claims, type DeliverySettings, MessagingWorkerModule } from '#messaging/worker';
import { OrganisationsWorkerModule } from '#organisations/worker';
import { PledgesWorkerModule } from '#pledges/worker';
import { OutreachWorkerModule } from '#outreach/worker';
import { OverviewWorkerModule } from '#overview/worker';
import { QueueModule, type QueueSettings } from '#queue';
import { RegistrationsWorkerModule } from '#registrations/worker';
import { RemindersWorkerModule } from '#reminders/worker';
import { ReportsWorkerModule } from '#reports/worker';
import { SessionsWorkerModule } from '#sessions/worker';
import { VirtualRoomsWorkerModule } from '#virtual-rooms/worker';
import { WishesWorkerModule } from '#wishes/worker';
import { WorkerTasks } from './worker-tasks.js';

export interface WorkerOptions {
  readonly queue?: Partial<QueueSettings>;
  readonly delivery?: Partial<DeliverySettings>;
  readonly claims?: Type<Claims>;
}

/** Connections of the worker beside those of the queues: events and mail under way, the loops, and one to spare. */
const POOL_SIZE = 6;

/** The whole worker process: outbox, mail, reminders, campaigns, the audit's seals. */
@Module({})
export class WorkerModule {
  static with(config: Config, log: Log, options: WorkerOptions = {}): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        ConfigModule.with(config),
        LoggingModule.with(log),
        DatabaseModule.forProcess('samaki_worker', DATA_HOLDER_ENTITIES, POOL_SIZE),
        HealthModule,
        MailerModule,
        QueueModule.forWorker(options.queue),
        MessagingWorkerModule.with(options.delivery, options.claims),
        AuditWorkerModule,
        IdentityWorkerModule,
        OrganisationsWorkerModule,
        CatalogueWorkerModule,
        SessionsWorkerModule,
        RegistrationsWorkerModule,
        VirtualRoomsWorkerModule,
        PledgesWorkerModule,
        RemindersWorkerModule,
        WishesWorkerModule,
        ReportsWorkerModule,
        ConsultationsWorkerModule,
        OutreachWorkerModule.with(),
        OverviewWorkerModule,
        DataRightsWorkerModule,
        ...DATA_HOLDERS,
        ExportsWorkerModule,
      ],
      providers: [WorkerTasks],
    };
  }
}
