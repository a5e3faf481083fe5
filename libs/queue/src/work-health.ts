import { Inject, Injectable } from '@nestjs/common';
import { QueueSettings } from './queue-settings.js';

/** Seconds for which the oldest due work of a kind has waited; null when none waits. */
export type AgeOfWork = () => Promise<number | null>;
/** Things put aside for an operator to look at. */
export type CountSetAside = () => Promise<number>;

export interface WorkReport {
  readonly oldestDueSeconds: Record<string, number>;
  readonly setAside: Record<string, number>;
  /** Kinds of work that are late. A broken connection that looks alive shows here, not in a ping. */
  readonly late: readonly string[];
}

/** Is due work done? Each lib that keeps due rows says how old its oldest is. */
@Injectable()
export class WorkHealth {
  private readonly ages = new Map<string, AgeOfWork>();
  private readonly asides = new Map<string, CountSetAside>();

  constructor(@Inject(QueueSettings) private readonly settings: QueueSettings) {}

  watch(kind: string, age: AgeOfWork, setAside: CountSetAside): void {
    this.ages.set(kind, age);
    this.asides.set(kind, setAside);
  }

  /** Throws when the database does not answer. */
  async report(): Promise<WorkReport> {
    const oldestDueSeconds: Record<string, number> = {};
    const setAside: Record<string, number> = {};
    for (const [kind, age] of this.ages) oldestDueSeconds[kind] = Math.max(0, (await age()) ?? 0);
    for (const [kind, count] of this.asides) setAside[kind] = await count();
    const late = Object.keys(oldestDueSeconds).filter(
      (kind) => (oldestDueSeconds[kind] ?? 0) > this.settings.lateAfterSeconds,
    );
    return { oldestDueSeconds, setAside, late };
  }
}
