import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SealAuditTask } from '#audit/worker';
import { Metrics, Readiness } from '#health';
import { WorkerHost, WorkHealth } from '#queue';

/** Ties together what libs on one floor may not know of each other: tasks and the host, work and its figures. */
@Injectable()
export class WorkerTasks implements OnModuleInit {
  constructor(
    private readonly host: WorkerHost,
    private readonly work: WorkHealth,
    private readonly sealAudit: SealAuditTask,
    private readonly readiness: Readiness,
    private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    this.host.addLoop({
      name: this.sealAudit.name,
      everyMs: this.sealAudit.everyMs,
      run: () => this.sealAudit.run(),
    });
    this.readiness.add('work', async () => {
      const { late } = await this.work.report();
      if (late.length > 0) throw new Error(`Due work is late: ${late.join(', ')}`);
    });
    for (const kind of ['outbox', 'mail']) {
      this.metrics.gauge(
        `samaki_${kind}_oldest_due_seconds`,
        `Seconds for which the oldest due ${kind} work has waited`,
        async () => (await this.work.report()).oldestDueSeconds[kind] ?? 0,
      );
      this.metrics.gauge(
        `samaki_${kind}_set_aside`,
        `Rows of ${kind} work for an operator to look at`,
        async () => (await this.work.report()).setAside[kind] ?? 0,
      );
    }
  }
}
