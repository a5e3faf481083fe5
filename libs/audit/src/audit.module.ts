import { Module } from '@nestjs/common';
import { AuditSealer } from './audit-sealer.js';
import { AuditTrail } from './audit-trail.js';
import { AuditVerifier } from './audit-verifier.js';

@Module({
  providers: [AuditTrail, AuditSealer, AuditVerifier],
  exports: [AuditTrail, AuditSealer, AuditVerifier],
})
export class AuditModule {}
