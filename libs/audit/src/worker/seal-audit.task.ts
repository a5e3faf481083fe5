import { Injectable } from '@nestjs/common';
import { AuditSealer } from '../audit-sealer.js';

/** Seals the audit, every second, in whichever worker comes first. */
@Injectable()
export class SealAuditTask {
  readonly name = 'audit.seal-rows';
  readonly everyMs = 1_000;

  constructor(private readonly sealer: AuditSealer) {}

  /** One round. Answers false: all there was is under the seal, and the next round may wait its second. */
  async run(): Promise<boolean> {
    await this.sealer.sealOnce();
    return false;
  }
}
