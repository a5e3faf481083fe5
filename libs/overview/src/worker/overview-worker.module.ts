import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { Config } from '#config';
import { UnitOfWork } from '#database';
import { Metrics } from '#health';
import { Log } from '#logging';
import { defineJob, JobRegistry } from '#queue';
import { CheckOverviewRollups } from '../domain/check-rollups.service.js';

/** Compares the figures of people with plain counts, once in a night. It looks every hour whether that is due. */
const CHECK_ROLLUPS = defineJob<object>('overview.check-rollups', { queue: 'schedule', everyMs: 3_600_000 });

@Injectable()
class OverviewWorker implements OnModuleInit {
  constructor(
    private readonly registry: JobRegistry,
    private readonly checks: CheckOverviewRollups,
    private readonly unitOfWork: UnitOfWork,
    private readonly metrics: Metrics,
    private readonly config: Config,
    private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.registry.handle(CHECK_ROLLUPS, () => this.check());
    this.metrics.gauge(
      'samaki_overview_figures_wrong',
      'Figures of people that the last nightly check found to differ from the plain counts',
      async () => (await this.unitOfWork.run((tx) => this.checks.last(tx)))?.wrong ?? 0,
    );
  }

  private async check(): Promise<void> {
    const found = await this.checks.checkWhenDue(this.config.programmeTimeZone);
    if (!found) return;
    const { compared, wrong, examples } = found;
    if (wrong > 0)
      this.log.error({ compared, wrong, examples }, 'Figures of people are not the plain counts');
    else this.log.info({ compared }, 'Figures of people are the plain counts');
  }
}

/** Proves the overview's figures every night. Needs the worker module of the queue. */
@Module({ providers: [CheckOverviewRollups, OverviewWorker] })
export class OverviewWorkerModule {}
