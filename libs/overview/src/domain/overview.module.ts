import { Module } from '@nestjs/common';
import { PledgesModule } from '#pledges';
import { CheckOverviewRollups } from './check-rollups.service.js';
import { OverviewCodes } from './overview-codes.js';
import { OverviewFigures } from './overview-figures.js';
import { OverviewReads } from './overview-reads.js';
import { OverviewRows } from './overview-rows.js';

/** The committee's figures, their rows, and the proof that they agree. */
@Module({
  imports: [PledgesModule],
  providers: [CheckOverviewRollups, OverviewCodes, OverviewFigures, OverviewReads, OverviewRows],
  exports: [CheckOverviewRollups, OverviewCodes, OverviewFigures, OverviewReads, OverviewRows],
})
export class OverviewModule {}
