import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Config } from '#config';
import { UnitOfWork } from '#database';
import { Log } from '#logging';
import { defineJob } from './job.js';
import { JobRegistry } from './job-registry.js';
import { Loop, type LoopOptions } from './loop.js';
import { Notifications } from './notifications.js';
import { outboxAge, outboxSetAside, purgeIdempotencyKeys, purgeOutbox } from './outbox.sql.js';
import { HEAR_NEWS, OutboxRelay } from './outbox-relay.js';
import { QueueHost } from './queue-host.js';
import { QueueSettings } from './queue-settings.js';
import { within } from './within.js';
import { WorkHealth } from './work-health.js';

/** Forgets handled news and old idempotency keys. */
const PURGE_OUTBOX = defineJob<object>('queue.purge-outbox', { queue: 'schedule', everyMs: 3_600_000 });

/** The life of a worker process: proves that every job has its handler, then works; stops in the order
 *  loops → workers → queues, all before the database closes. */
@Injectable()
export class WorkerHost implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loops: Loop[] = [];
  private readonly reconcilers: (() => Promise<unknown>)[] = [];
  private readonly proofs: (() => void)[] = [];
  private notifications: Notifications | undefined;
  private started = false;

  constructor(
    private readonly config: Config,
    private readonly registry: JobRegistry,
    private readonly host: QueueHost,
    private readonly relay: OutboxRelay,
    private readonly unitOfWork: UnitOfWork,
    private readonly log: Log,
    @Inject(QueueSettings) private readonly settings: QueueSettings,
    health: WorkHealth,
  ) {
    registry.handle(HEAR_NEWS, ({ ids }) => relay.hear(ids));
    registry.handle(PURGE_OUTBOX, () => this.purge());
    health.watch(
      'outbox',
      async () => (await unitOfWork.read(outboxAge()))[0]?.seconds ?? null,
      async () => (await unitOfWork.read(outboxSetAside()))[0]?.count ?? 0,
    );
    this.addLoop({
      name: 'outbox',
      channel: 'samaki_outbox',
      everyMs: settings.outboxPollMs,
      run: () => relay.relay(),
    });
  }

  /** Adds a loop, in `onModuleInit` of a worker module. Answers how to wake it. */
  addLoop(options: LoopOptions): { wake(): void } {
    const loop = new Loop(options, this.log);
    this.loops.push(loop);
    return loop;
  }

  /** Adds work that mends what was lost: put back rows whose jobs are gone. Runs every few seconds in each worker,
   *  so it must bear company. */
  addReconciler(mend: () => Promise<unknown>): void {
    this.reconcilers.push(mend);
  }

  /** Adds a check that must hold before any work begins; it throws when it does not. */
  addProof(proof: () => void): void {
    this.proofs.push(proof);
  }

  async onApplicationBootstrap(): Promise<void> {
    this.registry.prove();
    for (const proof of this.proofs) proof();
    this.host.start();
    this.addLoop({ name: 'reconcile', everyMs: this.settings.reconcileEveryMs, run: () => this.reconcile() });
    this.started = true;
    for (const loop of this.loops) loop.start();
    const channels = this.loops.flatMap((loop) => loop.options.channel ?? []);
    this.notifications = new Notifications(this.config.databaseUrl, channels, (channel) =>
      this.wake(channel),
    );
    await this.notifications.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (!this.started) return;
    this.started = false;
    await this.notifications?.stop();
    // A round under way may wait for a backend that is away, so the wait for it has an end.
    const loopsEnd = within(this.settings.stopWithinMs, Promise.all(this.loops.map((loop) => loop.stop())));
    await Promise.all([loopsEnd, this.host.stopWorking()]);
    await this.host.close();
  }

  private wake(channel: string): void {
    for (const loop of this.loops) if (loop.options.channel === channel) loop.wake();
  }

  private async reconcile(): Promise<boolean> {
    if ((await this.relay.reconcile()) > 0) this.wake('samaki_outbox');
    for (const mend of this.reconcilers) await mend();
    await this.host.upsertSchedules();
    return false;
  }

  private async purge(): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      await tx.sql(purgeOutbox());
      await tx.sql(purgeIdempotencyKeys());
    });
  }
}
