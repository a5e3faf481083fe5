import { Module } from '@nestjs/common';
import { AuditModule } from '#audit';
import { ExportTokens } from './export-tokens.service.js';

@Module({ imports: [AuditModule], providers: [ExportTokens], exports: [ExportTokens] })
export class ExportsModule {}
