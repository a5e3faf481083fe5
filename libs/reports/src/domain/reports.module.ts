import { Module } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { MessagingModule } from '#messaging';
import { CatalogueModule } from '#catalogue';
import { OverviewModule } from '#overview';
import { ReportPrinter } from '../pdf/report-printer.js';
import { ReportTypesetter } from '../pdf/report-typesetter.js';
import { DecideReportService } from './decide-report.service.js';
import { ReportFigures } from './report-figures.js';
import { ReportsPersonalData } from './reports.personal-data.js';
import { ReportsPersonHolding } from './reports.person-holding.js';
import { ReportReads } from './report-reads.js';
import { ReportRepository } from './report.repository.js';
import { ReportTidings } from './report-tidings.js';
import { SubmitReportService } from './submit-report.service.js';
import { WriteReportService } from './write-report.service.js';

/** Progress reports: written, frozen, judged. */
@Module({
  imports: [CatalogueModule, MessagingModule, OverviewModule],
  providers: [
    AuditTrail,
    ReportRepository,
    ReportsPersonalData,
    ReportsPersonHolding,
    ReportFigures,
    ReportTidings,
    ReportReads,
    WriteReportService,
    SubmitReportService,
    DecideReportService,
    ReportTypesetter,
    ReportPrinter,
  ],
  exports: [ReportReads, ReportPrinter, WriteReportService, SubmitReportService, DecideReportService],
})
export class ReportsModule {}
