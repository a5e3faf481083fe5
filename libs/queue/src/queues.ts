/** The five queues, and how many jobs of each one worker process runs at once. A queue without any declared job
 *  is not opened. */
export const QUEUES = {
  /** Mail that is due. Each job sends several at once, see `#messaging/worker`. */
  mail: { concurrency: 2 },
  /** News after commits. */
  events: { concurrency: 2 },
  /** What comes round by the clock. */
  schedule: { concurrency: 2 },
  /** Long work that may wait. */
  bulk: { concurrency: 1 },
  /** Calls to other houses. */
  webhooks: { concurrency: 4 },
} as const satisfies Record<string, { concurrency: number }>;

export type QueueName = keyof typeof QUEUES;
