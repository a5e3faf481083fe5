import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { AuditModule, AuditReads } from '#audit';
import { Metrics } from '#health';
import { MessageComposers } from '#messaging';
import { defineJob, JobRegistry } from '#queue';
import { AuditHeadComposer } from './audit-head.composer.js';
import { KeepAuditHead } from './keep-audit-head.js';

/** Keeps the head of the day. It looks every hour whether that is due. */
const KEEP_AUDIT_HEAD = defineJob<object>('exports.keep-audit-head', {
  queue: 'schedule',
  everyMs: 3_600_000,
});

@Injectable()
class ExportsWorker implements OnModuleInit {
  constructor(
    private readonly registry: JobRegistry,
    private readonly keeping: KeepAuditHead,
    private readonly composers: MessageComposers,
    private readonly composer: AuditHeadComposer,
    private readonly reads: AuditReads,
    private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    this.composers.register(this.composer);
    this.registry.handle(KEEP_AUDIT_HEAD, async () => {
      await this.keeping.keepWhenDue();
    });
    this.metrics.gauge(
      'samaki_audit_faults',
      '1 when the last daily verification of the audit found something wrong',
      async () => ((await this.reads.heads(1))[0]?.faultKind ? 1 : 0),
    );
  }
}

/** Carries the head of the audit away every day. Needs the worker modules of queue and messaging. */
@Module({
  imports: [AuditModule],
  providers: [ExportsWorker, KeepAuditHead, AuditHeadComposer],
  exports: [KeepAuditHead],
})
export class ExportsWorkerModule {}

export { HEADS_FILE, KeepAuditHead } from './keep-audit-head.js';
export { AuditHeadComposer } from './audit-head.composer.js';
