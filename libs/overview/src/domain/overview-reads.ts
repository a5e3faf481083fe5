import { Injectable } from '@nestjs/common';
import { sql, UnitOfWork } from '#database';
import { CheckOverviewRollups } from './check-rollups.service.js';
import { OverviewFigures } from './overview-figures.js';
import type { OverviewFilter, OverviewView } from './overview.views.js';

/** The overview for readers. */
@Injectable()
export class OverviewReads {
  /** Questions under way, by filter: whoever asks the same meanwhile gets the same answer. */
  private readonly underWay = new Map<string, Promise<OverviewView>>();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly figures: OverviewFigures,
    private readonly checks: CheckOverviewRollups,
  ) {}

  /** All figures of one moment. */
  async overview(filter: OverviewFilter): Promise<OverviewView> {
    const key = JSON.stringify(filter);
    const asked = this.underWay.get(key) ?? this.read(filter).finally(() => this.underWay.delete(key));
    this.underWay.set(key, asked);
    return asked;
  }

  private async read(filter: OverviewFilter): Promise<OverviewView> {
    return this.unitOfWork.run(async (tx) => {
      await tx.sql(sql`set transaction isolation level repeatable read read only`);
      const [now] = await tx.sql(sql<{ asOf: Date }>`select app_now() as "asOf"`);
      return {
        asOf: now!.asOf,
        figures: await this.figures.read(tx, filter),
        groups: await this.figures.groups(tx, filter),
        lastCheck: await this.checks.last(tx),
      };
    });
  }
}
