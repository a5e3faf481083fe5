import { Injectable } from '@nestjs/common';
import { declaredJobs, type JobDefinition } from './job.js';

export interface JobContext {
  /** Set when the process is about to stop: finish what is begun, hand back the rest. */
  readonly signal: AbortSignal;
  /** Which try this is, from 1. */
  readonly attempt: number;
}

export type JobHandler<Data extends object> = (data: Data, context: JobContext) => Promise<void>;

/** Which handler does which job. Every declared job has exactly one, or the worker does not start. */
@Injectable()
export class JobRegistry {
  private readonly handlers = new Map<string, JobHandler<object>>();
  private readonly mistakes: string[] = [];

  constructor(private readonly jobs: () => JobDefinition<object>[] = declaredJobs) {}

  /** Called by worker modules in `onModuleInit`. */
  handle<Data extends object>(job: JobDefinition<Data>, handler: JobHandler<Data>): void {
    if (this.handlers.has(job.name)) this.mistakes.push(`${job.name} has two handlers`);
    this.handlers.set(job.name, handler as JobHandler<object>);
  }

  /** Throws unless every declared job has exactly one handler; names all that is wrong. */
  prove(): void {
    const missing = this.declared().filter((job) => !this.handlers.has(job.name));
    const mistakes = [...this.mistakes, ...missing.map((job) => `${job.name} has no handler`)];
    if (mistakes.length === 0) return;
    throw new Error(
      `The jobs cannot all be done:\n${mistakes.map((mistake) => `  - ${mistake}`).join('\n')}`,
    );
  }

  declared(): JobDefinition<object>[] {
    return this.jobs();
  }

  async run(name: string, data: object, context: JobContext): Promise<void> {
    const handler = this.handlers.get(name);
    if (!handler) throw new Error(`Nobody does the job ${name}`);
    await handler(data, context);
  }
}
