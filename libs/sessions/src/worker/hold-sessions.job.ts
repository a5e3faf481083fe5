import { Injectable, type OnModuleInit } from '@nestjs/common';
import { defineJob, JobRegistry } from '#queue';
import { HoldEndedSessions } from '../domain/hold-ended-sessions.js';

/** Every ten minutes: sessions that ended a day ago. */
const HOLD_SESSIONS = defineJob<object>('sessions.hold-sessions', { queue: 'schedule', everyMs: 600_000 });

@Injectable()
export class HoldSessionsJob implements OnModuleInit {
  constructor(
    private readonly registry: JobRegistry,
    private readonly holding: HoldEndedSessions,
  ) {}

  onModuleInit(): void {
    this.registry.handle(HOLD_SESSIONS, async () => void (await this.holding.round()));
  }
}
