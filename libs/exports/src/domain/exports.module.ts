import { Module } from '@nestjs/common';
import { AuditModule } from '#audit';
import { ExportTokens } from './export-tokens.service.js';
import { ExportsPersonalData } from './exports.personal-data.js';
import { ExportsPersonHolding } from './exports.person-holding.js';

@Module({
  imports: [AuditModule],
  providers: [ExportTokens, ExportsPersonalData, ExportsPersonHolding],
  exports: [ExportTokens],
})
export class ExportsModule {}
