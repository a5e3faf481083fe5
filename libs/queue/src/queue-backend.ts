import { poolOptions } from '#database';
import {
  createPostgresBackend,
  createRedisBackend,
  type JobsOptions,
  type PgPool,
  withBackend,
  type WorkerOptions,
} from 'bullmq';
import { Redis, type RedisOptions } from 'ioredis';
import pg from 'pg';

/** What the rest of this lib needs of a queue, whichever backend it lives on. */
export interface OpenQueue {
  addBulk(jobs: { name: string; data: object; opts: JobsOptions }[]): Promise<unknown>;
  upsertJobScheduler(
    id: string,
    repeat: { every: number },
    template: { name: string; data: object; opts: JobsOptions },
  ): Promise<unknown>;
  getJobCounts(
    ...states: ('waiting' | 'active' | 'delayed' | 'failed' | 'prioritized')[]
  ): Promise<Record<string, number>>;
  close(): Promise<void>;
}

export interface OpenWorker {
  close(force?: boolean): Promise<void>;
}

interface RunningJob {
  readonly name: string;
  readonly data: object;
  readonly attemptsMade: number;
}

type WorkerSettings = Pick<WorkerOptions, 'concurrency' | 'lockDuration' | 'stalledInterval'>;
type OnError = (error: Error) => void;

/** Where the queues live. */
export interface QueueBackend {
  readonly kind: 'postgresql' | 'redis';
  openQueue(name: string, onError: OnError): OpenQueue;
  openWorker(
    name: string,
    process: (job: RunningJob) => Promise<void>,
    settings: WorkerSettings,
    onError: OnError,
  ): OpenWorker;
  /** After every worker and queue was closed. */
  close(): Promise<void>;
}

export const QUEUE_SCHEMA = 'bullmq';
/** One hash tag, so that all keys lie on one node of a cluster. */
const KEY_PREFIX = '{samaki}';
const KEEP_FAILED = { age: 7 * 24 * 3600, count: 1_000 };
/** A kill is not the job's fault: being found stalled must never fail it while it has tries left. */
const MAX_STALLED = 50;

const workerOptions = (settings: WorkerSettings) => ({
  ...settings,
  maxStalledCount: MAX_STALLED,
  removeOnComplete: { count: 0 },
  removeOnFail: KEEP_FAILED,
});

/** BullMQ in schema `bullmq`, over one pool. Each worker keeps one connection of it for LISTEN, so there are
 *  three more than workers. */
export function postgresQueueBackend(databaseUrl: string, workers: number): QueueBackend {
  const connection = poolOptions(databaseUrl, 'samaki_worker');
  const pool = new pg.Pool({
    ...connection,
    options: `${connection.options} -c search_path=${QUEUE_SCHEMA}`,
    max: workers + 3,
    keepAlive: true,
  });
  pool.on('error', () => undefined);
  const { Queue, Worker } = withBackend(createPostgresBackend);
  // The pool of `pg` is the pool that the backend expects; the two declare it in different words.
  const shared = pool as unknown as PgPool;
  return {
    kind: 'postgresql',
    openQueue: (name, onError) => {
      const queue = new Queue(name, { connection: shared });
      queue.on('error', onError);
      return queue;
    },
    openWorker: (name, run, settings, onError) => {
      const worker = new Worker(name, async (job) => run(job as RunningJob), {
        connection: shared,
        ...workerOptions(settings),
      });
      worker.on('error', onError);
      return worker;
    },
    close: () => pool.end(),
  };
}

/** BullMQ on Redis. Producers give up at once while Redis is away: the outbox waits instead. */
export function redisQueueBackend(redisUrl: string): QueueBackend {
  const retryStrategy = (times: number): number => Math.min(times * 100, 2_000);
  const connect = (options: RedisOptions): Redis => {
    const redis = new Redis(redisUrl, { retryStrategy, ...options });
    redis.on('error', () => undefined);
    return redis;
  };
  const producers = connect({ maxRetriesPerRequest: 1, enableOfflineQueue: false });
  const consumers = connect({ maxRetriesPerRequest: null });
  const { Queue, Worker } = withBackend(createRedisBackend);
  return {
    kind: 'redis',
    openQueue: (name, onError) => {
      const queue = new Queue(name, { connection: producers, prefix: KEY_PREFIX });
      queue.on('error', onError);
      return queue;
    },
    openWorker: (name, run, settings, onError) => {
      const worker = new Worker(name, async (job) => run(job as RunningJob), {
        connection: consumers,
        prefix: KEY_PREFIX,
        ...workerOptions(settings),
      });
      worker.on('error', onError);
      return worker;
    },
    close: async () => {
      producers.disconnect();
      consumers.disconnect();
    },
  };
}
