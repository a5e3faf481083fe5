import { type DynamicModule, Global, Injectable, Module, type OnModuleInit, type Type } from '@nestjs/common';
import { sql, UnitOfWork } from '#database';
import { defineJob, JobRegistry, WorkerHost, WorkHealth } from '#queue';
import { MessageComposers } from '../domain/message-composer.js';
import { MessagingModule } from '../domain/messaging.module.js';
import { Claims } from './claims.js';
import { DELIVER_MESSAGES, DeliverMessages } from './deliver-messages.job.js';
import { mailAge, mailSetAside } from './deliveries.sql.js';
import { DeliverySettings } from './delivery-settings.js';
import { DueMessages } from './due-messages.js';

/** Once a day: the partitions of the coming months, and the demonstration's mailbox emptied of what is old. */
const KEEP_HOUSE = defineJob<object>('messaging.keep-house', {
  queue: 'schedule',
  everyMs: 86_400_000,
});

const CAUGHT_MAIL_DAYS = 30;

@Injectable()
class MessagingWorker implements OnModuleInit {
  constructor(
    private readonly registry: JobRegistry,
    private readonly host: WorkerHost,
    private readonly health: WorkHealth,
    private readonly deliverMessages: DeliverMessages,
    private readonly dueMessages: DueMessages,
    private readonly composers: MessageComposers,
    private readonly unitOfWork: UnitOfWork,
    private readonly settings: DeliverySettings,
  ) {}

  onModuleInit(): void {
    this.host.addProof(() => this.composers.prove());
    const scan = this.host.addLoop({
      name: 'due messages',
      channel: 'samaki_messages',
      everyMs: this.settings.scanEveryMs,
      run: () => this.dueMessages.scan(),
    });
    this.host.addReconciler(async () => {
      if ((await this.dueMessages.mend()) > 0) scan.wake();
    });
    this.registry.handle(DELIVER_MESSAGES, async (data, context) => {
      await this.deliverMessages.deliver(data, context);
      scan.wake();
    });
    this.registry.handle(KEEP_HOUSE, () => this.keepHouse());
    this.health.watch(
      'mail',
      async () => (await this.unitOfWork.read(mailAge()))[0]?.seconds ?? null,
      async () => (await this.unitOfWork.read(mailSetAside()))[0]?.count ?? 0,
    );
  }

  private async keepHouse(): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      await tx.sql(sql`select messages_make_partitions()`);
      await tx.sql(
        sql`delete from caught_mails where caught_at < app_now() - make_interval(days => ${CAUGHT_MAIL_DAYS})`,
      );
    });
  }
}

/** Sends the mail of the ledger. Global: libs above register their composers with `MessageComposers`. */
@Global()
@Module({})
export class MessagingWorkerModule {
  /** `claims` lets a test show what goes wrong without them. */
  static with(settings: Partial<DeliverySettings> = {}, claims: Type<Claims> = Claims): DynamicModule {
    return {
      module: MessagingWorkerModule,
      imports: [MessagingModule],
      providers: [
        { provide: Claims, useClass: claims },
        DeliverMessages,
        { provide: DeliverySettings, useValue: DeliverySettings.with(settings) },
        DueMessages,
        MessageComposers,
        MessagingWorker,
      ],
      exports: [MessagingModule, MessageComposers, DeliverySettings],
    };
  }
}
