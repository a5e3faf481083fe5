import { Injectable, Module } from '@nestjs/common';
import { can } from '#authz';
import { CatalogueApiModule } from '#catalogue/api';
import { NodeSource, type RequestContext } from '#graphql';
import { ReportReads } from '../domain/report-reads.js';
import { ReportsModule } from '../domain/reports.module.js';
import { ReportMutations } from './report.mutations.js';
import { REPORT_PREFIX, toReportType } from './report.mapper.js';
import { ReportPdfRoute } from './report-pdf.route.js';
import { ReportFigureResolver } from './report-figure.resolver.js';
import { ReportResolver, ReportVersionResolver } from './report.resolver.js';
import type { ReportType } from './report.types.js';
import { ReportAuditSubject } from './report.audit-subject.js';

@Injectable()
class ReportNodeSource extends NodeSource {
  readonly prefix = REPORT_PREFIX;
  readonly typeName = 'Report';

  constructor(private readonly reads: ReportReads) {
    super();
  }

  async load(uuids: readonly string[], { actor }: RequestContext): Promise<(ReportType | null)[]> {
    if (!can(actor, 'reports.read')) return uuids.map(() => null);
    const views = await Promise.all(uuids.map((uuid) => this.reads.byId(actor, uuid)));
    return views.map((view) => view && toReportType(view, actor));
  }
}

@Module({
  imports: [ReportsModule, CatalogueApiModule],
  providers: [
    ReportResolver,
    ReportVersionResolver,
    ReportFigureResolver,
    ReportMutations,
    ReportNodeSource,
    ReportAuditSubject,
    ReportPdfRoute,
  ],
})
export class ReportsApiModule {}
