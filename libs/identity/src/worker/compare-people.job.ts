import { Injectable, type OnModuleInit } from '@nestjs/common';
import { defineJob, JobRegistry } from '#queue';
import { ComparePeople } from '../domain/merging/compare-people.js';

/** Every minute: whoever is new or has changed. */
const COMPARE_PEOPLE = defineJob<object>('identity.compare-people', { queue: 'schedule', everyMs: 60_000 });
const MOST_IN_A_ROUND = 5_000;

@Injectable()
export class ComparePeopleJob implements OnModuleInit {
  constructor(
    private readonly registry: JobRegistry,
    private readonly comparing: ComparePeople,
  ) {}

  onModuleInit(): void {
    this.registry.handle(COMPARE_PEOPLE, async () => void (await this.comparing.round(MOST_IN_A_ROUND)));
  }
}
