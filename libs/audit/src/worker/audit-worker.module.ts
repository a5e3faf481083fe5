import { Module } from '@nestjs/common';
import { AuditModule } from '../audit.module.js';
import { SealAuditTask } from './seal-audit.task.js';

@Module({ imports: [AuditModule], providers: [SealAuditTask], exports: [AuditModule, SealAuditTask] })
export class AuditWorkerModule {}
