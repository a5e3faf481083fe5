import { Module } from '@nestjs/common';
import { AuditHeads } from './audit-heads.js';
import { AuditReads } from './audit-reads.js';
import { AuditSealer } from './audit-sealer.js';
import { AuditTrail } from './audit-trail.js';
import { AuditVerifier } from './audit-verifier.js';

const PARTS = [AuditTrail, AuditSealer, AuditVerifier, AuditReads, AuditHeads];

@Module({ providers: PARTS, exports: PARTS })
export class AuditModule {}
