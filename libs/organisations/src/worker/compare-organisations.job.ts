import { Injectable, type OnModuleInit } from '@nestjs/common';
import { defineJob, JobRegistry } from '#queue';
import { CompareOrganisations } from '../domain/compare-organisations.js';

/** Every minute: organisations that are new or have changed. */
const COMPARE_ORGANISATIONS = defineJob<object>('organisations.compare-organisations', {
  queue: 'schedule',
  everyMs: 60_000,
});
const MOST_IN_A_ROUND = 5_000;

@Injectable()
export class CompareOrganisationsJob implements OnModuleInit {
  constructor(
    private readonly registry: JobRegistry,
    private readonly comparing: CompareOrganisations,
  ) {}

  onModuleInit(): void {
    this.registry.handle(
      COMPARE_ORGANISATIONS,
      async () => void (await this.comparing.round(MOST_IN_A_ROUND)),
    );
  }
}
