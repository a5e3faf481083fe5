import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor } from '#authz';
import { sql, UnitOfWork } from '#database';
import { accept, refuse, type Refusal, type Result } from '#kernel';
import { isComplete } from './report-content.js';
import { type FigureRefusal, ReportFigures } from './report-figures.js';
import { ReportRepository } from './report.repository.js';
import { decideReportAct, type ReportActCode } from './report.rules.js';
import { ReportTidings } from './report-tidings.js';

/** Submits a report: its text and its figures are frozen as the next version. */
@Injectable()
export class SubmitReportService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly reports: ReportRepository,
    private readonly figures: ReportFigures,
    private readonly tidings: ReportTidings,
    private readonly audit: AuditTrail,
  ) {}

  /** `revision` is the one that the author saw. All figures are read from one snapshot, so that parts add up to their
   *  whole whatever is written meanwhile. Who submits counts as an author. Refuses REPORT_NOT_FOUND, and what
   *  `decideReportAct` and the figures refuse. */
  async submit(
    actor: Actor,
    command: { reportId: string; revision: number },
  ): Promise<Result<string, Refusal<'REPORT_NOT_FOUND' | ReportActCode> | FigureRefusal>> {
    const personId = actor.personId;
    if (!personId) return refuse('FORBIDDEN');
    return this.unitOfWork.run(async (tx) => {
      await tx.sql(sql`set transaction isolation level repeatable read`);
      const report = await this.reports.lockById(tx, command.reportId, personId);
      if (!report) return refuse('REPORT_NOT_FOUND', { path: ['reportId'] });
      const verdict = decideReportAct({
        act: 'SUBMIT',
        status: report.status,
        roles: actor.roles.map(({ role }) => role),
        isAuthor: report.isMine,
        isCurrent: report.revision === command.revision,
        isComplete: isComplete(report.content),
        comment: null,
      });
      if (!verdict.ok) return verdict;
      const figures = await this.figures.of(tx, report.content);
      if (!figures.ok) return figures;
      const submitted = { id: report.id, status: verdict.value.to, version: report.version + 1 };
      await this.reports.addAuthor(tx, report.id, personId);
      await this.reports.freeze(
        tx,
        {
          reportId: report.id,
          number: submitted.version,
          content: report.content,
          cityCodes: await this.figures.pilotCities(tx),
          personId,
        },
        figures.value,
      );
      await this.reports.saveState(tx, submitted);
      const step = { reportId: report.id, version: submitted.version, act: 'SUBMIT' } as const;
      await this.reports.addStep(tx, { ...step, personId, role: verdict.value.role, comment: null });
      await this.audit.record(tx, {
        actor,
        action: 'reports.submit-report',
        subjectType: 'report',
        subjectId: report.id,
        before: { status: report.status, version: report.version },
        after: {
          status: submitted.status,
          version: submitted.version,
          figures: Object.fromEntries(figures.value.map(({ key, value }) => [key, String(value)])),
        },
      });
      await this.tidings.tell(tx, { ...step, from: report.status });
      return accept(report.id);
    });
  }
}
