import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { Config } from '#config';
import { Metrics } from '#health';
import { People } from '#identity';
import { Log } from '#logging';
import { MessageComposers } from '#messaging';
import { defineJob, JobRegistry, WorkerHost } from '#queue';
import { PledgeRollups } from '../domain/pledge-rollups.js';
import { RollupCheck } from '../domain/rollup-check.service.js';
import { PledgeMailComposer } from './pledge-mail.composer.js';
import { PledgeMailFactsReads } from './pledge-mail.facts.js';

/** Compares the figures with the plain sums, once in a night. It looks every hour whether the night has come. */
const CHECK_ROLLUPS = defineJob<object>('pledges.check-rollups', { queue: 'schedule', everyMs: 3_600_000 });

const FOLD_EVERY_MS = 1_000;

@Injectable()
class PledgesWorker implements OnModuleInit {
  constructor(
    private readonly composers: MessageComposers,
    private readonly composer: PledgeMailComposer,
    private readonly host: WorkerHost,
    private readonly registry: JobRegistry,
    private readonly rollups: PledgeRollups,
    private readonly rollupCheck: RollupCheck,
    private readonly metrics: Metrics,
    private readonly config: Config,
    private readonly log: Log,
  ) {}

  onModuleInit(): void {
    this.composers.register(this.composer);
    this.host.addLoop({
      name: 'pledges.fold-rollups',
      everyMs: FOLD_EVERY_MS,
      run: async () => {
        await this.rollups.fold();
        return false;
      },
    });
    this.registry.handle(CHECK_ROLLUPS, () => this.check());
    this.metrics.gauge(
      'samaki_pledge_figures_wrong',
      'Figures of pledges that the last nightly check found to differ from the plain sums',
      async () => (await this.rollupCheck.last())?.wrong ?? 0,
    );
  }

  private async check(): Promise<void> {
    const outcome = await this.rollupCheck.checkWhenDue(this.config.programmeTimeZone);
    if (!outcome) return;
    const { compared, wrong, examples } = outcome;
    if (wrong > 0) this.log.error({ compared, wrong, examples }, 'Figures of pledges are not the plain sums');
    else this.log.info({ compared }, 'Figures of pledges are the plain sums');
  }
}

/** Writes the mails about pledges, folds their figures and proves them. Needs the worker modules of queue and
 *  messaging. */
@Module({
  providers: [People, PledgeMailComposer, PledgeMailFactsReads, PledgeRollups, PledgesWorker, RollupCheck],
})
export class PledgesWorkerModule {}
