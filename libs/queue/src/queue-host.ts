import { Inject, Injectable } from '@nestjs/common';
import { Config } from '#config';
import { Log } from '#logging';
import type { JobsOptions } from 'bullmq';
import type { JobDefinition } from './job.js';
import { JobRegistry } from './job-registry.js';
import {
  type OpenQueue,
  type OpenWorker,
  postgresQueueBackend,
  type QueueBackend,
  redisQueueBackend,
} from './queue-backend.js';
import { QueueSettings } from './queue-settings.js';
import { type QueueName, QUEUES } from './queues.js';
import { within } from './within.js';

/** Opens the queues that have jobs, adds jobs to them and works them off. */
@Injectable()
export class QueueHost {
  private readonly queues = new Map<QueueName, OpenQueue>();
  private readonly workers: OpenWorker[] = [];
  private readonly stopping = new AbortController();
  private backend: QueueBackend | undefined;

  constructor(
    private readonly config: Config,
    private readonly registry: JobRegistry,
    private readonly log: Log,
    @Inject(QueueSettings) private readonly settings: QueueSettings,
  ) {}

  get backendKind(): QueueBackend['kind'] {
    return this.config.redisUrl ? 'redis' : 'postgresql';
  }

  /** Opens the queues and starts to work. Does not wait for Redis. */
  start(): void {
    const names = [...new Set(this.registry.declared().map((job) => job.queue))];
    const backend = this.config.redisUrl
      ? redisQueueBackend(this.config.redisUrl)
      : postgresQueueBackend(this.config.databaseUrl, names.length);
    this.backend = backend;
    for (const name of names) {
      const onError = (error: Error): void =>
        this.log.warn({ queue: name, err: error }, 'The queue reports an error');
      this.queues.set(name, backend.openQueue(name, onError));
      this.workers.push(
        backend.openWorker(
          name,
          async (job) =>
            this.registry.run(job.name, job.data, {
              signal: this.stopping.signal,
              attempt: job.attemptsMade + 1,
            }),
          {
            concurrency: QUEUES[name].concurrency,
            lockDuration: this.settings.jobLockMs,
            stalledInterval: this.settings.stalledCheckMs,
          },
          onError,
        ),
      );
    }
  }

  /** Adds jobs in one round trip. `later` lets everything else of the queue go first. Throws while the backend
   *  is away. */
  async add<Data extends object>(
    job: JobDefinition<Data>,
    data: readonly Data[],
    options: { later?: boolean } = {},
  ): Promise<void> {
    if (data.length === 0) return;
    const opts = { ...jobOptions(job), ...(options.later && { priority: 10 }) };
    await this.queueOf(job.queue).addBulk(data.map((each) => ({ name: job.name, data: each, opts })));
  }

  /** Puts every job that comes round by itself back into the backend; changes nothing where it is there. */
  async upsertSchedules(): Promise<void> {
    for (const job of this.registry.declared()) {
      if (job.everyMs === undefined) continue;
      const template = { name: job.name, data: {}, opts: { ...jobOptions(job), attempts: 1 } };
      await this.queueOf(job.queue).upsertJobScheduler(job.name, { every: job.everyMs }, template);
    }
  }

  /** Jobs of each open queue by state, for health and metrics. */
  async counts(): Promise<Record<string, Record<string, number>>> {
    const counts: Record<string, Record<string, number>> = {};
    for (const [name, queue] of this.queues)
      counts[name] = await queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'failed');
    return counts;
  }

  /** Lets jobs under way know, takes no new ones, and waits for them; what does not end in time is left to another
   *  worker. Jobs may still be added. */
  async stopWorking(): Promise<void> {
    this.stopping.abort();
    const closed = Promise.all(this.workers.map((worker) => worker.close()));
    if (await within(this.settings.stopWithinMs, closed)) return;
    this.log.warn({}, 'Jobs did not end in time and are left to another worker');
    await within(CLOSE_WITHIN_MS, Promise.all(this.workers.map((worker) => worker.close(true))));
  }

  /** Closes the queues. After it nothing can be added. */
  async close(): Promise<void> {
    const closed = Promise.all([...this.queues.values()].map((queue) => queue.close())).then(() =>
      this.backend?.close(),
    );
    if (!(await within(CLOSE_WITHIN_MS, closed))) this.log.warn({}, 'The queues did not close in time');
  }

  private queueOf(name: QueueName): OpenQueue {
    const queue = this.queues.get(name);
    if (!queue) throw new Error(`The queue ${name} is not open: no declared job lies in it`);
    return queue;
  }
}

/** A backend that is away must not keep the process from ending. */
const CLOSE_WITHIN_MS = 2_000;

/* No custom id: an id that an old job still holds would be passed over in silence. Twice is harmless. */
const jobOptions = (job: JobDefinition<object>): JobsOptions => ({
  attempts: job.attempts,
  backoff: { type: 'exponential', delay: 1_000 },
  removeOnComplete: true,
  removeOnFail: { age: 7 * 24 * 3600, count: 1_000 },
});
