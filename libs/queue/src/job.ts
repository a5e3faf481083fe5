import type { QueueName } from './queues.js';

/** A kind of job: its name, its queue, and (in the type) what it carries. */
export interface JobDefinition<Data extends object> {
  /** `<lib>.<verb>-<object>`. */
  readonly name: string;
  readonly queue: QueueName;
  /** Tries in all when it throws; then it stays among the failed for an operator to look at. */
  readonly attempts: number;
  /** Comes round by itself, this many milliseconds apart. Only one worker gets each turn. */
  readonly everyMs?: number;
  /** Carries the type only; never set. */
  readonly _data?: Data;
}

const NAME = /^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)+$/;
const declared = new Map<string, JobDefinition<object>>();

/** Declares a job. It carries ids, never facts or secrets: its handler reads the rows anew, and expects to run
 *  twice and late. Throws when the name is malformed or taken. */
export function defineJob<Data extends object>(
  name: string,
  options: { queue: QueueName; attempts?: number; everyMs?: number },
): JobDefinition<Data> {
  if (!NAME.test(name)) throw new Error(`${name} is no name of a job: <lib>.<verb>-<object> is`);
  if (declared.has(name)) throw new Error(`The job ${name} is declared twice`);
  const job = { name, attempts: 8, ...options };
  declared.set(name, job);
  return job;
}

/** Every job whose declaration this process has loaded. */
export const declaredJobs = (): JobDefinition<object>[] => [...declared.values()];
