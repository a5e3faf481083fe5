import { Injectable, type OnModuleInit } from '@nestjs/common';
import { defineJob, JobRegistry } from '#queue';
import { AskAboutMinimums } from '../domain/ask-about-minimums.js';

/** Every twenty seconds: sessions of which it should be decided by now whether they take place. */
const ASK_ABOUT_MINIMUMS = defineJob<object>('sessions.ask-about-minimums', {
  queue: 'schedule',
  everyMs: 20_000,
});

@Injectable()
export class AskAboutMinimumsJob implements OnModuleInit {
  constructor(
    private readonly registry: JobRegistry,
    private readonly minimums: AskAboutMinimums,
  ) {}

  onModuleInit(): void {
    this.registry.handle(ASK_ABOUT_MINIMUMS, async () => void (await this.minimums.round()));
  }
}
